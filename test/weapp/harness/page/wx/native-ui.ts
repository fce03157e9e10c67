/** What the phone itself draws over a mini-program: toasts, dialogs, sheets. Tests press their buttons by text. */

export type SheetAnswer =
  | { readonly kind: 'item'; readonly index: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'cancel' }

const TOAST_MS = 1500

function layer(kind: string): HTMLElement {
  const element = document.createElement('div')
  element.className = `wx-native wx-native-${kind}`
  document.body.append(element)
  return element
}

function button(title: string, press: () => void): HTMLElement {
  const element = document.createElement('div')
  element.className = 'wx-native-button'
  element.setAttribute('role', 'button')
  element.textContent = title
  element.addEventListener('click', press)
  return element
}

/** A sheet from below with one row for each item, or a line to type in. */
export function showSheet(options: { items: readonly string[]; typed?: boolean }): Promise<SheetAnswer> {
  return new Promise(resolve => {
    const sheet = layer('sheet')
    const answer = (value: SheetAnswer) => {
      sheet.remove()
      resolve(value)
    }
    options.items.forEach((title, index) => {
      sheet.append(button(title, () => answer({ kind: 'item', index })))
    })
    if (options.typed) {
      const line = document.createElement('input')
      line.className = 'wx-native-input'
      sheet.append(
        line,
        button('确定', () => answer({ kind: 'text', text: line.value })),
      )
    }
    sheet.append(button('取消', () => answer({ kind: 'cancel' })))
  })
}

export interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  confirmText?: string
  cancelText?: string
  editable?: boolean
  placeholderText?: string
}

/** `wx.showModal`. */
export function showModal(
  options: ModalOptions,
): Promise<{ confirm: boolean; cancel: boolean; content: string | null }> {
  return new Promise(resolve => {
    const modal = layer('modal')
    const title = document.createElement('div')
    title.textContent = options.title ?? ''
    const content = document.createElement('div')
    content.textContent = options.editable ? '' : (options.content ?? '')
    const line = document.createElement('input')
    line.className = 'wx-native-input'
    line.placeholder = options.placeholderText ?? ''
    line.value = options.content ?? ''
    modal.append(title, options.editable ? line : content)
    const answer = (confirm: boolean) => {
      modal.remove()
      resolve({ confirm, cancel: !confirm, content: options.editable && confirm ? line.value : null })
    }
    if (options.showCancel !== false) modal.append(button(options.cancelText ?? '取消', () => answer(false)))
    modal.append(button(options.confirmText ?? '确定', () => answer(true)))
  })
}

let notice: { element: HTMLElement; kind: 'toast' | 'loading' } | undefined
let noticeTimer: ReturnType<typeof setTimeout> | undefined

/** `wx.showToast` and `wx.showLoading` share one place on the screen. */
export function showNotice(kind: 'toast' | 'loading', title: string, durationMs = TOAST_MS): void {
  hideNotice()
  const element = layer(kind)
  element.textContent = title
  notice = { element, kind }
  if (kind === 'toast') noticeTimer = setTimeout(hideNotice, durationMs)
}

export function hideNotice(): void {
  clearTimeout(noticeTimer)
  notice?.element.remove()
  notice = undefined
}
