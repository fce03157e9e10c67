import { pickupCode } from '../../../src/domain/member-code/pickup-code'
import { err, ok, type Result } from '../../../src/domain/result'
import { COLLECTIONS, type OrderDoc } from '../documents'
import type { Ports } from '../ports'

/** As often as a pickup code may be taken before it is no accident. */
const ATTEMPTS = 5

/**
 * Puts the order in, or finds that it is there already: the answer to a repeat is the first answer. A pickup code that
 * another order has is made anew. Errors: `request_id_reused` when the id stands for something else.
 */
export async function insertOrder(
  { store, random }: Pick<Ports, 'store' | 'random'>,
  order: OrderDoc,
): Promise<Result<{ order: OrderDoc; repeated: boolean }, { code: 'request_id_reused' | 'busy' }>> {
  let wanted = order
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const inserted = await store.insert(COLLECTIONS.orders, [wanted])
    if (inserted.ok) return ok({ order: wanted, repeated: false })
    const there = await store.get<OrderDoc>(COLLECTIONS.orders, order._id)
    if (there)
      return isSame(there, order) ? ok({ order: there, repeated: true }) : err({ code: 'request_id_reused' })
    if (order.claimKey !== order._id) wanted = { ...order, claimKey: pickupCode(random.digits(11)) }
  }
  return err({ code: 'busy' })
}

/** Whether two orders are of one request. */
export const isSame = (a: OrderDoc, b: Pick<OrderDoc, 'memberId' | 'inputHash'>): boolean =>
  a.memberId === b.memberId && a.inputHash === b.inputHash
