/**
 * The account: everything that decides what a member may do with points, in one document that changes by one
 * conditional update. Balances, lots, holds, counters and tier are the fold of the account's entries and nothing else.
 */
import type { EntryStep } from './steps'

/** Points granted together: same expiry (and, where the program draws the oldest first, same day). Equal lots are one lot. */
export interface Lot {
  id: string
  /** What is left of it, above 0. */
  amount: number
  earnedAtMs: number
  /** Exclusive; null: never. */
  expiresAtMs: number | null
}

/** Which lot a movement is about. */
export type LotRef = Omit<Lot, 'amount'>

/** Points promised to an order or redemption: out of the lots, not yet burned. */
export interface Hold {
  id: string
  unit: string
  /** From which lots, so that a release returns each point to its own lot with its own expiry. */
  draws: Lot[]
  /** Exclusive; the hold releases itself then. */
  expiresAtMs: number
  /** Uses of a limit that go with it, and are given back with it. */
  uses?: LimitUse
}

/** Uses counted against a limit, such as pieces of one reward in one month. */
export interface LimitUse {
  key: string
  period: string
  /** Below 0: given back. */
  count: number
}

/** A counter kept per local day (`20261122` → amount), as far back as its window looks, and over all time. */
export interface MetricCounter {
  days: Record<string, number>
  total: number
}

export interface TierStatus {
  tierId: string
  sinceMs: number
  /** Exclusive; null for the lowest level, which nobody loses. */
  untilMs: number | null
}

/**
 * Where amounts are. `issued` is what the shop has given, below 0; taking back what was earned returns to it. `owed` is
 * what members have to give back yet and `forgiven` what nobody will, both below 0.
 */
export type Bucket = 'issued' | 'spendable' | 'held' | 'burned' | 'expired' | 'counted' | 'owed' | 'forgiven'

/** One movement of an entry. Amounts are above 0 and move from one bucket to another, so every unit's buckets sum to 0. */
export interface Posting {
  unit: string
  from: Bucket
  to: Bucket
  amount: number
  /** For currencies: the lot that loses or gains. */
  lot?: LotRef
  /** For movements into or out of `held`. */
  holdId?: string
  /** For metrics: the local day it counts on, and the first day its window still looks at; earlier days are dropped. */
  day?: string
  since?: string
}

/** `reverse`: a refund, of points used or earned. `recover`: what is owed, taken out of points that have just come in. */
export type EntryKind = 'earn' | 'hold' | 'release' | 'burn' | 'expire' | 'tier' | 'reverse' | 'recover'

export interface EntryRef {
  kind: 'order' | 'redemption' | 'counter' | 'member'
  id: string
}

/** What changed, before it has its place in the chain. */
export interface EntryDraft {
  /** Unique within the account: what makes a repeat harmless. */
  key: string
  kind: EntryKind
  atMs: number
  /** The line a member reads. */
  title: string
  ref: EntryRef
  programVersion: number
  postings: Posting[]
  /** Why the number is what it is: data for a receipt. */
  steps?: EntryStep[]
  ruleId?: string
  /** Fingerprint of the request, so that the same id with other content is noticed. */
  inputHash?: string
  /** A change of status. */
  tier?: { from: TierStatus; to: TierStatus }
  uses?: LimitUse
  /** For holds: when it releases itself. */
  holdExpiresAtMs?: number
  /** For purchases at a counter: the time step of the member code that was shown. */
  codeStep?: number
}

/** An entry in its place: `hash` covers everything else, `prev` the entry before. `_id` is `memberId/key`. */
export interface Entry extends EntryDraft {
  _id: string
  memberId: string
  seq: number
  prev: string
  hash: string
}

/** The part of the account that entries decide. */
export interface AccountState {
  memberId: string
  /** By unit id, earliest expiry first. */
  lots: Record<string, Lot[]>
  holds: Record<string, Hold>
  metrics: Record<string, MetricCounter>
  tier: TierStatus
  /** By limit key: the period counted and the uses in it. */
  uses: Record<string, { period: string; count: number }>
  /** The newest time step of a member code that was used; a code is good once. */
  codeStep: number
  /** By unit id, above 0: what a refund could not take back. Absent until somebody owes for the first time. */
  owed?: Record<string, number>
  chain: { seq: number; hash: string }
}

/** The hash before the first entry. */
export const GENESIS = '0'.repeat(64)

/** A member who has just joined: nothing earned, lowest tier. */
export function openAccount(memberId: string, tierId: string, atMs: number): AccountState {
  return {
    memberId,
    lots: {},
    holds: {},
    metrics: {},
    tier: { tierId, sinceMs: atMs, untilMs: null },
    uses: {},
    codeStep: 0,
    chain: { seq: 0, hash: GENESIS },
  }
}

const sum = (lots: Lot[]): number => lots.reduce((total, lot) => total + lot.amount, 0)

export const isExpired = (lot: { expiresAtMs: number | null }, nowMs: number): boolean =>
  lot.expiresAtMs !== null && lot.expiresAtMs <= nowMs

/** What can be spent at that moment: a lot past its expiry never counts, whether or not anybody has swept it. */
export const available = (state: AccountState, unit: string, nowMs: number): number =>
  sum((state.lots[unit] ?? []).filter(lot => !isExpired(lot, nowMs)))

/** What orders and redemptions have promised away. */
export const held = (state: AccountState, unit: string): number =>
  Object.values(state.holds)
    .filter(hold => hold.unit === unit)
    .reduce((total, hold) => total + sum(hold.draws), 0)

/** What a refund could not take back and later points will pay; while it is above 0, nothing can be spent. */
export const owed = (state: AccountState, unit: string): number => state.owed?.[unit] ?? 0
