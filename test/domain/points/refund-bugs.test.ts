/**
 * How refunds went wrong in other malls, one test each: defects found in their code (D), measured by running it (M),
 * and complaints of their users (numbered).
 */
import { type AccountState, available, owed } from '@/domain/points/account'
import { advance } from '@/domain/points/advance'
import { replay } from '@/domain/points/apply-entry'
import { burnEntry } from '@/domain/points/holds'
import { open, post, postAll } from '@/domain/points/ledger'
import { reverseOrder } from '@/domain/points/reversal'
import { payingUnit } from '@/domain/program/program'
import type { Program } from '@/domain/program/schema'
import { metricNow } from '@/domain/tier/evaluate'
import { at, grantDraft, newcomer, program, wallet } from '../../fixtures/domain'
import { buckets, buy } from '../../fixtures/orders'
import { NOW, refund, spend } from '../../fixtures/refund'

const P = program()
const points = (state: AccountState, atMs = NOW) => available(state, 'points', atMs)

test('D2, M4: entered twice, a clawback takes once: the second finds nothing left, and keys tell the same refund', () => {
  const { ledger, order } = buy(P, wallet(P, [400, '2026-01-05']), [{ count: 1, unitPriceFen: 10_000 }], NOW)
  const first = refund(P, ledger.state, order)
  expect(points(first.ledger.state)).toBe(400)
  const again = { refundId: 'again', pieces: 'rest', shipping: true, atMs: NOW } as const
  expect(reverseOrder(P, first.ledger, { ...order, returned: first.total }, again).ok).toBe(false)
  // A repeat that does not know of the first names its entries the same, so that the first's stand in its way.
  const ids = (from: AccountState) =>
    refund(P, from, order, { refundId: 'once' })
      .ledger.added.filter(e => e.kind === 'reverse')
      .map(e => e._id)
  const once = refund(P, ledger.state, order, { refundId: 'once' }).ledger
  const later = buy(P, once.state, [{ count: 1, unitPriceFen: 10_000 }], NOW).ledger.state
  expect(ids(later)).toEqual(ids(ledger.state))
  expect(ids(later)).toHaveLength(2)
})

test('D3, M5: earned 100, down to 30: balance and ledger agree, and the 70 are not kept', () => {
  const { ledger, order } = buy(P, newcomer(P), [{ count: 1, unitPriceFen: 10_000 }], NOW)
  const spent = spend(P, ledger.state, 70)
  const done = refund(P, spent.state, order)
  expect([points(done.ledger.state), owed(done.ledger.state, 'points')]).toEqual([0, 70])
  const entries = [...ledger.added, ...spent.added, ...done.ledger.added]
  const moved = buckets(entries, 'points')
  expect(moved).toEqual({ issued: 0, spendable: 0, burned: 70, owed: -70 })
  expect(replay(newcomer(P), entries)).toEqual(done.ledger.state)
})

test('D4: giving used points back adds them to what was earned meanwhile', () => {
  const { ledger, order } = buy(
    P,
    wallet(P, [900, '2026-01-05']),
    [{ count: 1, unitPriceFen: 9_999 }],
    NOW,
    900,
  )
  const meanwhile = post(ledger, grantDraft(P, 55, NOW)).state
  expect(points(refund(P, meanwhile, order).ledger.state)).toBe(955)
})

test('D6: spending that levels go by is reversed with its order, on the day it counted on', () => {
  const { ledger, order } = buy(P, newcomer(P), [{ count: 2, unitPriceFen: 30_000 }], at('2026-05-02'))
  const half = refund(P, ledger.state, order, { pieces: { a: 1 } })
  expect(half.ledger.state.metrics.spend!.days).toEqual({ '20260502': 30_000 })
  const all = refund(P, half.ledger.state, { ...order, returned: half.total })
  expect(metricNow(P, all.ledger.state, NOW)).toBe(0)
})

test('D9: an order that cost points alone gives them back', () => {
  const ref = { kind: 'redemption' as const, id: 'x' }
  const key = 'redemption:x'
  const before = wallet(P, [500, '2026-01-05'])
  const request = { unit: payingUnit(P), amount: 500, atMs: NOW, title: '', ref, key }
  const burn = burnEntry(P, before, request)
  if (!burn.ok) throw new Error(burn.error.code)
  const returned = { pieces: {}, cashFen: {}, shippingFen: 0, points: 0, earned: {} }
  const lines = [{ lineId: 'cup', count: 1, cashFen: 0, pointsFen: 0 }]
  const order = { ref, key, lines, shippingFen: 0, burn: burn.value, earns: [], returned }
  expect(points(refund(P, post(open(before), burn.value).state, order).ledger.state)).toBe(500)
})

test('D10, D15, 22: a part of a line returns its part of the points, and takes its part of what was earned', () => {
  const { ledger, order } = buy(
    P,
    wallet(P, [4_000, '2026-01-05']),
    [{ count: 4, unitPriceFen: 5_000 }],
    NOW,
    4_000,
  )
  expect(points(ledger.state)).toBe(160)
  const one = refund(P, ledger.state, order, { pieces: { a: 1 } })
  expect(one.returned).toMatchObject({ points: 1_000, cashFen: { a: 4_000 } })
  expect(points(one.ledger.state)).toBe(1_000 + 120)
})

test('D14: earned points go back although the order used points too', () => {
  const { ledger, order } = buy(
    P,
    wallet(P, [500, '2026-01-05']),
    [{ count: 1, unitPriceFen: 20_000 }],
    NOW,
    500,
  )
  expect(points(ledger.state)).toBe(195)
  expect(points(refund(P, ledger.state, order).ledger.state)).toBe(500)
})

test('D16, D19, 14: all that an order took and gave is settled by one refund', () => {
  const before = wallet(P, [500, '2026-01-05'])
  const { ledger, order } = buy(P, before, [{ count: 1, unitPriceFen: 5_000 }], NOW, 500)
  const after = refund(P, ledger.state, order).ledger.state
  expect(after.lots).toEqual(before.lots)
  expect(metricNow(P, after, NOW)).toBe(0)
})

test('D21, M8: used the day before their end, returned two days later: no points without an end', () => {
  const before = wallet(P, [100, '2025-06-05'])
  const day = at('2026-06-29 10:00')
  const { ledger, order } = buy(P, before, [{ count: 1, unitPriceFen: 300 }], day, 100)
  const later = at('2026-07-01 10:00')
  const done = refund(P, advance(P, ledger.state, later).state, order, { atMs: later })
  expect(points(done.ledger.state, later)).toBe(0)
  expect(done.ledger.state.lots.points).toEqual([])
  expect(done.late).toEqual({ points: 100, untilMs: null })
})

test('D23: a clawback of a part, and the lifetime total with it', () => {
  const { ledger, order } = buy(P, newcomer(P), [{ count: 2, unitPriceFen: 5_000 }], NOW)
  const half = refund(P, ledger.state, order, { pieces: { a: 1 } }).ledger.state
  expect([points(half), half.metrics.spend!.total]).toEqual([50, 5_000])
})

test('D26, 17: earned 50 by the rule of then, 50 go back, whatever the rule is today', () => {
  const { ledger, order } = buy(P, newcomer(P), [{ count: 1, unitPriceFen: 5_000 }], NOW)
  const today: Program = program(document => {
    document.version = 8
    document.earn[0]!.formula = { kind: 'linear', amount: 2, perFen: 100 }
  })
  const done = refund(today, ledger.state, order)
  expect(done.returned.earned[`${order.key}:online`]).toBe(50)
  expect([points(done.ledger.state), owed(done.ledger.state, 'points')]).toEqual([0, 0])
})

test('18: used, earned, cancelled, refunded: the balance is what never buying would have left', () => {
  const before = wallet(P, [300, '2026-01-05'], [700, '2026-04-05'])
  const one = buy(P, before, [{ count: 1, unitPriceFen: 2_000 }], NOW, 1_000)
  const two = buy(P, one.ledger.state, [{ count: 3, unitPriceFen: 7_700 }], NOW)
  const back = refund(P, two.ledger.state, one.order)
  const end = refund(P, back.ledger.state, two.order).ledger.state
  expect(end.lots).toEqual(before.lots)
  expect(owed(end, 'points')).toBe(0)
})

test('23: buying, spending what it earned, and returning does not leave points for nothing', () => {
  let state = newcomer(P)
  for (let round = 0; round < 5; round++) {
    const { ledger, order } = buy(P, state, [{ count: 1, unitPriceFen: 10_000 }], NOW)
    const has = points(ledger.state)
    state = refund(P, has > 0 ? spend(P, ledger.state, has).state : ledger.state, order).ledger.state
  }
  // The first round's 100 were spent and are owed; every later round's paid them and became owed in turn.
  expect([points(state), owed(state, 'points')]).toEqual([0, 100])
  const paid = postAll(open(state), [grantDraft(P, 130, NOW)]).state
  expect([points(paid), owed(paid, 'points')]).toEqual([30, 0])
})

test('35: giving back never exceeds what was used', () => {
  const { ledger, order } = buy(
    P,
    wallet(P, [900, '2026-01-05']),
    [{ count: 3, unitPriceFen: 1_000 }],
    NOW,
    900,
  )
  let { state } = ledger
  let current = order
  for (let i = 0; i < 3; i++) {
    const done = refund(P, state, current, { pieces: { a: 1 } })
    state = done.ledger.state
    current = { ...current, returned: done.total }
  }
  expect(current.returned.points).toBe(900)
  expect(points(state)).toBe(900)
})
