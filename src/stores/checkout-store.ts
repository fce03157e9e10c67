import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { Delivery } from '@/contract/catalog'
import type { CallApi } from '@/contract/commands'
import type { ApiError } from '@/contract/errors'
import type { RequestOf } from '@/contract/inputs'
import type { Address, CheckoutView, OrderView } from '@/contract/views'
import { type Quote, quote } from '@/domain/checkout/quote'
import { Attempt } from './attempt'
import type { CartStore } from './cart-store'
import { pointsChoices, settlePoints } from './checkout-points'
import { Loadable } from './loadable'
import type { Memory } from './memory'
import { type OpenPaySheet, type PaymentOutcome, payOrder } from './payment-flow'
import type { SessionStore } from './session-store'

export type CheckoutLine = RequestOf<'checkout.get'>['lines'][number]
type OrderContent = Omit<RequestOf<'order.place'>, 'requestId'>

export type PlaceOutcome =
  | { kind: 'placed'; order: OrderView }
  | { kind: 'failed'; error: ApiError }
  /** Something the member must still say, and what it is. */
  | { kind: 'incomplete'; missing: 'address' | 'store' | 'lines' }

const KEY = 'checkout'

/** What stands in the way of the order as it is, and has to be fetched afresh before it is shown again. */
const STALE: ReadonlySet<string> = new Set([
  'price_changed',
  'out_of_stock',
  'points_above_cap',
  'insufficient_points',
  'address_not_found',
  'store_not_found',
  'product_not_found',
])

/**
 * The checkout: what is bought, how it comes, what is paid and what points do. Prices are previewed with the server's
 * own rules and decided by the server.
 */
export class CheckoutStore {
  lines: readonly CheckoutLine[] = []
  readonly view = new Loadable<CheckoutView>()
  delivery: Delivery = 'express'
  addressId: string | undefined = undefined
  storeId: string | undefined = undefined
  /** As the member set it; what is used is held within what the order takes. */
  wantedPoints = 0
  readonly placing: Attempt<OrderContent, OrderView>

  constructor(
    private readonly callApi: CallApi,
    private readonly session: SessionStore,
    private readonly cart: CartStore,
    private readonly memory: Memory,
    private readonly openPaySheet: OpenPaySheet,
  ) {
    this.placing = new Attempt(session.nowMs, (content, requestId) =>
      callApi('order.place', { ...content, requestId }),
    )
    makeAutoObservable<this, 'callApi' | 'session' | 'cart' | 'memory' | 'openPaySheet'>(this, {
      lines: observableRef,
      placing: observableRef,
      callApi: false,
      session: false,
      cart: false,
      memory: false,
      openPaySheet: false,
    })
  }

  /** Starts with these lines; the page is opened next. Remembered, so that a reloaded page knows what it is about. */
  begin(lines: readonly CheckoutLine[]): void {
    this.lines = lines
    this.memory.set(KEY, lines)
    this.view.clear()
    this.wantedPoints = 0
    this.placing.forget()
  }

  async load(): Promise<void> {
    if (this.lines.length === 0) this.lines = rememberedLines(this.memory.get(KEY))
    if (this.lines.length === 0) return
    const lines = this.lines.map(line => ({ ...line }))
    const [answer] = await Promise.all([
      this.view.load(() => this.callApi('checkout.get', { lines })),
      this.session.ensure(),
    ])
    if (answer.ok) this.take(answer.data)
  }

  /** How all of it can come: what every line allows. */
  get deliveries(): Delivery[] {
    const lines = this.view.data?.lines ?? []
    return (['express', 'pickup'] as const).filter(way => lines.every(line => line.delivery.includes(way)))
  }

  get address(): Address | undefined {
    return this.view.data?.addresses.find(address => address.addressId === this.addressId)
  }

  get store(): CheckoutView['stores'][number] | undefined {
    return this.view.data?.stores.find(store => store.storeId === this.storeId)
  }

  /** The stops of the points slider; undefined where no points can be used. */
  get pointsRange(): { min: number; max: number; step: number } | undefined {
    return this.view.data && pointsChoices(this.view.data.cap)
  }

  /** Points that are used: what the member wants, held within what the order takes. */
  get points(): number {
    const cap = this.view.data?.cap
    return cap ? settlePoints(this.wantedPoints, cap) : 0
  }

  /** What it costs and what it earns; undefined until the lines are known. */
  get quote(): Quote | undefined {
    const view = this.view.data
    if (!view) return undefined
    const priced = quote(view.program, {
      lines: view.lines,
      delivery: this.delivery,
      shipping: view.shipping,
      availablePoints: view.availablePoints,
      points: this.points,
      tierId: view.tierId,
      atMs: view.nowMs,
    })
    return priced.ok ? priced.value : undefined
  }

  /** Points that this order earns. */
  get earns(): number {
    return this.quote?.earns.find(earned => earned.unit === this.session.payingUnitId)?.amount ?? 0
  }

  setDelivery(delivery: Delivery): void {
    this.delivery = delivery
  }

  chooseAddress(addressId: string): void {
    this.addressId = addressId
  }

  chooseStore(storeId: string): void {
    this.storeId = storeId
  }

  usePoints(points: number): void {
    this.wantedPoints = points
  }

  /** Places the order once. What is bought leaves the cart; what has changed meanwhile is fetched afresh. */
  async place(): Promise<PlaceOutcome> {
    const priced = this.quote
    const delivery = this.chosenDelivery
    if (!priced || this.lines.length === 0) return { kind: 'incomplete', missing: 'lines' }
    if (!delivery) return { kind: 'incomplete', missing: this.delivery === 'express' ? 'address' : 'store' }
    const answer = await this.placing.send({
      lines: this.lines.map(line => ({ ...line })),
      delivery,
      points: priced.points,
      expectedPayableFen: priced.payableFen,
    })
    if (!answer.ok) {
      if (STALE.has(answer.error.code)) await this.load()
      return { kind: 'failed', error: answer.error }
    }
    this.finish()
    return { kind: 'placed', order: answer.data }
  }

  pay(orderId: string): Promise<PaymentOutcome> {
    return payOrder(this.callApi, this.openPaySheet, orderId)
  }

  /** Another person signs in. */
  clear(): void {
    this.lines = []
    this.memory.remove(KEY)
    this.view.clear()
    this.addressId = undefined
    this.storeId = undefined
    this.wantedPoints = 0
    this.placing.forget()
  }

  private get chosenDelivery(): OrderContent['delivery'] | undefined {
    if (this.delivery === 'express') {
      return this.address && { kind: 'express', addressId: this.address.addressId }
    }
    return this.store && { kind: 'pickup', storeId: this.store.storeId }
  }

  private finish(): void {
    runInAction(() => {
      this.cart.remove(this.lines.map(line => line.skuId))
      this.memory.remove(KEY)
    })
  }

  /** Keeps what was chosen where it is still there; else takes what most would. */
  private take(view: CheckoutView): void {
    this.session.takePoints(view.availablePoints)
    if (!this.deliveries.includes(this.delivery)) this.delivery = this.deliveries[0] ?? 'express'
    if (!this.address) this.addressId = view.addresses[0]?.addressId
    if (!this.store) this.storeId = view.stores[0]?.storeId
  }
}

function rememberedLines(value: unknown): CheckoutLine[] {
  if (!Array.isArray(value)) return []
  return value.filter(
    (line: Partial<CheckoutLine> | null): line is CheckoutLine =>
      typeof line?.productId === 'string' && typeof line.skuId === 'string' && typeof line.count === 'number',
  )
}
