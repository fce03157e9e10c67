import { recordError, report } from '../report'
import { type BackedElement, fire, glass } from './glass'

/** Elements that want property values as they are, not as attribute strings. */
interface TakesValues {
  takeValue?(name: string, value: unknown): void
}

const camelCase = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Recognised from touches in `touch.ts`, so the elements themselves do not report them. */
const FROM_TOUCHES = /^(tap|longpress|longtap|touch|canceltap)/

/** The browser's own events worth passing on; everything else comes from the built-in elements as a CustomEvent. */
const FROM_BROWSER = /^(animation|transition)/

/** glass-easel's DOM backend, except that events come from the built-in elements and from recognised touches. */
export class HarnessBackend extends glass.CurrentWindowBackendContext {
  override onEvent(): void {
    // The stock backend listens on the document for mouse clicks; a phone has none.
  }

  override setListenerStats(element: unknown, type: string): void {
    const backed = element as BackedElement | null
    if (!backed || FROM_TOUCHES.test(type)) return
    backed.__wxListeners ??= new Set()
    if (backed.__wxListeners.has(type)) return
    backed.__wxListeners.add(type)
    backed.addEventListener(type, event => {
      if (event.target !== backed || !backed.__wxElement) return
      if (!(event instanceof CustomEvent) && !FROM_BROWSER.test(type)) return
      const detail = event instanceof CustomEvent ? event.detail : {}
      fire(backed.__wxElement, type, detail ?? {}, { bubbles: event.bubbles, originalEvent: event })
    })
  }
}

/** Lets values reach the built-in elements as they are (arrays, booleans, null), and knows `rpx` in inline styles. */
export function patchNodes(translateUnits: (style: string) => string): void {
  const setAttribute = glass.Element.prototype.setAttribute
  glass.NativeNode.prototype.setAttribute = function (name: string, value: unknown) {
    if (value === undefined || value === null) this.removeAttribute(name)
    else setAttribute.call(this, name, value)
    const element = this.getBackendElement() as (TakesValues & HTMLElement) | null
    element?.takeValue?.(camelCase(name), value)
  }
  const setNodeStyle = glass.Element.prototype.setNodeStyle
  glass.Element.prototype.setNodeStyle = function (style, index) {
    setNodeStyle.call(this, translateUnits(String(style ?? '')), index)
  }
}

/** Errors and warnings of glass-easel go into the record instead of being thrown across the framework. */
export function listenToGlass(): void {
  glass.globalOptions.throwGlobalError = false
  glass.addGlobalErrorListener(error => {
    recordError(error)
    return false
  })
  glass.addGlobalWarningListener(warning => {
    report.complaints.push(`glass-easel: ${String(warning)}`)
    return false
  })
}
