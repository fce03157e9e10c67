import { BuiltIn } from './built-in'

interface Valued {
  readonly value?: unknown
}

/** `form`: collects the values of the named fields inside. */
export class FormElement extends BuiltIn {
  submit(): void {
    const value: Record<string, unknown> = {}
    for (const field of this.querySelectorAll('*')) {
      if (!(field instanceof BuiltIn)) continue
      const name = field.values.name
      if (typeof name !== 'string' || name === '') continue
      if (/^WX-(BUTTON|CHECKBOX|RADIO)$/.test(field.tagName)) continue
      value[name] = (field as Valued).value
    }
    this.emit('submit', { value })
  }

  reset(): void {
    this.emit('reset', {})
  }
}

export function defineForm(): void {
  customElements.define('wx-form', FormElement)
  customElements.define(
    'wx-label',
    class extends BuiltIn {
      tapped(event: Event): void {
        const labelled = this.textOf('for')
          ? document.getElementById(this.textOf('for'))
          : this.querySelector('wx-checkbox, wx-radio, wx-switch, wx-button')
        if (!labelled || labelled.contains(event.target as Node)) return
        ;(labelled as { tapped?(event: Event): void }).tapped?.(event)
      }
    },
  )
}
