import type { LocalCloud } from '../../local-cloud'
import { PageShopper } from '../journeys/page-shopper'
import type { PayChoice, Stage } from '../journeys/shopper'
import { type PhoneOptions, WeappPhone } from './harness'

/** A person with the weapp build on her phone. */
class WeappShopper extends PageShopper {
  readonly face = 'weapp'

  constructor(readonly phone: WeappPhone) {
    super(phone.page, '.wx-page:not([hidden])')
  }

  protected async path(): Promise<string> {
    return (await this.phone.paths()).at(-1) ?? ''
  }

  async back(): Promise<void> {
    await this.page.locator('.wx-page:not([hidden]) .wx-back').click()
  }

  /** WeChat's own button asks and the phone's owner has allowed it beforehand: see `PhoneAnswers.phone`. */
  async allowPhone(): Promise<void> {}

  async payBy(choice: PayChoice): Promise<void> {
    await this.phone.choosePayment(choice)
    if (choice === 'leave') await this.restart()
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
export function weappStage(options: Omit<PhoneOptions, 'person'> & { cloud: LocalCloud }): WeappStage {
  return {
    face: 'weapp',
    cloud: options.cloud,
    enter: async person => new WeappShopper(await WeappPhone.open({ ...options, person })),
  }
}
