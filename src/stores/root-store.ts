import type { CallApi } from '@/contract/commands'
import { CartStore } from './cart-store'
import { CatalogStore } from './catalog-store'
import { CheckoutStore } from './checkout-store'
import { CodeStore } from './code-store'
import { CounterStore } from './counter-store'
import { HomeStore } from './home-store'
import { MemberStore } from './member-store'
import type { Memory } from './memory'
import { OrderStore } from './order-store'
import type { OpenPaySheet } from './payment-flow'
import { PointsStore } from './points-store'
import { ProductStore } from './product-store'
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
  /** What outlives the program, of the person who is here now. */
  memory: Memory
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
  readonly home: HomeStore
  readonly catalog: CatalogStore
  readonly product: ProductStore
  readonly cart: CartStore
  readonly checkout: CheckoutStore
  readonly orders: OrderStore

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
    const pay: OpenPaySheet = (params, prepayId) => env.openPaySheet(params, prepayId)
    this.redemption = new RedemptionStore(this.callApi, this.session, pay)
    this.counter = new CounterStore(this.callApi, this.session)
    this.home = new HomeStore(this.session)
    this.catalog = new CatalogStore(this.callApi)
    this.product = new ProductStore(this.callApi, this.session)
    this.cart = new CartStore(this.callApi, env.memory)
    this.checkout = new CheckoutStore(this.callApi, this.session, this.cart, env.memory, pay)
    this.orders = new OrderStore(this.callApi, this.session, pay)
  }

  /** Another person is here: nothing of the former one stays; her own cart is taken up. */
  forgetPerson(): void {
    this.session.reset()
    const { member, code, points, tier, redemption, counter, home, product, checkout, orders } = this
    for (const store of [member, code, points, tier, redemption, counter, home, product, checkout, orders]) {
      store.clear()
    }
    this.cart.restore()
  }
}
