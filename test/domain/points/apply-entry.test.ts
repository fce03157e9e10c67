/** The fold refuses the impossible: each invariant throws, and a refused entry leaves the state as it was. */
import type { AccountState, Entry, EntryDraft, Posting } from '@/domain/points/account'
import { applyEntry, byAge, byExpiry, chainEntry, replay } from '@/domain/points/apply-entry'
import { open, post } from '@/domain/points/ledger'
import { BrokenInvariant } from '@/domain/result'
import { at, deepFreeze, MEMBER, newcomer, program, wallet } from '../../fixtures/domain'

const p = program()
const NOW = at('2026-12-10')
const lot = { id: '20271031', earnedAtMs: at('2026-10-05'), expiresAtMs: at('2027-11-01') }
const start = () => deepFreeze(wallet(p, [10, '2026-10-05'], [20, '2026-11-05']))

const draft = (postings: Posting[], more: Partial<EntryDraft> = {}): EntryDraft => ({
  key: 'order:x',
  kind: 'burn',
  atMs: NOW,
  title: '下单',
  ref: { kind: 'order', id: 'x' },
  programVersion: 1,
  postings,
  ...more,
})
const posting = (from: Posting['from'], to: Posting['to'], more: Partial<Posting> = {}): Posting => ({
  unit: 'points',
  from,
  to,
  amount: 10,
  lot,
  ...more,
})
const apply = (state: AccountState, postings: Posting[], more: Partial<EntryDraft> = {}): AccountState =>
  deepFreeze(applyEntry(state, chainEntry(state, draft(postings, more))))
const held = { holdId: 'order:x', holdExpiresAtMs: NOW + 1 }
const hold = (state: AccountState, more: Partial<Posting> = {}) =>
  apply(state, [posting('spendable', 'held', { holdId: held.holdId, ...more })], {
    holdExpiresAtMs: held.holdExpiresAtMs,
  })

describe('throws', () => {
  const refused = (run: () => unknown, fact: RegExp) => {
    expect(run).toThrow(BrokenInvariant)
    expect(run).toThrow(fact)
  }

  test('an entry of somebody else', () => {
    const state = start()
    const entry = { ...chainEntry(state, draft([])), memberId: '1000000002' }
    refused(() => applyEntry(state, entry), /belongs to the account/)
  })

  test('an entry out of its turn: repeated, early, or after another head', () => {
    const state = start()
    const first = chainEntry(state, draft([posting('spendable', 'burned', { amount: 1 })]))
    const once = applyEntry(state, first)
    const second = chainEntry(once, draft([], { key: 'order:y' }))
    refused(() => applyEntry(once, first), /order of their chain/)
    refused(() => applyEntry(state, second), /order of their chain/)
    refused(() => applyEntry(state, { ...first, prev: 'f'.repeat(64) }), /order of their chain/)
  })

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('a movement of %p', amount => {
    const state = start()
    const entry: Entry = {
      ...chainEntry(state, draft([])),
      postings: [posting('issued', 'spendable', { amount })],
    }
    refused(() => applyEntry(state, entry), /whole amount above 0/)
  })

  test('more than the lot has, or a lot that is not there', () => {
    refused(
      () => apply(start(), [posting('spendable', 'burned', { amount: 11 })]),
      /lot 20271031 holds the 11/,
    )
    const elsewhere = { ...lot, id: '20281031' }
    refused(() => apply(start(), [posting('spendable', 'burned', { amount: 1, lot: elsewhere })]), /20281031/)
    refused(() => apply(start(), [posting('spendable', 'burned', { unit: 'stars' })]), /lot 20271031/)
    refused(() => apply(newcomer(p), [posting('spendable', 'burned', { amount: 1 })]), /lot 20271031/)
  })

  test('one lot drawn twice for more than it has, within one entry', () => {
    const half = posting('spendable', 'burned', { amount: 6 })
    refused(() => apply(start(), [half, half]), /holds the 6/)
  })

  test('a movement of a currency that names no lot', () => {
    refused(() => apply(start(), [posting('spendable', 'burned', { lot: undefined })]), /names its lot/)
    refused(() => apply(start(), [posting('issued', 'spendable', { lot: undefined })]), /names its lot/)
  })

  test('points that join a lot with another end', () => {
    const longer = { ...lot, expiresAtMs: lot.expiresAtMs + 1 }
    refused(() => apply(start(), [posting('issued', 'spendable', { lot: longer })]), /has one expiry/)
  })

  test('a hold without a name or an end', () => {
    const nameless = [posting('spendable', 'held')]
    refused(() => apply(start(), nameless, { holdExpiresAtMs: NOW }), /a name and an end/)
    refused(() => apply(start(), [posting('spendable', 'held', { holdId: 'order:x' })]), /a name and an end/)
  })

  test('a hold of two units', () => {
    const state = hold(start(), { amount: 5 })
    const stars = posting('issued', 'held', { unit: 'stars', holdId: held.holdId })
    refused(() => apply(state, [stars], { holdExpiresAtMs: NOW }), /of one unit/)
  })

  test('more than a hold has, another hold, another lot, another unit', () => {
    const state = hold(start())
    const out = (more: Partial<Posting>) => () =>
      apply(state, [posting('held', 'burned', { holdId: 'order:x', ...more })])
    refused(out({ amount: 11 }), /hold order:x has the 11/)
    refused(out({ holdId: 'order:y' }), /hold order:y/)
    refused(out({ holdId: undefined }), /hold {2}has/)
    refused(out({ lot: { ...lot, id: '20271130' } }), /hold order:x/)
    refused(out({ unit: 'stars' }), /hold order:x/)
  })

  test('a metric that names no day', () => {
    const bare = { unit: 'spend', from: 'issued' as const, to: 'counted' as const, amount: 1 }
    refused(() => apply(start(), [bare]), /counts on a day/)
  })

  test('a member code used twice, or an older one after it', () => {
    const state = apply(start(), [], { codeStep: 50 })
    expect(state.codeStep).toBe(50)
    refused(() => apply(state, [], { codeStep: 50 }), /used once/)
    refused(() => apply(state, [], { codeStep: 49 }), /used once/)
    expect(apply(state, [], { codeStep: 51 }).codeStep).toBe(51)
  })

  test('a change of a status that the member does not have', () => {
    const tier = {
      from: { tierId: 'silver', sinceMs: 0, untilMs: 1 },
      to: { tierId: 'gold', sinceMs: 0, untilMs: 1 },
    }
    refused(() => apply(start(), [], { tier }), /the one the member has/)
  })
})

test('an entry that is refused half-way leaves the state as it was', () => {
  const state = start()
  const before = structuredClone(state)
  expect(() =>
    apply(state, [
      posting('issued', 'spendable', { amount: 5 }),
      posting('spendable', 'burned', { amount: 100 }),
    ]),
  ).toThrow(BrokenInvariant)
  expect(state).toEqual(before)
})

describe('folds', () => {
  test('part of a hold out of it, and the rest later', () => {
    const out = (amount: number) => posting('held', 'burned', { holdId: 'order:x', amount })
    const part = apply(hold(start()), [out(4)])
    expect(part.holds['order:x']!.draws).toEqual([{ ...lot, amount: 6 }])
    expect(apply(part, [out(6)]).holds).toEqual({})
  })

  test('a lot away when it is empty, and again when points return to it', () => {
    const empty = apply(start(), [posting('spendable', 'burned')])
    expect(empty.lots.points!.map(l => l.id)).toEqual(['20271130'])
    const back = apply(empty, [posting('burned', 'spendable', { amount: 3 })], { key: 'order:z' })
    expect(back.lots.points!.map(l => [l.id, l.amount])).toEqual([
      ['20271031', 3],
      ['20271130', 20],
    ])
  })

  describe('a metric', () => {
    const on = (day: string, amount: number, since = '20251123', to: 'counted' | 'issued' = 'counted') => ({
      unit: 'spend',
      from: to === 'counted' ? ('issued' as const) : ('counted' as const),
      to,
      amount,
      day,
      since,
    })

    test('by day, dropping days that its window has left', () => {
      const state = apply(start(), [
        on('20251123', 1),
        on('20251124', 2),
        on('20261122', 4),
        on('20261122', 8),
      ])
      expect(state.metrics.spend).toEqual({
        days: { '20251123': 1, '20251124': 2, '20261122': 12 },
        total: 15,
      })
      const later = apply(state, [on('20261123', 16, '20251124')], { key: 'order:y' })
      expect(later.metrics.spend).toEqual({
        days: { '20251124': 2, '20261122': 12, '20261123': 16 },
        total: 31,
      })
    })

    test('back on the day it was counted, gone when nothing is left', () => {
      const state = apply(start(), [on('20261122', 12)])
      const part = apply(state, [on('20261122', 5, '20251123', 'issued')], { key: 'order:y' })
      expect(part.metrics.spend).toEqual({ days: { '20261122': 7 }, total: 7 })
      const none = apply(part, [on('20261122', 7, '20251123', 'issued')], { key: 'order:z' })
      expect(none.metrics.spend).toEqual({ days: {}, total: 0 })
    })
  })

  test('never changes what it was given', () => {
    const state = start()
    const before = JSON.stringify(state)
    apply(hold(state), [posting('held', 'spendable', { holdId: 'order:x' })], {
      uses: { key: 'reward:a', period: 'ever', count: 1 },
    })
    expect(JSON.stringify(state)).toBe(before)
  })

  test('a whole chain into the same account', () => {
    const opening = newcomer(p)
    let ledger = open(opening)
    for (const [i, amount] of [5, 6, 7].entries()) {
      ledger = post(
        ledger,
        draft([posting('issued', 'spendable', { amount })], { key: `g:${i}`, kind: 'earn' }),
      )
    }
    expect(ledger.added.map(e => [e._id, e.seq])).toEqual([
      [`${MEMBER}/g:0`, 1],
      [`${MEMBER}/g:1`, 2],
      [`${MEMBER}/g:2`, 3],
    ])
    expect(replay(opening, ledger.added)).toEqual(ledger.state)
    expect(ledger.state.chain).toEqual({ seq: 3, hash: ledger.added[2]!.hash })
  })
})

test('lots are ordered by end, then age, then name; those that never end come last', () => {
  const make = (id: string, earnedAtMs: number, expiresAtMs: number | null) => ({
    id,
    amount: 1,
    earnedAtMs,
    expiresAtMs,
  })
  const lots = [make('d', 1, null), make('c', 2, 9), make('b', 1, 9), make('a', 1, 9), make('e', 0, 10)]
  expect([...lots].sort(byExpiry).map(l => l.id)).toEqual(['a', 'b', 'c', 'e', 'd'])
  expect([...lots].sort(byAge).map(l => l.id)).toEqual(['e', 'a', 'b', 'd', 'c'])
})
