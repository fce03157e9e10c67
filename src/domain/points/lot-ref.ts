import type { Lot, LotRef } from './account'

/** The lot of an amount drawn from it. */
export const lotRef = ({ id, earnedAtMs, expiresAtMs }: Lot): LotRef => ({ id, earnedAtMs, expiresAtMs })
