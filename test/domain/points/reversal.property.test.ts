/**
 * Orders refunded piece by piece, at random: the parts sum to the whole to the fen and the point, in whatever order
 * they come, and nothing is gained by buying and returning.
 */
import fc from 'fast-check'
import { DAY_MS } from '@/domain/calendar'
import { type AccountState, available } from '@/domain/points/account'
import { replay } from '@/domain/points/apply-entry'
import { burnEntry } from '@/domain/points/holds'
import { type Ledger, open, post } from '@/domain/points/ledger'
import { recompute } from '@/domain/points/recompute'
import { addReturned, cashOf, NOTHING_RETURNED } from '@/domain/points/refund-plan'
import { payingUnit } from '@/domain/program/program'
import type { Program } from '@/domain/program/schema'
import { at, deepFreeze, grantDraft, newcomer } from '../../fixtures/domain'
import { buy } from '../../fixtures/orders'
import {
  anyGoods,
  anyProgram,
  anySteps,
  booked,
  type Course,
  refundAll,
  refundOnce,
  START,
} from '../../fixtures/refunds'

/** An account with points of several ages, frozen so that nobody changes it in place. */
const rich = (p: Program): AccountState =>
  deepFreeze(
    [38, 25, 8, 3].reduce(
      (ledger, days, i) => post(ledger, grantDraft(p, 700 + 301 * i, START - days * DAY_MS)),
      open(newcomer(p, at('2026-01-01'))),
    ).state,
  )

test('any parts of an order sum to it: cash, used points in their batches, earned points, spending', () => {
  let parts = 0
  let withPoints = 0
  fc.assert(
    fc.property(anyProgram, anyGoods, fc.nat(9_000), anySteps, (p, goods, points, steps) => {
      const before = rich(p)
      const { ledger, order } = buy(p, before, goods, START, points)
      const { ledger: after, order: refunded, parts: n } = refundAll(p, ledger, order, steps, START)
      const { returned } = refunded
      for (const line of order.lines) {
        expect(returned.pieces[line.lineId]).toBe(line.count)
        expect(returned.cashFen[line.lineId]).toBe(line.cashFen)
      }
      expect(cashOf(returned)).toBe(order.lines.reduce((sum, l) => sum + l.cashFen, order.shippingFen))
      expect(returned.points).toBe((order.burn?.postings ?? []).reduce((sum, x) => sum + x.amount, 0))
      for (const earn of order.earns) expect(returned.earned[earn.key]).toBe(earn.postings[0]!.amount)
      // Nothing else happened, so the account is as it was: every batch, every end, no spending.
      expect(after.state.lots).toEqual(before.lots)
      expect(after.state.metrics.spend ?? { days: {}, total: 0 }).toEqual({ days: {}, total: 0 })
      expect(replay(before, after.added)).toEqual(after.state)
      parts += n
      withPoints += order.burn ? 1 : 0
    }),
    { numRuns: 150 },
  )
  expect(parts).toBeGreaterThan(300)
  expect(withPoints).toBeGreaterThan(50)
})

test('the order of the parts does not matter to where they lead', () => {
  const inOrder = fc.tuple(anySteps, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }))
  fc.assert(
    fc.property(anyProgram, anyGoods, fc.nat(9_000), inOrder, fc.nat(4_000), (p, goods, points, mix, use) => {
      const [steps, keys] = mix
      const { ledger, order } = buy(p, rich(p), goods, START, points)
      const spent = spend(p, ledger, use, 'between')
      // Whole requests, each within its own line's count, so that any order of them is possible.
      const left = new Map(order.lines.map(line => [line.lineId, line.count]))
      const requests = steps.flatMap(step => {
        const line = order.lines[step.line % order.lines.length]!
        const pieces = Math.min(step.pieces, left.get(line.lineId)!)
        left.set(line.lineId, left.get(line.lineId)! - pieces)
        return pieces > 0 ? [{ [line.lineId]: pieces }] : []
      })
      const lead = (order_: typeof requests): Course => {
        const course: Course = { ledger: spent, order, parts: 0 }
        for (const pieces of order_) refundOnce(p, course, { pieces, shipping: false }, START)
        return course
      }
      const shuffled = requests
        .map((request, i) => ({ request, key: keys[i]! }))
        .sort((a, b) => a.key - b.key)
        .map(x => x.request)
      const [one, other] = [lead(requests), lead(shuffled)]
      expect(other.order.returned).toEqual(one.order.returned)
      expect(booked(other.ledger.state)).toEqual(booked(one.ledger.state))
      expect(other.ledger.state.metrics).toEqual(one.ledger.state.metrics)
    }),
    { numRuns: 150 },
  )
})

function spend(p: Program, ledger: Ledger, wanted: number, id: string): Ledger {
  const amount = Math.min(wanted, available(ledger.state, 'points', START))
  if (amount === 0) return ledger
  const ref = { kind: 'order' as const, id }
  const request = { unit: payingUnit(p), amount, atMs: START, title: '', ref, key: `order:${id}` }
  const drafted = burnEntry(p, ledger.state, request)
  if (!drafted.ok) throw new Error(drafted.error.code)
  return post(ledger, drafted.value)
}

test('buying and returning, again and again, gains nothing', () => {
  const rounds = fc.array(fc.record({ goods: anyGoods, points: fc.nat(9_000), steps: anySteps }), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(anyProgram, rounds, (p, all) => {
      const before = rich(p)
      let ledger = open(before)
      for (const { goods, points, steps } of all) {
        const bought = buy(p, ledger.state, goods, START, points)
        ledger = refundAll(p, bought.ledger, bought.order, steps, START).ledger
      }
      expect(ledger.state.lots).toEqual(before.lots)
      expect(ledger.state.owed ?? {}).toEqual({})
    }),
    { numRuns: 60 },
  )
})

test('a stored rule told again for all of its money gives what it gave', () => {
  fc.assert(
    fc.property(anyProgram, anyGoods, fc.nat(5_000), (p, goods, fen) => {
      const { order } = buy(p, newcomer(p), goods, START)
      for (const earn of order.earns) {
        const again = recompute(earn.steps!, 0)
        expect(again).toEqual({ amount: earn.postings[0]!.amount, steps: earn.steps })
        const less = recompute(earn.steps!, fen).amount
        expect(less).toBeGreaterThanOrEqual(0)
        expect(less).toBeLessThanOrEqual(again.amount)
      }
    }),
  )
})

test('nothing is returned twice by adding up', () => {
  const one = { pieces: { a: 1 }, cashFen: { a: 5 }, shippingFen: 8, points: 3, earned: { k: 2 } }
  const two = { pieces: { a: 1, b: 2 }, cashFen: { b: 7 }, shippingFen: 0, points: 4, earned: { l: 1 } }
  expect(addReturned(NOTHING_RETURNED, one)).toEqual(one)
  const sum = {
    pieces: { a: 2, b: 2 },
    cashFen: { a: 5, b: 7 },
    shippingFen: 8,
    points: 7,
    earned: { k: 2, l: 1 },
  }
  expect(addReturned(one, two)).toEqual(sum)
  expect(cashOf(sum)).toBe(20)
})
