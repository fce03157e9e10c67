import type { LocalCloud } from '../../local-cloud'
import { PageShopper } from '../journeys/page-shopper'
import type { PayChoice, Stage } from '../journeys/shopper'
import { type PhoneOptions, WeappPhone } from './harness'

/** Whose part WeChat plays: its cloud's, or none, with the local cloud called over HTTP. */
export type WeappMode = 'cloud' | 'local'

/** A person with the weapp build on her phone. */
export class WeappShopper extends PageShopper {
  readonly face = 'weapp'

  constructor(
    readonly phone: WeappPhone,
    private readonly mode: WeappMode,
  ) {
    super(phone.page, '.wx-page:not([hidden])')
  }

  protected async path(): Promise<string> {
    return (await this.phone.paths()).at(-1) ?? ''
  }

  async back(): Promise<void> {
    await this.page.locator('.wx-page:not([hidden]) .wx-back').click()
  }

  /** In the cloud WeChat's own button asks, and the owner has allowed it beforehand: see `PhoneAnswers.phone`. */
  async allowPhone(): Promise<void> {
    if (this.mode === 'local') await this.tap('join-allow')
  }

  async payBy(choice: PayChoice): Promise<void> {
    if (this.mode === 'cloud') await this.phone.choosePayment(choice)
    else if (choice !== 'leave') await this.pressNative(choice === 'pay' ? /^确认支付/ : /^取消$/)
    if (choice === 'leave') await this.restart()
  }

  /** Presses a button that the phone itself draws over the page. */
  private async pressNative(words: RegExp): Promise<void> {
    const button = this.page.locator('.wx-native-button', { hasText: words }).first()
    await this.explained(`press ${words} on the phone`, () => button.tap())
  }

  restart(): Promise<void> {
    return this.phone.restart()
  }

  setOnline(online: boolean): Promise<void> {
    return this.phone.setOnline(online)
  }

  async shoot(): Promise<void> {
    // Pictures are kept of the browser's face, which draws the real thing.
  }

  ailments(): Promise<string[]> {
    return this.phone.ailments()
  }

  close(): Promise<void> {
    return this.phone.close()
  }
}

export interface WeappStage extends Stage {
  enter(person: string): Promise<WeappShopper>
}

/** The weapp face: every person gets a phone of her own. */
export function weappStage(
  options: Omit<PhoneOptions, 'person'> & { cloud: LocalCloud },
  mode: WeappMode,
): WeappStage {
  return {
    face: 'weapp',
    cloud: options.cloud,
    enter: async person => new WeappShopper(await WeappPhone.open({ ...options, person }), mode),
  }
}
