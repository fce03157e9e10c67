import { MINUTE_MS } from '../../../src/domain/calendar'
import { COLLECTIONS, type OrderDoc, type StockDoc } from '../documents'
import { releaseAll } from '../orders/stock'
import { BATCH, type SweepStep } from './step'

/** How long after its end a hold that nobody claims is left alone: the request that made it is over by then. */
const UNCLAIMED_MS = 5 * MINUTE_MS

interface Leftover {
  stockId: string
  orderId: string
  count: number
}

/**
 * Holds that outlived their order: none was ever written (the request crashed in between), or a repeat held again for
 * one that is done. An order that still has something to do (`todo`) deals with its hold itself.
 */
export const surplusHolds: SweepStep<Leftover> = {
  name: 'surplus_holds',
  async find({ store }, nowMs) {
    const stocks = await store.find<StockDoc>(COLLECTIONS.stock, { holdCount: { gt: 0 } }, { limit: BATCH })
    const ended = stocks.flatMap(stock =>
      Object.entries(stock.holds)
        .filter(([, hold]) => hold.expiresAtMs <= nowMs - UNCLAIMED_MS)
        .map(([orderId, hold]): Leftover => ({ stockId: stock._id, orderId, count: hold.count })),
    )
    if (!ended.length) return []
    const ids = [...new Set(ended.map(({ orderId }) => orderId))].slice(0, 100)
    const orders = await store.find<Pick<OrderDoc, '_id' | 'todo' | 'open'>>(
      COLLECTIONS.orders,
      { _id: { in: ids } },
      { fields: ['todo', 'open'], limit: ids.length },
    )
    const busy = new Set(orders.filter(order => order.open || order.todo !== 'none').map(order => order._id))
    return ended.filter(({ orderId }) => ids.includes(orderId) && !busy.has(orderId))
  },
  id: ({ stockId, orderId }) => `${stockId}/${orderId}`,
  async handle({ store }, _program, { stockId, orderId, count }) {
    await releaseAll(store, [{ stockId, count }], orderId)
  },
}
