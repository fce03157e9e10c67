import { BuiltIn, innerControl } from './built-in'

/** `checkbox`, `radio` and `switch`. */
class ChoiceElement extends BuiltIn {
  #control: HTMLInputElement | undefined

  connectedCallback(): void {
    if (this.#control) return
    const control = innerControl(this, 'input')
    control.type = this.tagName === 'WX-RADIO' ? 'radio' : 'checkbox'
    control.style.pointerEvents = 'none'
    control.checked = this.isOn('checked')
    this.#control = control
  }

  get checked(): boolean {
    return this.#control?.checked ?? false
  }

  set checked(on: boolean) {
    if (this.#control) this.#control.checked = on
  }

  get value(): unknown {
    return this.tagName === 'WX-SWITCH' ? this.checked : this.values.value
  }

  tapped(): void {
    if (this.isOn('disabled')) return
    if (this.tagName === 'WX-SWITCH') {
      this.checked = !this.checked
      this.emit('change', { value: this.checked })
      return
    }
    const group = this.closest('wx-checkbox-group, wx-radio-group')
    if (this.tagName === 'WX-RADIO') {
      if (this.checked) return
      for (const other of group?.querySelectorAll('wx-radio') ?? []) (other as ChoiceElement).checked = false
      this.checked = true
    } else {
      this.checked = !this.checked
    }
    if (group instanceof GroupElement) group.changed()
  }

  protected override valueChanged(name: string): void {
    if (name === 'checked') this.checked = this.isOn('checked')
  }
}

/** `checkbox-group` and `radio-group`: the values that are on. */
class GroupElement extends BuiltIn {
  get value(): unknown {
    const on = [...this.querySelectorAll('wx-checkbox, wx-radio')].filter(
      (choice): choice is ChoiceElement => choice instanceof ChoiceElement && choice.checked,
    )
    if (this.tagName === 'WX-RADIO-GROUP') return on[0]?.value ?? ''
    return on.map(choice => choice.value)
  }

  changed(): void {
    this.emit('change', { value: this.value })
  }
}

export function defineChoices(): void {
  for (const tag of ['checkbox', 'radio', 'switch']) {
    customElements.define(`wx-${tag}`, class extends ChoiceElement {})
  }
  for (const tag of ['checkbox-group', 'radio-group']) {
    customElements.define(`wx-${tag}`, class extends GroupElement {})
  }
}
