/** Whether a member may redeem a reward now, and what stands in the way. */
import { dayEndAfter, periodKey } from '../calendar'
import { type AccountState, available } from '../points/account'
import { type InsufficientPoints, insufficientPoints } from '../points/draw'
import { level, levelRank, payingUnit } from '../program/program'
import type { Program } from '../program/schema'
import { err, ok, type Result } from '../result'

/** What of a reward decides its redemption. */
export interface RewardTerms {
  id: string
  points: number
  cashFen: number
  limit?: { count: number; period: 'ever' | 'year' | 'month' | 'day' }
  tierId?: string
  validDays: number
}

export type RedeemError =
  | { code: 'tier_too_low'; needed: string; neededTitle: string }
  | { code: 'limit_reached'; limit: number; period: 'ever' | 'year' | 'month' | 'day' }
  | InsufficientPoints

/** Goods and services are handed over in a store that the member chooses; coupons and partner vouchers need none. */
export const needsStore = (kind: 'goods' | 'coupon' | 'service' | 'partner'): boolean =>
  kind === 'goods' || kind === 'service'

/** The key that uses of a reward are counted under. */
export const limitKey = (rewardId: string): string => `reward:${rewardId}`

/** Pieces that the member may still redeem in the current period; undefined: no limit. */
export function leftWithinLimit(
  program: Program,
  state: AccountState,
  reward: RewardTerms,
  nowMs: number,
): number | undefined {
  if (!reward.limit) return undefined
  const used = state.uses[limitKey(reward.id)]
  const period = periodKey(reward.limit.period, nowMs, program.zone)
  return Math.max(0, reward.limit.count - (used?.period === period ? used.count : 0))
}

/** Checks tier, limit and points for `count` pieces, in this order: the first that fails is told. */
export function checkRedeem(
  program: Program,
  state: AccountState,
  reward: RewardTerms,
  count: number,
  nowMs: number,
): Result<{ points: number; cashFen: number }, RedeemError> {
  if (reward.tierId && levelRank(program, state.tier.tierId) < levelRank(program, reward.tierId)) {
    return err({
      code: 'tier_too_low',
      needed: reward.tierId,
      neededTitle: level(program, reward.tierId).title,
    })
  }
  const left = leftWithinLimit(program, state, reward, nowMs)
  if (reward.limit && left !== undefined && left < count) {
    return err({ code: 'limit_reached', limit: reward.limit.count, period: reward.limit.period })
  }
  const points = reward.points * count
  const has = available(state, payingUnit(program).id, nowMs)
  if (has < points) return err(insufficientPoints(points, has))
  return ok({ points, cashFen: reward.cashFen * count })
}

/** The uses to count with the redemption; undefined when the reward has no limit. */
export function limitUse(program: Program, reward: RewardTerms, count: number, nowMs: number) {
  return reward.limit
    ? { key: limitKey(reward.id), period: periodKey(reward.limit.period, nowMs, program.zone), count }
    : undefined
}

/** The exclusive end of a pickup code or voucher taken at that moment. */
export const claimExpiresAt = (
  program: Program,
  reward: Pick<RewardTerms, 'validDays'>,
  nowMs: number,
): number => dayEndAfter(nowMs, reward.validDays, program.zone)
