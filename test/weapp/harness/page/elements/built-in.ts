/**
 * The base of WeChat's built-in components. They are imitations: they behave as pages rely on (values, events, layout),
 * not as the phone draws them.
 */
export class BuiltIn extends HTMLElement {
  /** Property values as the template set them, by camel-cased name. */
  readonly values: Record<string, unknown> = {}

  /** Called by the backend whenever the template sets a property. */
  takeValue(name: string, value: unknown): void {
    this.values[name] = value
    this.valueChanged(name, value)
  }

  /** Reacts to one property; the element may not be in the document yet. */
  protected valueChanged(_name: string, _value: unknown): void {}

  /** Gives an event to the mini-program, if it listens. */
  protected emit(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }))
  }

  protected isOn(name: string): boolean {
    const value = this.values[name]
    return value === true || (typeof value === 'string' && value !== 'false' && value !== '')
  }

  protected numberOf(name: string, fallback: number): number {
    const value = this.values[name]
    const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN
    return Number.isFinite(number) && value !== '' ? number : fallback
  }

  protected textOf(name: string): string {
    const value = this.values[name]
    return value === undefined || value === null ? '' : String(value)
  }
}

/** Makes a browser's control inside a built-in element, whose own events stay inside. */
export function innerControl<K extends 'input' | 'textarea'>(
  host: HTMLElement,
  tag: K,
): HTMLElementTagNameMap[K] {
  const control = document.createElement(tag)
  for (const type of ['input', 'change', 'focus', 'blur']) {
    control.addEventListener(type, event => event.stopPropagation())
  }
  host.prepend(control)
  return control
}
