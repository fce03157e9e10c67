/**
 * Time passing: what became due since the account was last written, in the order in which it fell due.
 * Every command advances the account before it decides, so an expiry or a lapsed hold takes effect on time whether or
 * not a sweeper has come by; the sweeper only writes it down for members who do not come.
 */
import type { Program } from '../program/schema'
import { review } from '../tier/evaluate'
import type { AccountState, EntryDraft, Hold, Lot } from './account'
import { releaseEntry } from './holds'
import { type Ledger, open, post } from './ledger'

/** The next moment at which something falls due by itself; undefined when nothing ever will. */
export function nextDue(state: AccountState): number | undefined {
  const times = [
    ...Object.values(state.lots).flatMap(lots => lots.map(lot => lot.expiresAtMs)),
    ...Object.values(state.holds).map(hold => hold.expiresAtMs),
    state.tier.untilMs,
  ].filter((at): at is number => at !== null)
  return times.length ? Math.min(...times) : undefined
}

/** The account as it stands at `nowMs`, with the entries for all that fell due on the way. */
export function advance(program: Program, state: AccountState, nowMs: number): Ledger {
  let ledger = open(state)
  for (let due = dueEntry(program, ledger.state, nowMs); due; due = dueEntry(program, ledger.state, nowMs)) {
    ledger = post(ledger, due)
  }
  return ledger
}

/** The earliest thing that is due. At one moment: holds return first, so that what they return can expire, then lots, then tier. */
function dueEntry(program: Program, state: AccountState, nowMs: number): EntryDraft | undefined {
  const atMs = nextDue(state)
  if (atMs === undefined || atMs > nowMs) return undefined
  const hold = Object.values(state.holds).find(h => h.expiresAtMs === atMs)
  if (hold) return lapse(program, hold)
  for (const [unit, lots] of Object.entries(state.lots)) {
    const lot = lots.find(l => l.expiresAtMs === atMs)
    if (lot) return expire(program, state, unit, lot)
  }
  return review(program, state)
}

function lapse(program: Program, hold: Hold): EntryDraft {
  const [kind, id] = splitKey(hold.id)
  return releaseEntry(program, hold, {
    key: hold.id,
    atMs: hold.expiresAtMs,
    title: '未支付，积分已退回',
    ref: { kind, id },
  })
}

/** Holds are named `order:ID` or `redemption:ID`. */
function splitKey(key: string): ['order' | 'redemption', string] {
  const at = key.indexOf(':')
  return [key.slice(0, at) === 'redemption' ? 'redemption' : 'order', key.slice(at + 1)]
}

function expire(program: Program, state: AccountState, unit: string, lot: Lot): EntryDraft {
  const { id, earnedAtMs, expiresAtMs } = lot
  return {
    key: `expire:${unit}:${state.chain.seq + 1}`,
    kind: 'expire',
    atMs: expiresAtMs!,
    title: '积分到期',
    ref: { kind: 'member', id: state.memberId },
    programVersion: program.version,
    postings: [
      { unit, from: 'spendable', to: 'expired', amount: lot.amount, lot: { id, earnedAtMs, expiresAtMs } },
    ],
  }
}
