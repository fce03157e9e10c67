import type { EntryRef } from '../../../src/domain/points/account'
import type { OrderDoc } from '../documents'

/** Starts the keys of all entries that an order makes, and names its hold. */
export const orderKey = (order: Pick<OrderDoc, '_id' | 'kind'>): string =>
  `${order.kind === 'redemption' ? 'redemption' : order.kind === 'counter' ? 'counter' : 'order'}:${order._id}`

export const orderRef = (order: Pick<OrderDoc, '_id' | 'kind'>): EntryRef => ({
  kind: order.kind === 'redemption' ? 'redemption' : order.kind === 'counter' ? 'counter' : 'order',
  id: order._id,
})
