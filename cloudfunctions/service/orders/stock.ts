/** Stock is shared by everybody: it is held by one conditional update of its own document, never inside a transaction. */

import { err, ok, type Result } from '../../../src/domain/result'
import { COLLECTIONS, type OrderDoc, type StockDoc } from '../documents'
import type { Store } from '../ports'

export interface OutOfStock {
  code: 'out_of_stock'
  stockId: string
  available: number
}

interface Claim {
  orderId: string
  memberId: string
  expiresAtMs: number
}

/** Holds pieces under the order's id; a repeat finds its own hold. Errors: `out_of_stock`. One request when there is enough. */
export async function holdStock(
  store: Store,
  stockId: string,
  count: number,
  claim: Claim,
): Promise<Result<undefined, OutOfStock>> {
  const path = `holds.${claim.orderId}`
  const held = await store.update(
    COLLECTIONS.stock,
    { _id: stockId, available: { gte: count }, [path]: { exists: false } },
    {
      inc: { available: -count, holdCount: 1 },
      set: { [path]: { count, memberId: claim.memberId, expiresAtMs: claim.expiresAtMs } },
    },
  )
  if (held.ok && held.value === 1) return ok(undefined)
  const now = await store.get<StockDoc>(COLLECTIONS.stock, stockId)
  if (now?.holds[claim.orderId]) return ok(undefined)
  return err({ code: 'out_of_stock', stockId, available: now?.available ?? 0 })
}

/** Holds everything an order needs, or nothing. */
export async function holdAll(
  store: Store,
  items: OrderDoc['stock'],
  claim: Claim,
): Promise<Result<undefined, OutOfStock>> {
  for (const [i, item] of items.entries()) {
    const held = await holdStock(store, item.stockId, item.count, claim)
    if (held.ok) continue
    await releaseAll(store, items.slice(0, i), claim.orderId)
    return held
  }
  return ok(undefined)
}

/** Puts held pieces back; without a hold nothing happens, so a repeat never adds stock. */
export async function releaseAll(store: Store, items: OrderDoc['stock'], orderId: string): Promise<void> {
  const path = `holds.${orderId}`
  for (const { stockId, count } of items) {
    await store.update(
      COLLECTIONS.stock,
      { _id: stockId, [`${path}.count`]: count },
      { inc: { available: count, holdCount: -1 }, unset: [path] },
    )
  }
}

/** The pieces are gone for good: the hold is taken away, the count stays down. */
export async function commitAll(store: Store, items: OrderDoc['stock'], orderId: string): Promise<void> {
  const path = `holds.${orderId}`
  for (const { stockId } of items) {
    await store.update(
      COLLECTIONS.stock,
      { _id: stockId, [path]: { exists: true } },
      { inc: { holdCount: -1 }, unset: [path] },
    )
  }
}
