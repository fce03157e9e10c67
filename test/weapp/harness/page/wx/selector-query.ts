import { CanvasElement } from '../elements/drawing'
import type { BackedElement } from '../view/glass'

type Found = Record<string, unknown> | null
type Reader = (element: Element) => Record<string, unknown>
type Callback = (found: Found | Found[]) => void

interface Ask {
  selector: string | undefined
  all: boolean
  read: Reader
  callback: Callback | undefined
}

interface Fields {
  id?: boolean
  dataset?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  node?: boolean
  context?: boolean
  properties?: string[]
  computedStyle?: string[]
}

const rect: Reader = element => {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect()
  return { id: element.id, dataset: dataset(element), left, top, right, bottom, width, height }
}
const scroll: Reader = element => ({
  id: element.id,
  scrollLeft: element.scrollLeft,
  scrollTop: element.scrollTop,
  scrollWidth: element.scrollWidth,
  scrollHeight: element.scrollHeight,
})
const dataset = (element: Element) =>
  ((element as BackedElement).__wxElement as { dataset?: unknown })?.dataset ?? {}
const nodeOf = (element: Element) => (element instanceof CanvasElement ? element.canvas : element)

const fieldsReader =
  (fields: Fields): Reader =>
  element => ({
    ...(fields.id ? { id: element.id } : {}),
    ...(fields.dataset ? { dataset: dataset(element) } : {}),
    ...(fields.rect || fields.size ? rect(element) : {}),
    ...(fields.scrollOffset ? scroll(element) : {}),
    ...(fields.node ? { node: nodeOf(element) } : {}),
    ...(fields.computedStyle
      ? Object.fromEntries(
          fields.computedStyle.map(name => [name, getComputedStyle(element).getPropertyValue(name)]),
        )
      : {}),
  })

/**
 * `wx.createSelectorQuery` on the page in front.
 * @param pageElement the scrolling element of that page; answers are relative to its viewport, as in WeChat
 */
export function createSelectorQuery(pageElement: () => HTMLElement | undefined) {
  const asks: Ask[] = []
  const viewportTop = () => pageElement()?.getBoundingClientRect().top ?? 0
  const inViewport = (found: Record<string, unknown>) => {
    if (typeof found.top !== 'number' || typeof found.bottom !== 'number') return found
    return { ...found, top: found.top - viewportTop(), bottom: found.bottom - viewportTop() }
  }
  const answer = (ask: Ask): Found | Found[] => {
    const page = pageElement()
    if (!page) return ask.all ? [] : null
    if (ask.selector === undefined) return ask.read(page)
    const elements = [...page.querySelectorAll(ask.selector)].map(element => inViewport(ask.read(element)))
    return ask.all ? elements : (elements[0] ?? null)
  }
  const reference = (selector: string | undefined, all: boolean) => {
    const add = (read: Reader) => (callback?: Callback) => {
      asks.push({ selector, all, read, callback })
      return query
    }
    return {
      boundingClientRect: add(rect),
      scrollOffset: add(scroll),
      node: add(element => ({ node: nodeOf(element) })),
      context: add(element => ({ context: element })),
      fields: (fields: Fields, callback?: Callback) => add(fieldsReader(fields))(callback),
    }
  }
  const query = {
    in: () => query,
    select: (selector: string) => reference(selector, false),
    selectAll: (selector: string) => reference(selector, true),
    selectViewport: () => reference(undefined, false),
    exec(callback?: (results: (Found | Found[])[]) => void) {
      setTimeout(() => {
        const results = asks.map(answer)
        asks.forEach((ask, index) => {
          ask.callback?.(results[index] ?? null)
        })
        callback?.(results)
      })
      return query
    },
  }
  return query
}

/** `wx.createIntersectionObserver`, enough for lists that load more when their end comes into view. */
export function createIntersectionObserver(pageElement: () => HTMLElement | undefined) {
  let observer: IntersectionObserver | undefined
  const self = {
    relativeTo: () => self,
    relativeToViewport: () => self,
    observe(selector: string, callback: (change: { intersectionRatio: number }) => void) {
      const target = pageElement()?.querySelector(selector)
      if (!target) return
      observer = new IntersectionObserver(changes => {
        for (const change of changes) callback({ intersectionRatio: change.intersectionRatio })
      })
      observer.observe(target)
    },
    disconnect: () => observer?.disconnect(),
  }
  return self
}
