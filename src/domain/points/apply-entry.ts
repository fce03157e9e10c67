/**
 * The fold: state + entry → state. The only code that changes balances, so replaying a member's entries gives her
 * account again. It checks what must always hold and throws when a decision asked for the impossible.
 */
import { fingerprint } from '../digest'
import { invariant } from '../result'
import {
  type AccountState,
  type Entry,
  type EntryDraft,
  GENESIS,
  type Hold,
  type LimitUse,
  type Lot,
  type MetricCounter,
  type Posting,
} from './account'

/** The entry's place in the member's chain. */
export function chainEntry(state: AccountState, draft: EntryDraft): Entry {
  const unsigned = {
    ...draft,
    _id: `${state.memberId}/${draft.key}`,
    memberId: state.memberId,
    seq: state.chain.seq + 1,
    prev: state.chain.hash,
  }
  return { ...unsigned, hash: fingerprint(unsigned) }
}

/** Whether the entry is what its hash says, and follows `prev`. */
export function verifyEntry(entry: Entry, prev: string): boolean {
  const { hash, ...unsigned } = entry
  return entry.prev === prev && fingerprint(unsigned) === hash
}

/** Position (from 0) of the first entry that breaks the chain, or -1. `from`: the hash before the first one given. */
export function firstBroken(entries: Entry[], from: string = GENESIS): number {
  return entries.findIndex((entry, i) => !verifyEntry(entry, i ? entries[i - 1]!.hash : from))
}

/** State after one more entry. Throws {@link BrokenInvariant} when the entry does not follow or takes what is not there. */
export function applyEntry(state: AccountState, entry: Entry): AccountState {
  invariant(entry.memberId === state.memberId, 'an entry belongs to the account it is applied to')
  invariant(
    entry.seq === state.chain.seq + 1 && entry.prev === state.chain.hash,
    'entries are applied in the order of their chain',
  )
  const next: AccountState = {
    ...state,
    lots: { ...state.lots },
    holds: { ...state.holds },
    metrics: { ...state.metrics },
    chain: { seq: entry.seq, hash: entry.hash },
  }
  for (const posting of entry.postings) move(next, entry, posting)
  if (entry.tier) {
    invariant(entry.tier.from.tierId === state.tier.tierId, 'a status changes from the one the member has')
    next.tier = entry.tier.to
  }
  if (entry.uses) next.uses = countUse(state.uses, entry.uses)
  if (entry.codeStep !== undefined) {
    invariant(entry.codeStep > state.codeStep, 'a member code is used once')
    next.codeStep = entry.codeStep
  }
  return next
}

/** Replays a whole chain from the opening state. */
export const replay = (opening: AccountState, entries: Entry[]): AccountState =>
  entries.reduce(applyEntry, opening)

function move(next: AccountState, entry: Entry, posting: Posting): void {
  invariant(
    Number.isSafeInteger(posting.amount) && posting.amount > 0,
    'a posting moves a whole amount above 0',
  )
  const { unit } = posting
  if (posting.from === 'spendable') next.lots[unit] = takeFromLot(next.lots[unit] ?? [], posting)
  if (posting.to === 'spendable') next.lots[unit] = addToLot(next.lots[unit] ?? [], posting)
  if (posting.to === 'held') putHold(next, entry, posting)
  if (posting.from === 'held') takeHold(next, posting)
  if (posting.to === 'counted') next.metrics[unit] = count(next.metrics[unit], posting)
  if (posting.from === 'counted') next.metrics[unit] = countBack(next.metrics[unit], posting)
  if (posting.from === 'owed') next.owed = owe(next.owed, unit, posting.amount)
  if (posting.to === 'owed') next.owed = owe(next.owed, unit, -posting.amount)
}

function lotOf(posting: Posting) {
  invariant(posting.lot, 'a movement of a currency names its lot')
  return posting.lot
}

function takeFromLot(lots: Lot[], posting: Posting): Lot[] {
  const { id } = lotOf(posting)
  const lot = lots.find(l => l.id === id)
  invariant(lot && lot.amount >= posting.amount, `lot ${id} holds the ${posting.amount} taken from it`)
  return lots.flatMap(l =>
    l !== lot ? [l] : l.amount === posting.amount ? [] : [{ ...l, amount: l.amount - posting.amount }],
  )
}

/** Earliest expiry first, then oldest; lots that never expire come last. */
export function byExpiry(a: Lot, b: Lot): number {
  const end = (lot: Lot) => lot.expiresAtMs ?? Number.MAX_SAFE_INTEGER
  return end(a) - end(b) || byAge(a, b)
}

/** Oldest first. */
export const byAge = (a: Lot, b: Lot): number => a.earnedAtMs - b.earnedAtMs || (a.id < b.id ? -1 : 1)

function addToLot(lots: Lot[], posting: Posting): Lot[] {
  const { id, earnedAtMs, expiresAtMs } = lotOf(posting)
  const same = lots.find(l => l.id === id)
  if (!same) return [...lots, { id, amount: posting.amount, earnedAtMs, expiresAtMs }].sort(byExpiry)
  invariant(same.expiresAtMs === expiresAtMs, `lot ${id} has one expiry`)
  const earliest = Math.min(same.earnedAtMs, earnedAtMs)
  return lots.map(l => (l === same ? { ...l, amount: l.amount + posting.amount, earnedAtMs: earliest } : l))
}

function putHold(next: AccountState, entry: Entry, posting: Posting): void {
  invariant(posting.holdId && entry.holdExpiresAtMs !== undefined, 'a hold has a name and an end')
  const draw: Lot = { ...lotOf(posting), amount: posting.amount }
  const hold: Hold = next.holds[posting.holdId] ?? {
    id: posting.holdId,
    unit: posting.unit,
    draws: [],
    expiresAtMs: entry.holdExpiresAtMs,
    ...(entry.uses ? { uses: entry.uses } : {}),
  }
  invariant(hold.unit === posting.unit, 'a hold is of one unit')
  next.holds[posting.holdId] = { ...hold, draws: [...hold.draws, draw] }
}

function takeHold(next: AccountState, posting: Posting): void {
  const holdId = posting.holdId ?? ''
  const hold = next.holds[holdId]
  const { id } = lotOf(posting)
  const draw = hold?.draws.find(d => d.id === id)
  invariant(
    hold?.unit === posting.unit && draw && draw.amount >= posting.amount,
    `hold ${holdId} has the ${posting.amount} taken from it`,
  )
  const draws = hold.draws.flatMap(d =>
    d !== draw ? [d] : d.amount === posting.amount ? [] : [{ ...d, amount: d.amount - posting.amount }],
  )
  if (draws.length) next.holds[holdId] = { ...hold, draws }
  else delete next.holds[holdId]
}

function count(counter: MetricCounter | undefined, posting: Posting): MetricCounter {
  invariant(posting.day, 'a metric counts on a day')
  const days = daysSince(counter, posting)
  days[posting.day] = (days[posting.day] ?? 0) + posting.amount
  return { days, total: (counter?.total ?? 0) + posting.amount }
}

/** Off the day it was counted on; a day that the window no longer looks at has been dropped, and only the total is left. */
function countBack(counter: MetricCounter | undefined, posting: Posting): MetricCounter {
  invariant(posting.day, 'a metric counts on a day')
  invariant(counter && counter.total >= posting.amount, 'what is counted back has been counted')
  const days = daysSince(counter, posting)
  const counted = days[posting.day]
  if (counted !== undefined) {
    invariant(counted >= posting.amount, `day ${posting.day} counts the ${posting.amount} taken off it`)
    days[posting.day] = counted - posting.amount
    if (days[posting.day] === 0) delete days[posting.day]
  }
  return { days, total: counter.total - posting.amount }
}

function daysSince(counter: MetricCounter | undefined, posting: Posting): Record<string, number> {
  const since = posting.since ?? ''
  return Object.fromEntries(Object.entries(counter?.days ?? {}).filter(([day]) => day >= since))
}

function owe(owed: AccountState['owed'], unit: string, change: number): Record<string, number> {
  const amount = (owed?.[unit] ?? 0) + change
  invariant(amount >= 0, 'a debt is paid once')
  const { [unit]: _, ...others } = owed ?? {}
  return amount === 0 ? others : { ...others, [unit]: amount }
}

/** Uses given back count only in the period they were counted in: a new period has begun at 0 anyway. */
function countUse(uses: AccountState['uses'], use: LimitUse): AccountState['uses'] {
  const before = uses[use.key]
  const counted = before?.period === use.period ? before.count : 0
  if (use.count < 0 && before?.period !== use.period) return uses
  return { ...uses, [use.key]: { period: use.period, count: Math.max(0, counted + use.count) } }
}
