/**
 * The account is one document, and stays one: ten years in which a member buys every single day, spends every week
 * and always has an order open. WeChat's database takes documents of 512 KiB.
 */
import { DAY_MS } from '@/domain/calendar'
import { type AccountState, available, type EntryDraft } from '@/domain/points/account'
import { advance } from '@/domain/points/advance'
import { applyEntry } from '@/domain/points/apply-entry'
import { earnEntries } from '@/domain/points/earn'
import { holdEntry } from '@/domain/points/holds'
import { payingUnit } from '@/domain/program/program'
import type { Program } from '@/domain/program/schema'
import { upgrade } from '@/domain/tier/evaluate'
import { at, demoProgram, MEMBER, newcomer, programWith } from '../../fixtures/domain'

/** Without hashing: size does not depend on what the hash is, and ten years of SHA-256 take their time. */
function put(state: AccountState, draft: EntryDraft): AccountState {
  const seq = state.chain.seq + 1
  const hash = String(seq).padStart(64, '0')
  return applyEntry(state, {
    ...draft,
    _id: `${MEMBER}/${draft.key}`,
    memberId: MEMBER,
    seq,
    prev: state.chain.hash,
    hash,
  })
}

/** The largest the account's JSON became, in bytes, by the end of each year of daily activity. */
function largestByYear(p: Program, years: number): number[] {
  const unit = payingUnit(p)
  const from = at('2026-01-01')
  let state = newcomer(p, from)
  let bytes = 0
  const byYear: number[] = []
  for (let day = 0; day < years * 365; day++) {
    const nowMs = from + day * DAY_MS
    state = advance(p, state, nowMs).state
    const ref = { kind: 'order' as const, id: `${day}` }
    const bought = earnEntries(p, {
      trigger: 'online_purchase',
      paidFen: 8_800,
      atMs: nowMs,
      tierId: state.tier.tierId,
      ref,
      key: `order:${day}`,
    })
    for (const draft of bought) state = put(state, draft)
    const up = day % 28 === 0 ? upgrade(p, state, nowMs) : undefined
    if (up) state = put(state, up)
    if (day % 7 === 0 && available(state, unit.id, nowMs) >= 100) {
      const hold = holdEntry(p, state, {
        unit,
        amount: 100,
        atMs: nowMs,
        expiresAtMs: nowMs + 6 * DAY_MS,
        title: '下单',
        ref,
        key: `order:${String(day).padStart(32, '0')}`,
        uses: { key: `reward:reward-number-${day % 40}`, period: 'ever', count: 1 },
      })
      if (hold.ok) state = put(state, hold.value)
    }
    if (day % 28 === 0) bytes = Math.max(bytes, Buffer.byteLength(JSON.stringify(state)))
    if (day % 365 === 364) byYear.push(bytes)
  }
  return byYear
}

const KIB = 1024

test('the demo shop’s members fit ten times over, and ten years take no more than two', () => {
  const byYear = largestByYear(demoProgram(), 10)
  expect(byYear[9]!).toBeLessThan(16 * KIB)
  expect(byYear[9]!).toBeLessThan(byYear[1]! * 1.1)
})

test.each<[string, Program, number]>([
  ['drawn oldest first', programWith({ draw: 'oldest' }), 48],
  ['good for 365 days', programWith({ expiry: { kind: 'days', days: 365 } }), 48],
  ['good for ever', programWith({ expiry: { kind: 'never' }, draw: 'oldest' }), 16],
])('points %s fit too, and stop growing', (_name, p, kib) => {
  const byYear = largestByYear(p, 3)
  expect(byYear[2]!).toBeLessThan(kib * KIB)
  expect(byYear[2]!).toBeLessThan(byYear[1]! * 1.1)
})
