import { BuiltIn, innerControl } from './built-in'

const CONFIRM_KEY = 'Enter'

/** `input` and `textarea`. */
class FieldElement extends BuiltIn {
  #control: HTMLInputElement | HTMLTextAreaElement | undefined

  connectedCallback(): void {
    if (this.#control) return
    const control = innerControl(this, this.tagName === 'WX-TEXTAREA' ? 'textarea' : 'input')
    this.#control = control
    control.oninput = () =>
      this.emit('input', {
        value: control.value,
        cursor: control.selectionStart ?? control.value.length,
        keyCode: 0,
      })
    control.onfocus = () => this.emit('focus', { value: control.value, height: 0 })
    control.onblur = () => this.emit('blur', { value: control.value, cursor: control.selectionStart ?? 0 })
    control.onkeydown = event => {
      if ((event as KeyboardEvent).key !== CONFIRM_KEY || control instanceof HTMLTextAreaElement) return
      this.emit('confirm', { value: control.value })
    }
    for (const [name, value] of Object.entries(this.values)) this.valueChanged(name, value)
  }

  get value(): string {
    return this.#control?.value ?? ''
  }

  protected override valueChanged(name: string, value: unknown): void {
    const control = this.#control
    if (!control) return
    switch (name) {
      case 'value':
        if (control.value !== this.textOf('value')) control.value = this.textOf('value')
        break
      case 'placeholder':
        control.placeholder = this.textOf('placeholder')
        break
      case 'disabled':
        control.disabled = this.isOn('disabled')
        break
      case 'maxlength':
        // WeChat's default is 140; -1 means no limit.
        if (Number(value) >= 0) control.maxLength = Number(value)
        else control.removeAttribute('maxlength')
        break
      case 'password':
        if (control instanceof HTMLInputElement) control.type = this.isOn('password') ? 'password' : 'text'
        break
      case 'focus':
        if (this.isOn('focus')) control.focus()
        break
    }
  }
}

export function defineFields(): void {
  customElements.define('wx-input', class extends FieldElement {})
  customElements.define('wx-textarea', class extends FieldElement {})
}
