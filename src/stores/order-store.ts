import { makeAutoObservable, runInAction } from 'mobx'
import type { CallApi } from '@/contract/commands'
import type { ApiResponse } from '@/contract/errors'
import type { OrderView } from '@/contract/views'
import { Loadable } from './loadable'
import { PagedList } from './paged-list'
import { type OpenPaySheet, type PaymentOutcome, payOrder } from './payment-flow'
import type { SessionStore } from './session-store'

export const ORDER_FILTERS = ['all', 'awaiting_payment', 'to_receive', 'to_pick_up', 'done'] as const
export type OrderFilter = (typeof ORDER_FILTERS)[number]

const STATES: Record<OrderFilter, readonly OrderView['state'][] | undefined> = {
  all: undefined,
  awaiting_payment: ['awaiting_payment'],
  to_receive: ['to_ship', 'shipped'],
  to_pick_up: ['to_pick_up'],
  done: ['completed', 'cancelled', 'refunded', 'lapsed'],
}

/** Orders a page: what one update of the screen carries easily. */
const PAGE = 10

/** A filter that shows fewer than this fetches on, up to so many pages at once. */
const ENOUGH = 6
const PAGES_AT_ONCE = 5

/** Orders of goods: the list, one of them, cancelling and paying again. */
export class OrderStore {
  filter: OrderFilter = 'all'
  readonly orders: PagedList<OrderView, number>
  readonly order = new Loadable<OrderView>()

  constructor(
    private readonly callApi: CallApi,
    private readonly session: SessionStore,
    private readonly openPaySheet: OpenPaySheet,
  ) {
    this.orders = new PagedList(async cursor => {
      const answer = await callApi('order.list', {
        limit: PAGE,
        ...(cursor === undefined ? {} : { beforeMs: cursor }),
      })
      if (!answer.ok) return answer
      const { orders, nextBeforeMs } = answer.data
      return {
        ok: true,
        data: { items: orders, ...(nextBeforeMs === undefined ? {} : { next: nextBeforeMs }) },
      }
    })
    makeAutoObservable<this, 'callApi' | 'session' | 'openPaySheet'>(this, {
      callApi: false,
      session: false,
      openPaySheet: false,
    })
  }

  /** What the filter lets through of what is loaded. */
  get shown(): readonly OrderView[] {
    const states = STATES[this.filter]
    const all = this.orders.items ?? []
    return states ? all.filter(order => states.includes(order.state)) : all
  }

  async show(filter: OrderFilter): Promise<void> {
    this.filter = filter
    await this.fill()
  }

  async refresh(): Promise<void> {
    await Promise.all([this.orders.refresh(), this.session.ensure()])
    await this.fill()
  }

  /** The server pages by time, the filter picks by state: goes on until there is something to see. */
  async fill(): Promise<void> {
    for (let page = 0; page < PAGES_AT_ONCE; page += 1) {
      if (this.orders.ended || this.orders.error || this.orders.loading || this.shown.length >= ENOUGH) return
      await this.orders.more()
    }
  }

  async more(): Promise<void> {
    const before = this.shown.length
    await this.orders.more()
    if (this.shown.length === before) await this.fill()
  }

  async open(orderId: string): Promise<ApiResponse<OrderView>> {
    if (this.order.data?.orderId !== orderId) this.order.clear()
    const [answer] = await Promise.all([
      this.order.load(() => this.callApi('order.get', { orderId })),
      this.session.ensure(),
    ])
    if (answer.ok) this.take(answer.data)
    return answer
  }

  async cancel(orderId: string): Promise<ApiResponse<OrderView>> {
    const answer = await this.callApi('order.cancel', { orderId })
    if (answer.ok) this.take(answer.data)
    return answer
  }

  /** Opens the pay sheet for an order that waits for it, and takes what the server then says. */
  async pay(orderId: string): Promise<PaymentOutcome> {
    const outcome = await payOrder(this.callApi, this.openPaySheet, orderId)
    if (outcome.kind === 'paid') this.take(outcome.order)
    return outcome
  }

  /** Points of the order's earnings. */
  earned(order: OrderView): number {
    return order.earns.find(earned => earned.unit === this.session.payingUnitId)?.amount ?? 0
  }

  /** Another person signs in. */
  clear(): void {
    this.orders.clear()
    this.order.clear()
    this.filter = 'all'
  }

  /** An order as it is now, wherever it is shown. */
  take(order: OrderView): void {
    runInAction(() => {
      if (this.order.data === undefined || this.order.data.orderId === order.orderId) this.order.set(order)
      this.orders.replace(old => old.orderId === order.orderId, order)
    })
  }
}
