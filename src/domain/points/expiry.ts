import { dayEndAfter, dayKey, monthEndAfter, yearEndAfter, type Zone } from '../calendar'
import type { CurrencyUnit, Expiry } from '../program/schema'
import { assertNever } from '../result'
import type { LotRef } from './account'

/** The exclusive end of points earned at `earnedAtMs`; null: never. */
export function expiresAt(expiry: Expiry, earnedAtMs: number, zone: Zone): number | null {
  switch (expiry.kind) {
    case 'never':
      return null
    case 'month_end':
      return monthEndAfter(earnedAtMs, expiry.months, zone)
    case 'year_end':
      return yearEndAfter(earnedAtMs, expiry.years, zone)
    case 'days':
      return dayEndAfter(earnedAtMs, expiry.days, zone)
    default:
      return assertNever(expiry)
  }
}

/**
 * The lot that points earned at that moment belong to. Its id is made of what tells lots apart, so equal grants share
 * one lot and the account stays small: at most one lot an expiry (and a day, where the oldest are drawn first and days
 * can make a difference: lots that never expire are one lot always).
 */
export const lotFor = (unit: CurrencyUnit, earnedAtMs: number, zone: Zone): LotRef =>
  lotEnding(unit, earnedAtMs, expiresAt(unit.expiry, earnedAtMs, zone), zone)

/** The lot of points that were earned at `earnedAtMs` and end at `expiresAtMs` (exclusive), whatever the program's terms. */
export function lotEnding(
  unit: CurrencyUnit,
  earnedAtMs: number,
  expiresAtMs: number | null,
  zone: Zone,
): LotRef {
  const end = expiresAtMs === null ? 'never' : dayKey(expiresAtMs - 1, zone)
  const id = unit.draw === 'oldest' && expiresAtMs !== null ? `${end}.${dayKey(earnedAtMs, zone)}` : end
  return { id, earnedAtMs, expiresAtMs }
}
