import type { CurrencyUnit } from '../program/schema'
import { err, invariant, ok, type Result } from '../result'
import { type AccountState, available, isExpired, type Lot } from './account'
import { byAge, byExpiry } from './apply-entry'

export interface InsufficientPoints {
  code: 'insufficient_points'
  needed: number
  available: number
  /** needed − available */
  missing: number
}

export function insufficientPoints(needed: number, has: number): InsufficientPoints {
  return { code: 'insufficient_points', needed, available: has, missing: needed - has }
}

/** Which lots pay `amount` (whole, above 0), in the unit's draw order; lots past their expiry never pay. */
export function draw(
  state: AccountState,
  unit: CurrencyUnit,
  amount: number,
  nowMs: number,
): Result<Lot[], InsufficientPoints> {
  invariant(Number.isSafeInteger(amount) && amount > 0, 'a draw takes a whole amount above 0')
  const order = unit.draw === 'oldest' ? byAge : byExpiry
  const lots = (state.lots[unit.id] ?? []).filter(lot => !isExpired(lot, nowMs)).sort(order)
  const draws: Lot[] = []
  let left = amount
  for (const lot of lots) {
    if (left === 0) break
    const taken = Math.min(left, lot.amount)
    draws.push({ ...lot, amount: taken })
    left -= taken
  }
  return left === 0 ? ok(draws) : err(insufficientPoints(amount, available(state, unit.id, nowMs)))
}
