import type { WindowConfig } from './app-config'

/** Height of the bar with the page's title, px. */
export const TITLE_BAR_PX = 44

/** The place a page is drawn in: a title bar and, under it, a webview with its own scrolling. */
export class PageView {
  readonly element: HTMLElement
  /** Scrolls; selector queries look inside it. */
  readonly scroller: HTMLElement
  /** Replaced by the page's root node. */
  readonly placeholder: HTMLElement
  readonly #title: HTMLElement
  readonly #style: HTMLStyleElement

  constructor(route: string, config: WindowConfig, css: string, onBack: () => void) {
    this.element = document.createElement('div')
    this.element.className = 'wx-page'
    this.element.dataset.route = route
    const bar = document.createElement('div')
    bar.className = 'wx-title-bar'
    bar.style.background = config.navigationBarBackgroundColor ?? ''
    bar.style.color = config.navigationBarTextStyle ?? ''
    const back = document.createElement('div')
    back.className = 'wx-back'
    back.textContent = '‹'
    back.addEventListener('click', onBack)
    this.#title = document.createElement('div')
    this.#title.className = 'wx-title'
    this.#title.textContent = config.navigationBarTitleText ?? ''
    bar.append(back, this.#title)
    const webview = document.createElement('div')
    webview.className = 'wx-webview'
    this.scroller = document.createElement('div')
    this.scroller.className = 'wx-scroller'
    this.scroller.style.background = config.backgroundColor ?? ''
    this.placeholder = document.createElement('span')
    this.scroller.append(this.placeholder)
    webview.append(this.scroller)
    this.element.append(bar, webview)
    this.#style = document.createElement('style')
    this.#style.dataset.wxss = route
    this.#style.textContent = css
    document.head.append(this.#style)
    document.body.append(this.element)
  }

  get title(): string {
    return this.#title.textContent ?? ''
  }

  set title(text: string) {
    this.#title.textContent = text
  }

  show(visible: boolean): void {
    this.element.hidden = !visible
    this.#style.disabled = !visible
  }

  /** Calls back once each time the end of the page comes nearer than this. */
  onReachBottom(distancePx: number, reached: () => void): void {
    let near = false
    this.scroller.addEventListener('scroll', event => {
      if (event.target !== this.scroller) return
      const { scrollTop, clientHeight, scrollHeight } = this.scroller
      const nearNow = scrollTop + clientHeight + distancePx >= scrollHeight
      if (nearNow && !near) reached()
      near = nearNow
    })
  }

  remove(): void {
    this.element.remove()
    this.#style.remove()
  }
}
