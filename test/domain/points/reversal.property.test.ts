/**
 * Orders refunded piece by piece, at random, in lives that go on meanwhile: the parts sum to the whole to the fen and
 * the point, nothing is gained by buying and returning, and what is owed is paid once.
 */
import fc from 'fast-check'
import { DAY_MS } from '@/domain/calendar'
import { type AccountState, available, type Entry, held, owed } from '@/domain/points/account'
import { advance } from '@/domain/points/advance'
import { firstBroken, replay } from '@/domain/points/apply-entry'
import { burnEntry, holdEntry } from '@/domain/points/holds'
import { type Ledger, open, post } from '@/domain/points/ledger'
import { recompute } from '@/domain/points/recompute'
import { addReturned, cashOf, NOTHING_RETURNED, type ReversibleOrder } from '@/domain/points/refund-plan'
import { reverseOrder } from '@/domain/points/reversal'
import { payingUnit } from '@/domain/program/program'
import type { EarnRule, Program } from '@/domain/program/schema'
import { at, deepFreeze, grantDraft, newcomer, program } from '../../fixtures/domain'
import { buckets, buy, type Goods } from '../../fixtures/orders'

const START = at('2026-03-03 10:00')

/** A line to take pieces of, how many, and whether the courier fee goes back with them. */
interface Step {
  line: number
  pieces: number
  shipping: boolean
}
const anyGoods: fc.Arbitrary<Goods[]> = fc.array(
  fc.record({ count: fc.integer({ min: 1, max: 5 }), unitPriceFen: fc.integer({ min: 1, max: 40_000 }) }),
  { minLength: 1, maxLength: 4 },
)
const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ line: fc.nat(3), pieces: fc.integer({ min: 1, max: 4 }), shipping: fc.boolean() }),
  { maxLength: 8 },
)
const anyFormula: fc.Arbitrary<EarnRule['formula']> = fc.oneof(
  fc.record({
    kind: fc.constant('linear' as const),
    amount: fc.integer({ min: 1, max: 9 }),
    perFen: fc.integer({ min: 1, max: 1_000 }),
  }),
  fc.record({ kind: fc.constant('flat' as const), amount: fc.integer({ min: 1, max: 500 }) }),
)
const anyProgram: fc.Arbitrary<Program> = fc
  .record({
    formula: anyFormula,
    factor: fc.constantFrom('1', '3/2', '1/3', '7/6', '0'),
    rounding: fc.constantFrom('floor' as const, 'half_up' as const, 'ceil' as const),
    draw: fc.constantFrom('earliest_expiry' as const, 'oldest' as const),
    shortfall: fc.constant('owe' as const),
  })
  .map(({ formula, factor, rounding, draw }) =>
    program(document => {
      Object.assign(document.earn[0]!, { formula, rounding })
      Object.assign(document.earn[0]!.multipliers[0]!, { factors: { basic: factor, silver: '1', gold: '1' } })
      Object.assign(document.units[0]!, { draw })
      document.redemption.checkout = {
        rate: { points: 3, fen: 1 },
        stepPoints: 3,
        capPercent: 80,
        minPoints: 3,
      }
    }),
  )

/** An account with points of several ages, frozen so that nobody changes it in place. */
const rich = (p: Program): AccountState =>
  deepFreeze(
    [40, 25, 8, 3].reduce(
      (ledger, days, i) => post(ledger, grantDraft(p, 700 + 301 * i, START - days * DAY_MS)),
      open(newcomer(p, at('2026-01-01'))),
    ).state,
  )

interface Course {
  ledger: Ledger
  order: ReversibleOrder
  parts: number
}

/** Refunds by these steps, and whatever they leave by one more. */
function refundAll(p: Program, start: Ledger, order: ReversibleOrder, steps: Step[], atMs: number): Course {
  const course: Course = { ledger: start, order, parts: 0 }
  for (const step of steps) {
    const line = order.lines[step.line % order.lines.length]!
    const left = line.count - (course.order.returned.pieces[line.lineId] ?? 0)
    const pieces = { [line.lineId]: Math.min(step.pieces, left) }
    refundOnce(p, course, { pieces, shipping: step.shipping }, atMs)
  }
  refundOnce(p, course, { pieces: 'rest', shipping: true }, atMs)
  return course
}

function refundOnce(
  p: Program,
  course: Course,
  what: { pieces: Record<string, number> | 'rest'; shipping: boolean },
  atMs: number,
): void {
  const done = reverseOrder(p, course.ledger, course.order, { ...what, refundId: `${course.parts}`, atMs })
  if (!done.ok) {
    expect(done.error.code).toBe('nothing_to_refund')
    return
  }
  const { value } = done
  expect(value.total).toEqual(addReturned(course.order.returned, value.returned))
  const parts = [...Object.values(value.returned.cashFen), ...Object.values(value.returned.earned)]
  expect([...parts, value.returned.points, value.returned.shippingFen].filter(x => x < 0)).toEqual([])
  course.ledger = value.ledger
  course.order = { ...course.order, returned: value.total }
  course.parts += 1
  rulesHold(course)
  sound(value.ledger.state, atMs)
}

/** What is taken back so far is what was earned less what the stored rule gives for the cash that is left. */
function rulesHold({ order }: Course): void {
  const goodsFen = Object.values(order.returned.cashFen).reduce((a, b) => a + b, 0)
  const allBack = order.lines.every(line => order.returned.pieces[line.lineId] === line.count)
  for (const earn of order.earns) {
    const kept = allBack ? 0 : recompute(earn.steps!, goodsFen).amount
    expect(order.returned.earned[earn.key] ?? 0).toBe(earn.postings[0]!.amount - kept)
  }
}

/** Nothing below 0, and nobody who owes has anything to spend. */
function sound(state: AccountState, atMs: number): void {
  const lots = state.lots.points ?? []
  expect(lots.filter(lot => lot.amount <= 0)).toEqual([])
  expect(Object.values(state.owed ?? {}).filter(debt => debt <= 0)).toEqual([])
  expect(Object.values(state.metrics.spend?.days ?? {}).filter(day => day < 0)).toEqual([])
  expect(state.metrics.spend?.total ?? 0).toBeGreaterThanOrEqual(0)
  if (owed(state, 'points') > 0) expect(available(state, 'points', atMs)).toBe(0)
}

const booked = (state: AccountState) => ({
  spendable: (state.lots.points ?? []).reduce((sum, lot) => sum + lot.amount, 0),
  held: held(state, 'points'),
  owed: 0 - owed(state, 'points'),
})

/** Every bucket as the entries leave it is the account's own, and all of them sum to 0. */
function balanced(entries: Entry[], state: AccountState): void {
  for (const unit of ['points', 'spend']) {
    const moved = buckets(entries, unit)
    expect(Object.values(moved).reduce((a, b) => a + b, 0)).toBe(0)
    if (unit === 'points') {
      const { spendable = 0, held: inHolds = 0, owed: debt = 0 } = moved
      expect({ spendable, held: inHolds, owed: debt }).toEqual(booked(state))
    }
  }
}

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

type Deed =
  | { do: 'buy'; goods: Goods[]; points: number }
  | { do: 'refund'; which: number; line: number; pieces: number }
  | { do: 'refund-rest'; which: number }
  | { do: 'spend'; amount: number }
  | { do: 'hold'; amount: number; minutes: number }
  | { do: 'wait'; ms: number }

const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('buy' as const), goods: anyGoods, points: fc.nat(9_000) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      which: fc.nat(20),
      line: fc.nat(3),
      pieces: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('refund-rest' as const), which: fc.nat(20) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('spend' as const), amount: fc.nat(5_000) }) },
  fc.record({
    do: fc.constant('hold' as const),
    amount: fc.integer({ min: 1, max: 900 }),
    minutes: fc.integer({ min: 1, max: 100_000 }),
  }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 150 * DAY_MS }) }),
)

/** A life: what it has bought, and the latest end that its points may have by the program's own terms. */
interface Life {
  ledger: Ledger
  orders: ReversibleOrder[]
  nowMs: number
}

function live(p: Program, life: Life, deed: Deed): void {
  if (deed.do === 'wait') life.nowMs += deed.ms
  const { nowMs } = life
  const carry = (next: Ledger) => {
    life.ledger = { state: deepFreeze(next.state), added: [...life.ledger.added, ...next.added] }
  }
  carry(advance(p, life.ledger.state, nowMs))
  const { state } = life.ledger
  const key = `order:n${life.ledger.added.length}`
  const base = { unit: payingUnit(p), atMs: nowMs, title: '', ref: { kind: 'order' as const, id: key }, key }
  const which = 'which' in deed && life.orders.length ? deed.which % life.orders.length : 0
  const order = life.orders[which]
  switch (deed.do) {
    case 'buy': {
      const bought = buy(p, state, deed.goods, nowMs, deed.points)
      carry(bought.ledger)
      life.orders.push(bought.order)
      break
    }
    case 'spend': {
      const burned = burnEntry(p, state, { ...base, amount: Math.max(1, deed.amount) })
      if (burned.ok) carry(post(open(state), burned.value))
      break
    }
    case 'hold': {
      const expiresAtMs = nowMs + deed.minutes * 60_000
      const drafted = holdEntry(p, state, { ...base, amount: deed.amount, expiresAtMs })
      if (drafted.ok) carry(post(open(state), drafted.value))
      break
    }
    case 'refund':
    case 'refund-rest': {
      if (!order) break
      const line = order.lines[deed.do === 'refund' ? deed.line % order.lines.length : 0]!
      const left = line.count - (order.returned.pieces[line.lineId] ?? 0)
      const pieces = deed.do === 'refund' ? { [line.lineId]: Math.min(deed.pieces, left) } : ('rest' as const)
      const course: Course = { ledger: open(state), order, parts: life.ledger.added.length }
      refundOnce(p, course, { pieces, shipping: deed.do === 'refund-rest' }, nowMs)
      prolongsNothing(state, course.ledger, order)
      carry(course.ledger)
      life.orders[which] = course.order
    }
  }
  sound(life.ledger.state, nowMs)
}

/** No point ends later than the batch that it was taken from: a batch grows by what was drawn from it, and no other. */
function prolongsNothing(before: AccountState, ledger: Ledger, order: ReversibleOrder): void {
  const ends = new Map(order.burn?.postings.map(x => [x.lot!.id, x.lot!.expiresAtMs]))
  for (const posting of ledger.added.flatMap(entry => entry.postings)) {
    if (posting.to === 'spendable') expect(ends.get(posting.lot!.id)).toBe(posting.lot!.expiresAtMs)
  }
  for (const lot of ledger.state.lots.points ?? []) {
    const old = before.lots.points?.find(l => l.id === lot.id)
    if (old) expect(lot.expiresAtMs).toBe(old.expiresAtMs)
  }
}

test('whatever happens meanwhile: balanced, nothing below 0, no point prolonged, replayed, and all returned in the end', () => {
  let debts = 0
  let recovered = 0
  let lapsed = 0
  let refunds = 0
  fc.assert(
    fc.property(anyProgram, fc.array(anyDeed, { minLength: 8, maxLength: 30, size: 'max' }), (p, deeds) => {
      const opening = deepFreeze(newcomer(p, at('2026-01-15')))
      const life: Life = { ledger: open(opening), orders: [], nowMs: START }
      for (const deed of deeds) live(p, life, deed)
      for (let i = 0; i < life.orders.length; i++) live(p, life, { do: 'refund-rest', which: i })
      const { state, added } = life.ledger
      balanced(added, state)
      expect(replay(opening, JSON.parse(JSON.stringify(added)))).toEqual(state)
      expect(firstBroken(added)).toBe(-1)
      expect(new Set(added.map(e => e._id)).size).toBe(added.length)

      // All orders are undone. Whatever the member gained or lost she gained or lost by spending and by expiry alone:
      // what she spent elsewhere and what expired she owes, to the point, and nothing was ever hers.
      const moved = buckets(added, 'points')
      const own = booked(state)
      const { burned = 0, expired = 0 } = moved
      expect(moved.issued ?? 0).toBe(0)
      expect(own.spendable + own.held + own.owed + burned + expired).toBe(0)
      for (const order of life.orders) {
        const given = [...Object.values(order.returned.earned)]
        expect(given.reduce((a, b) => a + b, 0)).toBe(
          order.earns.reduce((sum, earn) => sum + earn.postings[0]!.amount, 0),
        )
      }
      expect(state.metrics.spend?.total ?? 0).toBe(0)

      // Owed once, paid once: what ever was owed is paid or owed still.
      const debit = added.flatMap(e => e.postings).filter(x => x.from === 'owed')
      const paid = added.flatMap(e => e.postings).filter(x => x.to === 'owed')
      const sum = (postings: { amount: number }[]) => postings.reduce((a, x) => a + x.amount, 0)
      expect(sum(debit) - sum(paid)).toBe(owed(state, 'points'))
      debts += debit.length
      recovered += paid.length
      refunds += added.filter(e => e.kind === 'reverse').length
      lapsed += added.flatMap(e => e.postings).filter(x => x.from === 'burned' && x.to === 'expired').length
    }),
    { numRuns: 120 },
  )
  // The lives were eventful enough to mean something.
  expect(refunds).toBeGreaterThan(300)
  expect(debts).toBeGreaterThan(50)
  expect(recovered).toBeGreaterThan(20)
  expect(lapsed).toBeGreaterThan(0)
})

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
