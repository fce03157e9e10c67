import { MINUTE_MS } from '../../../src/domain/calendar'
import { type AccountDoc, COLLECTIONS, type OrderDoc, type StockDoc } from '../documents'
import { releaseHold } from '../orders/stock'
import type { Store } from '../ports'
import { BATCH, type SweepStep } from './step'

/** How long after its end a hold that nobody claims is left alone: the request that made it is over by then. */
const UNCLAIMED_MS = 5 * MINUTE_MS

/** Documents with holds that are looked at: far more than a shop has, so that none waits behind others for ever. */
const LOOK_AT = 1000

interface Leftover extends Hold {
  stockId: string
  orderId: string
}
type Hold = StockDoc['holds'][string]

/**
 * Holds that outlived their order: none was ever written (the request crashed in between), or a repeat held again for
 * one that is done. An order that still has something to do (`todo`) deals with its hold itself.
 */
export const surplusHolds: SweepStep<Leftover> = {
  name: 'surplus_holds',
  async find({ store }, nowMs) {
    const where = { holdCount: { gt: 0 } }
    const stocks = await store.find<StockDoc>(COLLECTIONS.stock, where, { limit: LOOK_AT })
    const ended = stocks
      .flatMap(stock =>
        Object.entries(stock.holds)
          .filter(([, hold]) => hold.expiresAtMs <= nowMs - UNCLAIMED_MS)
          .map(([orderId, hold]): Leftover => ({ ...hold, stockId: stock._id, orderId })),
      )
      .slice(0, BATCH)
    if (!ended.length) return []
    const busy = await ordersUnderWay(store, ended)
    return ended.filter(({ orderId }) => !busy.has(orderId))
  },
  id: ({ stockId, orderId }) => `${stockId}/${orderId}`,
  /** Only if it is still as it was found: a late repeat of the request may have taken it over. */
  async handle({ store }, _program, { stockId, orderId, ...hold }) {
    await releaseHold(store, stockId, orderId, hold)
  },
}

/** Orders that deal with their holds themselves: those with something to do, and those not yet moved out of an account. */
async function ordersUnderWay(store: Store, ended: Leftover[]): Promise<Set<string>> {
  const ids = [...new Set(ended.map(({ orderId }) => orderId))]
  const memberIds = [...new Set(ended.map(({ memberId }) => memberId))]
  // Accounts first: an order that is moved in between is then seen in one place or the other.
  const accounts = await store.find<Pick<AccountDoc, '_id' | 'outbox'>>(
    COLLECTIONS.accounts,
    { _id: { in: memberIds } },
    { fields: ['outbox'], limit: memberIds.length },
  )
  const orders = await store.find<Pick<OrderDoc, '_id' | 'todo' | 'open'>>(
    COLLECTIONS.orders,
    { _id: { in: ids } },
    { fields: ['todo', 'open'], limit: ids.length },
  )
  return new Set([
    ...accounts.flatMap(account => account.outbox.map(order => order._id)),
    ...orders.filter(order => order.open || order.todo !== 'none').map(order => order._id),
  ])
}
