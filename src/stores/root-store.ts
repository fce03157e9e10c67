import type { CallApi } from '@/contract/commands'
import type { OpenPaySheet } from './payment-flow'
import { ServerClock } from './server-clock'
import { SessionStore } from './session-store'
import { syncedCall } from './synced-call'
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

  constructor(readonly env: StoreEnv) {
    this.clock = new ServerClock(() => env.phoneNow())
    const synced = syncedCall((command, input) => env.callApi(command, input), this.clock)
    this.callApi = async (command, input) => {
      const answer = await synced(command, input)
      this.ui.setOnline(answer.ok || answer.error.code !== 'network')
      return answer
    }
    this.session = new SessionStore(this.callApi, this.clock)
  }
}
