/** Time passing: everything that fell due is written once, in order, however often and however late somebody looks. */
import type { AccountState, Entry } from '@/domain/points/account'
import { advance, nextDue } from '@/domain/points/advance'
import { holdEntry } from '@/domain/points/holds'
import { open, post } from '@/domain/points/ledger'
import { payingUnit } from '@/domain/program/program'
import { upgrade } from '@/domain/tier/evaluate'
import { at, deepFreeze, newcomer, program, purchase, wallet } from '../../fixtures/domain'

const p = program()
const unit = payingUnit(p)

const seen = (entries: Entry[]) => entries.map(e => [e.kind, e.atMs])

function hold(
  state: AccountState,
  amount: number,
  atMs: number,
  expiresAtMs: number,
  key = 'order:h',
): AccountState {
  const drafted = holdEntry(p, state, {
    unit,
    amount,
    atMs,
    expiresAtMs,
    title: '下单',
    ref: { kind: 'order', id: 'h' },
    key,
  })
  if (!drafted.ok) throw new Error(drafted.error.code)
  return post(open(state), drafted.value).state
}

/** A gold member with three lots and two holds, one of which outlives its lot. */
function eventful(): AccountState {
  let state = wallet(p, [1_000, '2026-01-10'], [500, '2026-02-10'])
  state = purchase(p, state, 400_000, at('2026-03-10')).state
  const up = upgrade(p, state, at('2026-03-10'))
  if (!up) throw new Error('the purchase should have raised the tier')
  state = post(open(state), up).state
  state = hold(state, 200, at('2026-12-31'), at('2027-02-15'), 'order:late')
  return hold(state, 900, at('2027-01-31 23:59'), at('2027-02-01'), 'order:tie')
}

describe('what is due next', () => {
  test('is nothing for a newcomer', () => {
    expect(nextDue(newcomer(p))).toBeUndefined()
  })
  test('is the earliest of lots, holds and tier', () => {
    const state = eventful()
    expect(nextDue(state)).toBe(at('2027-02-01'))
    expect(nextDue(advance(p, state, at('2027-02-01')).state)).toBe(at('2027-02-15'))
    const never = { ...newcomer(p), tier: { tierId: 'silver', sinceMs: 0, untilMs: 5 } }
    expect(nextDue(never)).toBe(5)
  })
})

test('things fall due in their order: at one moment holds return, then lots end, then the tier is reviewed', () => {
  const { added, state } = advance(p, deepFreeze(eventful()), at('2030-01-01'))
  expect(seen(added)).toEqual([
    ['release', at('2027-02-01')], // the hold that lapses with its lot returns first …
    ['expire', at('2027-02-01')], // … so that what it returns ends with the lot
    ['release', at('2027-02-15')],
    ['expire', at('2027-02-01')], // what the late hold returned had ended by then
    ['expire', at('2027-03-01')],
    ['expire', at('2027-04-01')],
    ['tier', at('2027-04-01')],
  ])
  expect(added.map(e => e.postings.reduce((sum, x) => sum + x.amount, 0))).toEqual([
    900, 800, 200, 200, 500, 4_000, 0,
  ])
  expect(state).toMatchObject({ lots: { points: [] }, holds: {}, tier: { tierId: 'basic', untilMs: null } })
})

test('nothing falls due a ms early', () => {
  const state = eventful()
  expect(advance(p, state, at('2027-02-01') - 1)).toEqual({ state, added: [] })
  expect(seen(advance(p, state, at('2027-02-01')).added)).toHaveLength(2)
})

test('twice is once', () => {
  const once = advance(p, eventful(), at('2027-03-15'))
  expect(once.added.length).toBeGreaterThan(0)
  expect(advance(p, once.state, at('2027-03-15'))).toEqual({ state: once.state, added: [] })
})

test('one long step equals many small ones, entry by entry', () => {
  const state = eventful()
  const long = advance(p, state, at('2030-01-01'))
  let small = open(state)
  for (let day = at('2027-01-31'); day <= at('2030-01-01'); day += 86_400_000 / 2) {
    const step = advance(p, small.state, day)
    small = { state: step.state, added: [...small.added, ...step.added] }
  }
  expect(small).toEqual(long)
})

test('looking back in time changes nothing', () => {
  const { state } = advance(p, eventful(), at('2027-03-15'))
  expect(advance(p, state, at('2026-01-01'))).toEqual({ state, added: [] })
})

test('keys of entries that time writes are unique, also where two lots end together', () => {
  const { added } = advance(p, eventful(), at('2030-01-01'))
  expect(new Set(added.map(e => e._id)).size).toBe(added.length)
})

test('every kind of unit ends by itself', () => {
  const two = program(document => {
    document.units.push({ ...payingUnit(program()), id: 'stars', title: '星星' })
  })
  const points = wallet(two, [10, '2026-01-10'])
  const state = { ...points, lots: { ...points.lots, stars: points.lots.points! } }
  const { added, state: after } = advance(two, state, at('2027-02-01'))
  expect(added.map(e => e.postings[0]!.unit)).toEqual(['points', 'stars'])
  expect(new Set(added.map(e => e.key)).size).toBe(2)
  expect(after.lots).toEqual({ points: [], stars: [] })
})

test('a status reviewed for years comes to an end: every term begins where the last one ended', () => {
  for (const validity of [
    { kind: 'month_end' as const, months: 1 },
    { kind: 'year_end' as const, years: 0 },
    { kind: 'year_end' as const, years: 1 },
  ]) {
    const q = program(document => {
      document.tiers.validity = validity
    })
    let state = purchase(q, newcomer(q), 400_000, at('2026-03-10')).state
    state = post(open(state), upgrade(q, state, at('2026-03-10'))!).state
    const { added, state: after } = advance(q, state, at('2040-01-01'))
    const reviews = added.filter(e => e.kind === 'tier')
    expect(after.tier.tierId).toBe('basic')
    reviews.forEach((entry, i) => {
      expect(entry.tier!.to.untilMs ?? Number.POSITIVE_INFINITY).toBeGreaterThan(entry.atMs)
      if (i) expect(entry.atMs).toBe(reviews[i - 1]!.tier!.to.untilMs)
    })
  }
})
