import type { CallApi } from '@/contract/commands'
import { CodeStore } from './code-store'
import { CounterStore } from './counter-store'
import { MemberStore } from './member-store'
import type { OpenPaySheet } from './payment-flow'
import { PointsStore } from './points-store'
import { RedemptionStore } from './redemption-store'
import { ServerClock } from './server-clock'
import { SessionStore } from './session-store'
import { syncedCall } from './synced-call'
import { TierStore } from './tier-store'
import { UiStore } from './ui-store'

/** What the stores need from the machine: handed in by `src/app.tsx`, or by a test. */
export interface StoreEnv {
  /** Answers always; a lost network is the error `network`. */
  callApi: CallApi
  openPaySheet: OpenPaySheet
  /** The phone's wall clock in ms. */
  phoneNow(): number
}

/** All stores, one of each. */
export class RootStore {
  readonly clock: ServerClock
  readonly callApi: CallApi
  readonly ui = new UiStore()
  readonly session: SessionStore
  readonly member: MemberStore
  readonly code: CodeStore
  readonly points: PointsStore
  readonly tier: TierStore
  readonly redemption: RedemptionStore
  readonly counter: CounterStore

  constructor(readonly env: StoreEnv) {
    this.clock = new ServerClock(() => env.phoneNow())
    const synced = syncedCall((command, input) => env.callApi(command, input), this.clock)
    this.callApi = async (command, input) => {
      const answer = await synced(command, input)
      this.ui.setOnline(answer.ok || answer.error.code !== 'network')
      return answer
    }
    this.session = new SessionStore(this.callApi, this.clock)
    this.member = new MemberStore(this.callApi, this.session)
    this.code = new CodeStore(this.callApi, this.clock, this.session)
    this.points = new PointsStore(this.callApi, this.session)
    this.tier = new TierStore(this.callApi, this.session)
    this.redemption = new RedemptionStore(this.callApi, this.session, (params, prepayId) =>
      env.openPaySheet(params, prepayId),
    )
    this.counter = new CounterStore(this.callApi, this.session)
  }

  /** Another person signs in: nothing of the former one stays. */
  forgetPerson(): void {
    this.session.reset()
    for (const store of [this.member, this.code, this.points, this.tier, this.redemption, this.counter]) {
      store.clear()
    }
  }
}
