/** A member who buys something every day and redeems every week, told to the program's own rules. */
import { retained } from '../../../cloudfunctions/service/accounts/journal'
import { newAccount } from '../../../cloudfunctions/service/accounts/new-account'
import type { AccountDoc } from '../../../cloudfunctions/service/documents'
import { DAY_MS } from '../../../src/domain/calendar'
import type { Entry } from '../../../src/domain/points/account'
import { advance, nextDue } from '../../../src/domain/points/advance'
import { earnEntries } from '../../../src/domain/points/earn'
import { burnEntry } from '../../../src/domain/points/holds'
import { type Ledger, post, postAll } from '../../../src/domain/points/ledger'
import { payingUnit } from '../../../src/domain/program/program'
import type { Program } from '../../../src/domain/program/schema'
import { upgrade } from '../../../src/domain/tier/evaluate'

export interface DailyMember {
  /** As it stands after the last day, its journal moved. */
  account: AccountDoc
  /** Every entry ever made, oldest first. */
  entries: Entry[]
}

/** Between 38 and 118 yuan, different from day to day. */
const paidFen = (day: number): number => 3_800 + (day % 9) * 1_000

/** A life of so many days that ends at `endMs`. */
export function dailyMember(program: Program, memberId: string, days: number, endMs: number): DailyMember {
  const joinedAtMs = endMs - days * DAY_MS
  const member = {
    memberId,
    openid: `oBench${memberId}`,
    phone: `13${memberId.slice(1)}`,
    nickname: '天天来',
  }
  const opening = newAccount(program, { ...member, consents: [] }, joinedAtMs)
  const entries = [...opening.journal]
  let state = opening.state
  let atMs = joinedAtMs
  for (let day = 1; day <= days; day++) {
    atMs = joinedAtMs + day * DAY_MS
    const lived = liveOneDay(program, advance(program, state, atMs), day, atMs)
    state = lived.state
    entries.push(...lived.added)
  }
  const moved = { journal: entries.slice(-100), flushedSeq: state.chain.seq, journalFromMs: 0 }
  const account: AccountDoc = {
    ...opening,
    state,
    ...moved,
    ...retained(moved, atMs + DAY_MS),
    version: entries.length,
    dueAtMs: nextDue(state) ?? null,
    pendingSinceMs: null,
  }
  return { account, entries }
}

function liveOneDay(program: Program, morning: Ledger, day: number, atMs: number): Ledger {
  const ref = { kind: 'counter', id: `day${day}` } as const
  const bought = postAll(
    morning,
    earnEntries(program, {
      trigger: 'store_purchase',
      paidFen: paidFen(day),
      atMs,
      tierId: morning.state.tier.tierId,
      ref,
      key: `counter:day${day}`,
    }),
  )
  const risen = upgrade(program, bought.state, atMs)
  const evening = risen ? post(bought, risen) : bought
  if (day % 7 !== 0) return evening
  const redeemed = debit(program, evening, 200, atMs, `week${day}`)
  return redeemed ?? evening
}

/** The ledger after a redemption of that many points; undefined when they are not there. */
export function debit(
  program: Program,
  ledger: Ledger,
  points: number,
  atMs: number,
  id: string,
): Ledger | undefined {
  const entry = burnEntry(program, ledger.state, {
    unit: payingUnit(program),
    amount: points,
    atMs,
    title: '兑换手冲咖啡',
    ref: { kind: 'redemption', id },
    key: `redemption:${id}`,
  })
  return entry.ok ? post(ledger, entry.value) : undefined
}
