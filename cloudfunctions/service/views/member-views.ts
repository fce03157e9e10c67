/** Views of a member, made from her account as it stands at one moment. */
import type {
  CounterMemberView,
  MemberStrip,
  PointsSummary,
  Role,
  TierSummary,
} from '../../../src/contract/views'
import { type AccountState, available, held } from '../../../src/domain/points/account'
import { advance } from '../../../src/domain/points/advance'
import { level, payingUnit } from '../../../src/domain/program/program'
import type { Program } from '../../../src/domain/program/schema'
import { tierProgress } from '../../../src/domain/tier/evaluate'
import type { AccountDoc } from '../documents'

/** The state at `nowMs`, with everything that fell due meanwhile taken into account. */
export const currentState = (program: Program, account: AccountDoc, nowMs: number): AccountState =>
  advance(program, account.state, nowMs).state

export function roleOf(account: AccountDoc | undefined): Role {
  if (!account) return 'visitor'
  return account.staff?.role ?? 'member'
}

export function tierSummary(program: Program, state: AccountState, nowMs: number): TierSummary {
  const progress = tierProgress(program, state, nowMs)
  const { current, next } = progress
  return {
    tierId: current.id,
    title: current.title,
    ...(next ? { next: { tierId: next.id, title: next.title, missing: progress.missing } } : {}),
    share: progress.share,
    value: progress.value,
    untilMs: progress.untilMs,
  }
}

export function memberStrip(program: Program, account: AccountDoc, nowMs: number): MemberStrip {
  const state = currentState(program, account, nowMs)
  return {
    memberId: account._id,
    nickname: account.nickname,
    points: available(state, payingUnit(program).id, nowMs),
    tier: tierSummary(program, state, nowMs),
  }
}

export function pointsSummary(program: Program, state: AccountState, nowMs: number): PointsSummary {
  const unit = payingUnit(program).id
  return {
    available: available(state, unit, nowMs),
    held: held(state, unit),
    expiring: (state.lots[unit] ?? []).map(({ amount, expiresAtMs }) => ({ amount, expiresAtMs })),
  }
}

/** `13812345678` → `138****5678`. */
export const maskedPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`

export function counterMember(program: Program, account: AccountDoc, nowMs: number): CounterMemberView {
  const state = currentState(program, account, nowMs)
  const tier = level(program, state.tier.tierId)
  return {
    memberId: account._id,
    nickname: account.nickname,
    phoneTail: account.phone.slice(-4),
    points: available(state, payingUnit(program).id, nowMs),
    tierId: tier.id,
    tierTitle: tier.title,
  }
}
