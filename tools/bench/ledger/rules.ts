/** Time of the pure rules, and how it and the account grow with what lies behind a member. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DAY_MS } from '../../../src/domain/calendar'
import { advance } from '../../../src/domain/points/advance'
import { earnEntries } from '../../../src/domain/points/earn'
import { decodeProgram } from '../../../src/domain/program/decode-program'
import type { Program } from '../../../src/domain/program/schema'
import { root } from '../../lib/project.mjs'
import { type Figures, median } from '../figures'
import { type DailyMember, dailyMember, debit } from './daily-member'

const BATCH = 200
const BATCHES = 21
const WARM_UP = 2_000
const TEN_YEARS_DAYS = 3653
/** A little more than a daily member has: two a purchase, one a week for a redemption, some expiries. */
const ENTRIES_A_DAY = 2.2

export const BEHIND = [10, 1_000, 10_000] as const

export function demoProgram(): Program {
  const text = readFileSync(join(root, 'shop', 'demo', 'program.json'), 'utf8')
  const decoded = decodeProgram(JSON.parse(text))
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error))
  return decoded.value
}

/** A member of today with at least that many entries behind her. */
export function memberWithBehind(program: Program, entries: number, memberId: string): DailyMember {
  for (let days = Math.ceil(entries / ENTRIES_A_DAY); ; days += 1 + Math.ceil(days / 100)) {
    const lived = dailyMember(program, memberId, days, Date.now())
    if (lived.entries.length >= entries) return lived
  }
}

export function ruleFigures(): Figures {
  const program = demoProgram()
  const figures: Figures = { 'ledger.earnRuleMicros': micros(() => earnOnce(program)) }
  // From the longest life to the shortest, so that warming up favours no claim of flatness.
  for (const behind of [...BEHIND].reverse()) {
    const { account } = memberWithBehind(program, behind, '6021837411')
    const atMs = account.journal.at(-1)!.atMs + DAY_MS / 2
    let i = 0
    figures[`ledger.debitMicros${behind}`] = micros(() => {
      const ledger = advance(program, account.state, atMs)
      if (!debit(program, ledger, 1, atMs, `bench${i++}`)) throw new Error('the points are there')
    })
  }
  figures['ledger.debitGrowth10000'] = ratio(
    figures['ledger.debitMicros10000']!,
    figures['ledger.debitMicros1000']!,
  )
  const { account, entries } = dailyMember(program, '6021837411', TEN_YEARS_DAYS, Date.now())
  figures['ledger.accountBytes10Years'] = Buffer.byteLength(JSON.stringify(account))
  figures['ledger.entries10Years'] = entries.length
  return figures
}

/** One purchase by every rule that it triggers, with the steps for its receipt. */
const earnOnce = (program: Program) =>
  earnEntries(program, {
    trigger: 'online_purchase',
    paidFen: 12_345,
    atMs: Date.UTC(2026, 10, 22, 4),
    tierId: 'silver',
    ref: { kind: 'order', id: '0'.repeat(32) },
    key: `order:${'0'.repeat(32)}`,
  })

export const ratio = (a: number, b: number): number => Math.round((a / b) * 100) / 100

function micros(work: () => unknown): number {
  for (let i = 0; i < WARM_UP; i++) work()
  const batches = Array.from({ length: BATCHES }, () => {
    const start = process.hrtime.bigint()
    for (let i = 0; i < BATCH; i++) work()
    return Number(process.hrtime.bigint() - start) / 1000 / BATCH
  })
  return Math.round(median(batches) * 10) / 10
}
