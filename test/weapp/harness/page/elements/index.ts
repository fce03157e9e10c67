import { BuiltIn } from './built-in'
import { defineButton, type ShareHandler } from './button'
import { defineChoices } from './choice'
import { defineDrawing } from './drawing'
import { defineFields } from './field'
import { defineForm } from './form'
import { definePicker } from './picker'
import { defineScrolling } from './scrolling'
import { BUILT_IN_TAGS } from './tags'

export interface ElementsNeed {
  share: ShareHandler
  /** Opens what a `navigator` points to. */
  navigate(openType: string, url: string): void
}

/** Registers every built-in component as the custom element `wx-<tag>`. */
export function defineElements({ share, navigate }: ElementsNeed): void {
  defineFields()
  defineForm()
  defineButton(share)
  defineChoices()
  definePicker()
  defineScrolling()
  defineDrawing()
  customElements.define(
    'wx-navigator',
    class extends BuiltIn {
      tapped(): void {
        navigate(this.textOf('openType') || 'navigate', this.textOf('url'))
      }
    },
  )
  for (const tag of BUILT_IN_TAGS) {
    if (!customElements.get(`wx-${tag}`)) customElements.define(`wx-${tag}`, class extends BuiltIn {})
  }
}
