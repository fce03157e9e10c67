import { native } from '../native'
import { BuiltIn } from './built-in'
import { FormElement } from './form'

/** What WeChat's open types answer with, by the name of their event. Each asks the phone. */
const OPEN_TYPE_EVENTS: Readonly<Record<string, string>> = {
  getPhoneNumber: 'getphonenumber',
  chooseAvatar: 'chooseavatar',
  contact: 'contact',
  openSetting: 'opensetting',
  agreePrivacyAuthorization: 'agreeprivacyauthorization',
}

/** What a share button needs to know about the page it stands on. */
export type ShareHandler = (button: HTMLElement) => void

/** `button`, with the open types that the shop uses. An open type nobody imitates is an error, not silence. */
export function defineButton(share: ShareHandler): void {
  customElements.define(
    'wx-button',
    class extends BuiltIn {
      tapped(): void {
        const formType = this.textOf('formType')
        const form = this.closest('wx-form')
        if (form instanceof FormElement && formType === 'submit') form.submit()
        if (form instanceof FormElement && formType === 'reset') form.reset()
        const openType = this.textOf('openType')
        if (openType === '') return
        if (openType === 'share') {
          share(this)
          return
        }
        const event = OPEN_TYPE_EVENTS[openType]
        if (!event) throw new Error(`the harness does not imitate open-type="${openType}"`)
        void native(`openType.${openType}`, {}).then(detail => this.emit(event, detail))
      }

      protected override valueChanged(name: string, value: unknown): void {
        // The template writes disabled="false" as an attribute too, where its presence alone would count.
        if (name === 'disabled') this.toggleAttribute('disabled', this.isOn('disabled'))
        if (name === 'type' && typeof value !== 'string') this.removeAttribute('type')
      }
    },
  )
}
