/** Stock is shared by everybody: it is held by one conditional update of its own document, never inside a transaction. */

import { err, ok, type Result } from '../../../src/domain/result'
import { COLLECTIONS, type OrderDoc, type StockDoc } from '../documents'
import type { Store } from '../ports'

export interface OutOfStock {
  code: 'out_of_stock'
  stockId: string
  available: number
}
export type StockError = OutOfStock | { code: 'request_id_reused' } | { code: 'busy' }

interface Claim {
  orderId: string
  memberId: string
  expiresAtMs: number
}

/**
 * A hold as one try of a request has left it. Its end is also its mark: whoever finds the hold of an earlier try moves
 * the end, so that the earlier try, should it still be under way and be refused, does not take it away.
 */
export interface Held {
  stockId: string
  count: number
  /** Whether this very try has made the hold; only then may it give it back. */
  made: boolean
  expiresAtMs: number
}

/** As often as a hold may change between looking and taking before it is no accident. */
const ATTEMPTS = 4

/**
 * Holds pieces under the order's id; a repeat finds its own hold and takes it over. One request when there is enough.
 * Errors: `out_of_stock`; `request_id_reused` when the id holds another number of pieces; `busy`.
 */
export async function holdStock(
  store: Store,
  stockId: string,
  count: number,
  claim: Claim,
): Promise<Result<Held, StockError>> {
  const path = `holds.${claim.orderId}`
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const held = await store.update(
      COLLECTIONS.stock,
      { _id: stockId, available: { gte: count }, [path]: { exists: false } },
      {
        inc: { available: -count, holdCount: 1 },
        set: { [path]: { count, memberId: claim.memberId, expiresAtMs: claim.expiresAtMs } },
      },
    )
    if (held.ok && held.value === 1) return ok({ stockId, count, made: true, expiresAtMs: claim.expiresAtMs })
    const now = await store.get<StockDoc>(COLLECTIONS.stock, stockId)
    const own = now?.holds[claim.orderId]
    if (own) {
      if (own.count !== count) return err({ code: 'request_id_reused' })
      const expiresAtMs = Math.max(claim.expiresAtMs, own.expiresAtMs + 1)
      const taken = await store.update(
        COLLECTIONS.stock,
        { _id: stockId, [`${path}.expiresAtMs`]: own.expiresAtMs },
        { set: { [`${path}.expiresAtMs`]: expiresAtMs } },
      )
      if (taken.ok && taken.value === 1) return ok({ stockId, count, made: false, expiresAtMs })
    } else if ((now?.available ?? 0) < count)
      return err({ code: 'out_of_stock', stockId, available: now?.available ?? 0 })
  }
  return err({ code: 'busy' })
}

/** Holds everything an order needs, or nothing. */
export async function holdAll(
  store: Store,
  items: OrderDoc['stock'],
  claim: Claim,
): Promise<Result<Held[], StockError>> {
  const all: Held[] = []
  for (const item of items) {
    const held = await holdStock(store, item.stockId, item.count, claim)
    if (!held.ok) {
      await giveBack(store, all, claim.orderId)
      return held
    }
    all.push(held.value)
  }
  return ok(all)
}

/**
 * Gives back what this try has held, when it is refused. A hold that was there before, or that a later try has taken
 * over, stays: that try may succeed; if none does, the sweeper gives it back when it ends.
 */
export async function giveBack(store: Store, held: Held[], orderId: string): Promise<void> {
  for (const { stockId, count, made, expiresAtMs } of held)
    if (made) await releaseHold(store, stockId, orderId, { count, expiresAtMs })
}

/** Gives one hold back if it is still as it was seen. */
export async function releaseHold(
  store: Store,
  stockId: string,
  orderId: string,
  seen: { count: number; expiresAtMs: number },
): Promise<void> {
  const path = `holds.${orderId}`
  await store.update(
    COLLECTIONS.stock,
    { _id: stockId, [`${path}.expiresAtMs`]: seen.expiresAtMs, [`${path}.count`]: seen.count },
    { inc: { available: seen.count, holdCount: -1 }, unset: [path] },
  )
}

/** Puts a cancelled order's pieces back; without a hold nothing happens, so a repeat never adds stock. */
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
