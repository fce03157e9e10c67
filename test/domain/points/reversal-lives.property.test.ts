/**
 * Lives in which orders are refunded at random while others are bought, points are spent, held and expire: balanced
 * throughout, nothing prolonged, what is owed is paid once, and in the end nothing is left of what was returned.
 */
import fc from 'fast-check'
import { DAY_MS } from '@/domain/calendar'
import { type AccountState, type Entry, owed } from '@/domain/points/account'
import { advance } from '@/domain/points/advance'
import { firstBroken, replay } from '@/domain/points/apply-entry'
import { burnEntry, holdEntry } from '@/domain/points/holds'
import { type Ledger, open, post } from '@/domain/points/ledger'
import type { ReversibleOrder } from '@/domain/points/refund-plan'
import { payingUnit } from '@/domain/program/program'
import type { Program } from '@/domain/program/schema'
import { at, deepFreeze, newcomer } from '../../fixtures/domain'
import { buckets, buy, type Goods } from '../../fixtures/orders'
import { anyGoods, anyProgram, booked, type Course, refundOnce, START, sound } from '../../fixtures/refunds'

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

/** A life, with all it has bought. */
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
  expect(lapsed).toBeGreaterThan(5)
})
