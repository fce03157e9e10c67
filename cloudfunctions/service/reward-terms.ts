import type { Reward } from '../../src/contract/catalog'
import type { RewardTerms } from '../../src/domain/mall/redeem'

/** What of a reward decides its redemption. */
export const rewardTerms = ({ _id, points, cashFen, limit, tierId, validDays }: Reward): RewardTerms => ({
  id: _id,
  points,
  cashFen,
  validDays,
  ...(limit ? { limit } : {}),
  ...(tierId ? { tierId } : {}),
})
