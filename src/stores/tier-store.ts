import { makeAutoObservable } from 'mobx'
import type { CallApi } from '@/contract/commands'
import type { ApiResponse } from '@/contract/errors'
import type { TierView } from '@/contract/views'
import { Loadable } from './loadable'
import type { SessionStore } from './session-store'
import {
  distanceText,
  keepText,
  type LadderStep,
  ladderSteps,
  metricAmount,
  type RightsRow,
  rightsRows,
} from './tier-text'

/** The ladder: where the member stands, what the next step takes, what each level gives. */
export class TierStore {
  readonly tier = new Loadable<TierView>()

  constructor(
    private readonly callApi: CallApi,
    private readonly session: SessionStore,
  ) {
    makeAutoObservable<this, 'callApi' | 'session'>(this, { callApi: false, session: false })
  }

  async load(): Promise<ApiResponse<TierView>> {
    const [answer] = await Promise.all([
      this.tier.load(() => this.callApi('tier.get', {})),
      this.session.ensure(),
    ])
    return answer
  }

  /** `再消费 200 元升级至金卡会员`. */
  get distance(): string {
    const { data } = this.tier
    return data ? distanceText(data.tier, this.session.program) : ''
  }

  /** Until when the level holds and what happens then. */
  get keep(): string {
    const { data } = this.tier
    return data ? keepText(data, this.session.program) : ''
  }

  /** What has been counted so far, with its unit: `2,800 元`. */
  get counted(): string {
    const { data } = this.tier
    return data ? metricAmount(data.tier.value, this.session.program) : ''
  }

  get rights(): RightsRow[] {
    return this.tier.data ? rightsRows(this.tier.data.levels) : []
  }

  /** The levels as steps: which are behind, where she stands, which is next. */
  get steps(): LadderStep[] {
    return this.tier.data ? ladderSteps(this.tier.data, this.session.program) : []
  }

  /** Another person signs in. */
  clear(): void {
    this.tier.clear()
  }
}
