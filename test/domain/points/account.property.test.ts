/**
 * Random lives of an account against a plain model: points as a heap of single batches, moved by hand. Whatever
 * happens in whatever order, nothing is created, lost, prolonged or spent twice.
 */
import fc from 'fast-check'
import { DAY_MS } from '@/domain/calendar'
import {
  type AccountState,
  available,
  type Bucket,
  type Entry,
  held,
  isExpired,
} from '@/domain/points/account'
import { advance } from '@/domain/points/advance'
import { byAge, byExpiry, firstBroken, replay } from '@/domain/points/apply-entry'
import { expiresAt } from '@/domain/points/expiry'
import { burnEntry, holdEntry, releaseEntry, settleEntry } from '@/domain/points/holds'
import { type Ledger, open, post } from '@/domain/points/ledger'
import { payingUnit } from '@/domain/program/program'
import type { Expiry, Program } from '@/domain/program/schema'
import { upgrade } from '@/domain/tier/evaluate'
import { at, deepFreeze, grantDraft, newcomer, programWith, purchase } from '../../fixtures/domain'

type Op =
  | { op: 'grant'; amount: number }
  | { op: 'buy'; fen: number }
  | { op: 'hold'; amount: number; minutes: number }
  | { op: 'settle' | 'release'; which: number }
  | { op: 'burn'; amount: number }
  | { op: 'wait'; ms: number }

const amount = fc.integer({ min: 1, max: 400 })
const anyOp: fc.Arbitrary<Op> = fc.oneof(
  { arbitrary: fc.record({ op: fc.constant('grant' as const), amount }), weight: 2 },
  fc.record({ op: fc.constant('buy' as const), fen: fc.integer({ min: 1, max: 80_000 }) }),
  fc.record({ op: fc.constant('hold' as const), amount, minutes: fc.integer({ min: 1, max: 3_000_000 }) }),
  fc.record({ op: fc.constantFrom('settle' as const, 'release' as const), which: fc.nat(9) }),
  fc.record({ op: fc.constant('burn' as const), amount }),
  {
    arbitrary: fc.record({ op: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 200 * DAY_MS }) }),
    weight: 2,
  },
)
const anyExpiry: fc.Arbitrary<Expiry> = fc.constantFrom<Expiry>(
  { kind: 'month_end', months: 12 },
  { kind: 'month_end', months: 1 },
  { kind: 'days', days: 30 },
  { kind: 'year_end', years: 1 },
  { kind: 'never' },
)
const anyProgram = fc
  .record({ expiry: anyExpiry, draw: fc.constantFrom('earliest_expiry' as const, 'oldest' as const) })
  .map(programWith)

/** The model: amounts by the instant they end, moved by hand. All lots of one program end in the order they came. */
class Heap {
  spendable = new Map<number, number>()
  holds = new Map<string, { endsMs: number; parts: [end: number, amount: number][] }>()
  issued = 0
  burned = 0
  expired = 0

  constructor(private readonly program: Program) {}

  grant(points: number, nowMs: number) {
    const { expiry } = payingUnit(this.program)
    this.put(expiresAt(expiry, nowMs, this.program.zone) ?? Number.POSITIVE_INFINITY, points)
    this.issued += points
  }
  put(end: number, points: number) {
    this.spendable.set(end, (this.spendable.get(end) ?? 0) + points)
  }
  available(): number {
    return [...this.spendable.values()].reduce((a, b) => a + b, 0)
  }
  /** Undefined when there are too few. */
  take(points: number): [number, number][] | undefined {
    if (this.available() < points) return undefined
    const parts: [number, number][] = []
    let left = points
    for (const end of [...this.spendable.keys()].sort((a, b) => a - b)) {
      const part = Math.min(left, this.spendable.get(end)!)
      if (part === 0) continue
      this.put(end, -part)
      parts.push([end, part])
      left -= part
    }
    return parts
  }
  release(key: string) {
    for (const [end, part] of this.holds.get(key)!.parts) this.put(end, part)
    this.holds.delete(key)
  }
  sweep(nowMs: number) {
    for (const [key, hold] of this.holds) if (hold.endsMs <= nowMs) this.release(key)
    for (const [end, points] of this.spendable) {
      if (end > nowMs) continue
      this.expired += points
      this.spendable.delete(end)
    }
  }
}

/** An account as it goes through time: its ledger, and what the ledger's entries moved in and out of each bucket. */
interface Life {
  ledger: Ledger
  nowMs: number
  serial: number
  moved: Record<Bucket, number>
}

const born = (opening: AccountState): Life => ({
  ledger: open(opening),
  nowMs: at('2026-01-15'),
  serial: 0,
  moved: { issued: 0, spendable: 0, held: 0, burned: 0, expired: 0, counted: 0, owed: 0, forgiven: 0 },
})

/** A draw empties each lot it touches but the last, and touches them in the unit's order. */
function checkDraw(p: Program, before: AccountState, entry: Entry, wanted: number, nowMs: number): void {
  const order = payingUnit(p).draw === 'oldest' ? byAge : byExpiry
  const lots = (before.lots.points ?? []).filter(lot => !isExpired(lot, nowMs)).sort(order)
  const drawn = entry.postings.map(x => [x.lot!.id, x.amount] as const)
  expect(drawn.reduce((sum, [, part]) => sum + part, 0)).toBe(wanted)
  drawn.forEach(([id, part], i) => {
    expect(id).toBe(lots[i]!.id)
    if (i < drawn.length - 1) expect(part).toBe(lots[i]!.amount)
    expect(part).toBeLessThanOrEqual(lots[i]!.amount)
  })
}

const append = (life: Life, more: Ledger): void => {
  for (const posting of more.added.flatMap(e => e.postings)) {
    if (posting.unit !== 'points') continue
    life.moved[posting.from] -= posting.amount
    life.moved[posting.to] += posting.amount
  }
  life.ledger = { state: deepFreeze(more.state), added: [...life.ledger.added, ...more.added] }
}

function step(p: Program, life: Life, heap: Heap, op: Op): void {
  if (op.op === 'wait') life.nowMs += op.ms
  append(life, advance(p, life.ledger.state, life.nowMs))
  heap.sweep(life.nowMs)
  const { state } = life.ledger
  const atMs = life.nowMs
  life.serial += 1
  const request = {
    unit: payingUnit(p),
    atMs,
    title: '下单',
    ref: { kind: 'order' as const, id: `${life.serial}` },
    key: `order:${life.serial}`,
  }
  switch (op.op) {
    case 'grant':
      append(life, post(open(state), grantDraft(p, op.amount, atMs)))
      heap.grant(op.amount, atMs)
      break
    case 'buy': {
      const bought = purchase(p, state, op.fen, atMs)
      append(life, bought)
      const earned = bought.added.flatMap(e => e.postings).find(x => x.unit === 'points')
      if (earned) heap.grant(earned.amount, atMs)
      const up = upgrade(p, bought.state, atMs)
      if (up) append(life, post(open(bought.state), up))
      break
    }
    case 'hold': {
      const endsMs = atMs + op.minutes * 60_000
      const drafted = holdEntry(p, state, { ...request, amount: op.amount, expiresAtMs: endsMs })
      const parts = heap.take(op.amount)
      expect(drafted.ok).toBe(parts !== undefined)
      if (!drafted.ok || !parts) break
      append(life, post(open(state), drafted.value))
      heap.holds.set(request.key, { endsMs, parts })
      checkDraw(p, state, life.ledger.added.at(-1)!, op.amount, atMs)
      break
    }
    case 'burn': {
      const drafted = burnEntry(p, state, { ...request, amount: op.amount })
      const parts = heap.take(op.amount)
      expect(drafted.ok).toBe(parts !== undefined)
      if (!drafted.ok || !parts) break
      append(life, post(open(state), drafted.value))
      heap.burned += op.amount
      checkDraw(p, state, life.ledger.added.at(-1)!, op.amount, atMs)
      break
    }
    case 'settle':
    case 'release': {
      const keys = Object.keys(state.holds)
      const key = keys[op.which % Math.max(1, keys.length)]
      if (key === undefined) break
      if (op.op === 'settle') {
        append(life, post(open(state), settleEntry(p, state, { ...request, key })))
        heap.burned += heap.holds.get(key)!.parts.reduce((sum, [, part]) => sum + part, 0)
        heap.holds.delete(key)
      } else {
        append(life, post(open(state), releaseEntry(p, state.holds[key]!, request)))
        heap.release(key)
        heap.sweep(atMs)
        append(life, advance(p, life.ledger.state, atMs))
      }
    }
  }
}

function check({ ledger: { state }, moved, nowMs }: Life, heap: Heap): void {
  const lots = state.lots.points ?? []
  const parts = [...lots, ...Object.values(state.holds).flatMap(hold => hold.draws)]
  expect(parts.filter(part => !(part.amount > 0))).toEqual([])
  expect(new Set(lots.map(lot => lot.id)).size).toBe(lots.length)
  expect([...lots].sort(byExpiry).map(lot => lot.id)).toEqual(lots.map(lot => lot.id))

  const inLots = lots.reduce((sum, lot) => sum + lot.amount, 0)
  const alive = lots.filter(lot => lot.expiresAtMs === null || lot.expiresAtMs > nowMs)
  expect(moved).toEqual({
    issued: 0 - heap.issued,
    spendable: inLots,
    held: held(state, 'points'),
    burned: heap.burned,
    expired: heap.expired,
    counted: 0,
    owed: 0,
    forgiven: 0,
  })
  expect(moved.issued + inLots + moved.held + moved.burned + moved.expired).toBe(0)
  expect(available(state, 'points', nowMs)).toBe(alive.reduce((sum, lot) => sum + lot.amount, 0))
  expect(available(state, 'points', nowMs)).toBe(heap.available())
}

test('whatever happens: conserved, in order, in step with the model, and replayed to the same account', () => {
  let entries = 0
  let expired = 0
  let tiers = 0
  fc.assert(
    fc.property(anyProgram, fc.array(anyOp, { minLength: 5, maxLength: 40, size: 'max' }), (p, ops) => {
      const opening = deepFreeze(newcomer(p, at('2026-01-15')))
      const life = born(opening)
      const heap = new Heap(p)
      for (const op of ops) {
        step(p, life, heap, op)
        check(life, heap)
      }
      const { state, added } = life.ledger
      expect(replay(opening, added)).toEqual(state)
      expect(replay(opening, JSON.parse(JSON.stringify(added)))).toEqual(state)
      expect(firstBroken(added)).toBe(-1)
      expect(new Set(added.map(e => e._id)).size).toBe(added.length)
      expect(added.map(e => e.seq)).toEqual(added.map((_, i) => i + 1))
      entries += added.length
      expired += added.filter(e => e.kind === 'expire').length
      tiers += added.filter(e => e.kind === 'tier').length
    }),
    { numRuns: 60 },
  )
  // The lives were eventful enough to mean something.
  expect(entries).toBeGreaterThan(400)
  expect(expired).toBeGreaterThan(20)
  expect(tiers).toBeGreaterThan(5)
})

test('time in one jump or in many steps leads to the same entries', () => {
  fc.assert(
    fc.property(
      anyProgram,
      fc.array(anyOp, { minLength: 5, maxLength: 25, size: 'max' }),
      fc.array(fc.integer({ min: 1, max: 90 * DAY_MS }), { minLength: 1, maxLength: 12 }),
      (p, ops, steps) => {
        const life = born(newcomer(p, at('2026-01-15')))
        const heap = new Heap(p)
        for (const op of ops) step(p, life, heap, op)
        const from = life.ledger.state
        let nowMs = life.nowMs
        let small = open(from)
        for (const ms of steps) {
          nowMs += ms
          const next = advance(p, small.state, nowMs)
          small = { state: next.state, added: [...small.added, ...next.added] }
        }
        expect(small).toEqual(advance(p, from, nowMs))
      },
    ),
    { numRuns: 30 },
  )
})
