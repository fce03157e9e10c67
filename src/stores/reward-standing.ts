/** What stands between a member and a reward, told before she presses the button. */
import type { RewardLimit } from '@/contract/catalog'
import type { RewardCard } from '@/contract/views'
import { level, levelRank } from '@/domain/program/program'
import type { Program } from '@/domain/program/schema'
import { grouped } from './number-text'

/** What of a reward and of the member decides. */
export interface RewardFacts {
  points: number
  stock: number
  limit?: RewardLimit
  /** Pieces still allowed in the period; absent: no limit, or not a member. */
  leftWithinLimit?: number
  /** Lowest level that may redeem it. */
  tierId?: string
}

export interface MemberFacts {
  availablePoints: number
  tierId: string
  isMember: boolean
}

export type RewardStanding =
  | { kind: 'open'; piecesMax: number }
  | { kind: 'visitor' | 'gone' | 'tier' | 'limit' | 'points'; text: string }

const PERIOD: Record<RewardLimit['period'], string> = { ever: '', year: '每年', month: '每月', day: '每天' }
const PIECES_AT_ONCE = 10

/** `每人每月限 4 份`. */
export const limitText = (limit: RewardLimit): string => `每人${PERIOD[limit.period]}限 ${limit.count} 份`

/** The first thing in the way, in the order a member would mind; or how many pieces she may take. */
export function rewardStanding(
  reward: RewardFacts,
  member: MemberFacts,
  program: Program | undefined,
): RewardStanding {
  if (reward.stock <= 0) return { kind: 'gone', text: '已兑完' }
  if (!member.isMember) return { kind: 'visitor', text: '加入会员后可兑' }
  if (reward.tierId && program && levelRank(program, member.tierId) < levelRank(program, reward.tierId)) {
    return { kind: 'tier', text: `${level(program, reward.tierId).title}及以上可兑` }
  }
  if (reward.leftWithinLimit !== undefined && reward.leftWithinLimit <= 0) {
    return { kind: 'limit', text: reward.limit ? `已兑满，${limitText(reward.limit)}` : '已兑满' }
  }
  if (member.availablePoints < reward.points) {
    return { kind: 'points', text: `还差 ${grouped(reward.points - member.availablePoints)} 积分` }
  }
  const byPoints = Math.floor(member.availablePoints / reward.points)
  const piecesMax = Math.min(byPoints, reward.stock, reward.leftWithinLimit ?? PIECES_AT_ONCE, PIECES_AT_ONCE)
  return { kind: 'open', piecesMax }
}

export interface ShelfReward {
  reward: RewardCard
  /** Why it cannot be had now; absent where it can, and for visitors, whom the whole page invites. */
  blocked?: string
  /** What makes it special. */
  tag?: string
}

/** A reward on the shelf: fewer than this are told as few. */
const FEW = 10

/** A reward as it lies on the shelf. */
export function shelfReward(reward: RewardCard & { stock: number }, standing: RewardStanding): ShelfReward {
  const blocked = standing.kind === 'open' || standing.kind === 'visitor' ? undefined : standing.text
  const few = reward.stock > 0 && reward.stock <= FEW ? `仅剩 ${reward.stock} 份` : undefined
  const tag = few ?? (reward.limit ? limitText(reward.limit) : undefined)
  return { reward, ...(blocked ? { blocked } : {}), ...(tag ? { tag } : {}) }
}
