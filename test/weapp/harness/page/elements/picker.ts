import { showSheet } from '../wx/native-ui'
import { BuiltIn } from './built-in'

const parseValue = (mode: string, text: string): unknown =>
  mode === 'region' || mode === 'multiSelector' ? text.split(/[,，\s]+/).filter(Boolean) : text

/** `picker`: the phone's own sheet with the choices; other modes than `selector` take typed text. */
export function definePicker(): void {
  customElements.define(
    'wx-picker',
    class extends BuiltIn {
      #open = false

      get value(): unknown {
        return this.values.value
      }

      tapped(): void {
        if (this.isOn('disabled') || this.#open) return
        void this.#choose()
      }

      async #choose(): Promise<void> {
        this.#open = true
        const mode = this.textOf('mode') || 'selector'
        const range = Array.isArray(this.values.range) ? (this.values.range as unknown[]) : []
        const key = this.textOf('rangeKey')
        const titles = range.map(item => String(key ? (item as Record<string, unknown>)[key] : item))
        const answer =
          mode === 'selector'
            ? await showSheet({ items: titles })
            : await showSheet({ items: [], typed: true })
        this.#open = false
        if (answer.kind === 'cancel') this.emit('cancel', {})
        else if (answer.kind === 'item') this.emit('change', { value: String(answer.index) })
        else this.emit('change', { value: parseValue(mode, answer.text) })
      }
    },
  )
}
