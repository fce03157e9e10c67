import { err, ok, type Result } from '../../../src/domain/result'
import { COLLECTIONS, type OrderDoc } from '../documents'
import type { Store } from '../ports'

/**
 * Puts the order in, or finds that it is there already: the answer to a repeat is the first answer.
 * Errors: `request_id_reused` when the id stands for something else.
 */
export async function insertOrder(
  store: Store,
  order: OrderDoc,
): Promise<Result<{ order: OrderDoc; repeated: boolean }, { code: 'request_id_reused' }>> {
  const inserted = await store.insert(COLLECTIONS.orders, [order])
  if (inserted.ok) return ok({ order, repeated: false })
  const there = await store.get<OrderDoc>(COLLECTIONS.orders, order._id)
  if (!there || there.memberId !== order.memberId || there.inputHash !== order.inputHash)
    return err({ code: 'request_id_reused' })
  return ok({ order: there, repeated: true })
}
