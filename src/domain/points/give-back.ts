/** Used points return to the batches they were drawn from, each with its own expiry. */
import { dayEndAfter } from '../calendar'
import type { CurrencyUnit, Program } from '../program/schema'
import { invariant } from '../result'
import { isExpired, type LotRef, type Posting } from './account'
import { lotEnding } from './expiry'
import type { StoredBurn } from './refund-plan'

export interface GivenBack {
  postings: Posting[]
  /** Of the points, those whose batch had expired. */
  late: number
  /** Until when these are good (exclusive); null: they have lapsed again. */
  lateUntilMs: number | null
}

/**
 * Movements that return `amount` points, after `before` have been returned. What was drawn last returns first: what
 * then remains used is what a smaller use would have drawn.
 */
export function giveBack(
  program: Program,
  unit: CurrencyUnit,
  burn: StoredBurn,
  before: number,
  amount: number,
  atMs: number,
): GivenBack {
  const { expired } = program.reversal.usedPoints
  const lateUntilMs = expired === 'lapse' ? null : dayEndAfter(atMs, expired.graceDays, program.zone)
  const postings = slice(burn, before, amount).map(({ lot, part }): Posting => {
    const base = { unit: unit.id, from: 'burned' as const, amount: part }
    if (!isExpired(lot, atMs)) return { ...base, to: 'spendable', lot }
    if (lateUntilMs === null) return { ...base, to: 'expired', lot }
    return { ...base, to: 'spendable', lot: lotEnding(unit, lot.earnedAtMs, lateUntilMs, program.zone) }
  })
  const late = slice(burn, before, amount)
    .filter(({ lot }) => isExpired(lot, atMs))
    .reduce((sum, { part }) => sum + part, 0)
  return { postings, late, lateUntilMs }
}

/** The burn's movements from its end, without the first `skip` points, `amount` points long. */
function slice(burn: StoredBurn, skip: number, amount: number): { lot: LotRef; part: number }[] {
  const parts: { lot: LotRef; part: number }[] = []
  let toSkip = skip
  let left = amount
  for (const posting of burn.postings.filter(p => p.to === 'burned').reverse()) {
    const skipped = Math.min(toSkip, posting.amount)
    const part = Math.min(left, posting.amount - skipped)
    toSkip -= skipped
    left -= part
    invariant(posting.lot, 'points are burned from a lot')
    if (part > 0) parts.push({ lot: posting.lot, part })
  }
  invariant(left === 0, 'no more points return than were used')
  return parts
}
