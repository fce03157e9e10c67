/** Lots: which one a grant belongs to, when it ends, and in which order lots pay. */
import { available } from '@/domain/points/account'
import { draw } from '@/domain/points/draw'
import { expiresAt, lotFor } from '@/domain/points/expiry'
import { payingUnit } from '@/domain/program/program'
import type { Expiry } from '@/domain/program/schema'
import { at, deepFreeze, program, programWith, wallet } from '../../fixtures/domain'

const SHANGHAI = program().zone

describe('expiry', () => {
  test.each<[Expiry, string, string | null]>([
    [{ kind: 'never' }, '2026-11-22', null],
    [{ kind: 'month_end', months: 12 }, '2026-11-22 15:04', '2027-12-01'],
    [{ kind: 'month_end', months: 1 }, '2026-01-31 23:59:59.999', '2026-03-01'],
    [{ kind: 'month_end', months: 6 }, '2020-12-15', '2021-07-01'],
    [{ kind: 'year_end', years: 0 }, '2026-12-31 23:59:59.999', '2027-01-01'],
    [{ kind: 'year_end', years: 1 }, '2026-11-22', '2028-01-01'],
    [{ kind: 'days', days: 30 }, '2026-11-22 15:04', '2026-12-23'],
    [{ kind: 'days', days: 366 }, '2028-02-29', '2029-03-02'],
  ])('%j from %s ends at %s', (expiry, earned, end) => {
    expect(expiresAt(expiry, at(earned), SHANGHAI)).toBe(end === null ? null : at(end))
  })

  test('of points earned in the last ms of a month and the first of the next lies a month apart', () => {
    const p = program()
    const unit = payingUnit(p)
    expect(lotFor(unit, at('2026-12-01') - 1, p.zone).expiresAtMs).toBe(at('2027-12-01'))
    expect(lotFor(unit, at('2026-12-01'), p.zone).expiresAtMs).toBe(at('2028-01-01'))
  })
})

describe('the lot of a grant', () => {
  test('is shared by all that end together, and is as old as the first of them', () => {
    const p = program()
    const state = wallet(p, [100, '2026-11-22 15:04'], [50, '2026-11-02'], [7, '2026-12-01'])
    expect(state.lots.points).toEqual([
      { id: '20271130', amount: 150, earnedAtMs: at('2026-11-02'), expiresAtMs: at('2027-12-01') },
      { id: '20271231', amount: 7, earnedAtMs: at('2026-12-01'), expiresAtMs: at('2028-01-01') },
    ])
  })

  test('is one a day where the oldest are drawn first', () => {
    const p = programWith({ draw: 'oldest' })
    const state = wallet(p, [1, '2026-11-22 09:00'], [2, '2026-11-22 21:00'], [4, '2026-11-23'])
    expect(state.lots.points!.map(lot => [lot.id, lot.amount])).toEqual([
      ['20271130.20261122', 3],
      ['20271130.20261123', 4],
    ])
  })

  test.each(['oldest', 'earliest_expiry'] as const)('that never expires is one lot for ever (%s)', drawn => {
    const p = programWith({ expiry: { kind: 'never' }, draw: drawn })
    const state = wallet(p, [1, '2026-11-22'], [2, '2027-11-22'], [4, '2036-01-01'])
    expect(state.lots.points).toEqual([
      { id: 'never', amount: 7, earnedAtMs: at('2026-11-22'), expiresAtMs: null },
    ])
  })
})

describe('what can be spent', () => {
  test('counts a lot until its last ms and not at its end, whether or not anybody swept', () => {
    const state = wallet(program(), [100, '2026-11-22'], [7, '2026-12-01'])
    expect(available(state, 'points', at('2027-12-01') - 1)).toBe(107)
    expect(available(state, 'points', at('2027-12-01'))).toBe(7)
    expect(available(state, 'points', at('2028-01-01'))).toBe(0)
    expect(available(state, 'stars', at('2027-01-01'))).toBe(0)
  })
})

describe('draws', () => {
  const p = program()
  const unit = payingUnit(p)
  const state = deepFreeze(wallet(p, [30, '2026-12-05'], [10, '2026-10-05'], [20, '2026-11-05']))
  const amounts = (amount: number, nowMs = at('2026-12-10')) => {
    const drawn = draw(state, unit, amount, nowMs)
    return drawn.ok ? drawn.value.map(lot => [lot.id, lot.amount]) : drawn.error
  }

  test('take the earliest expiry first, each lot whole before the next', () => {
    expect(amounts(1)).toEqual([['20271031', 1]])
    expect(amounts(10)).toEqual([['20271031', 10]])
    expect(amounts(11)).toEqual([
      ['20271031', 10],
      ['20271130', 1],
    ])
    expect(amounts(60)).toEqual([
      ['20271031', 10],
      ['20271130', 20],
      ['20271231', 30],
    ])
  })

  test('of one point too many are refused with what is there', () => {
    expect(amounts(61)).toEqual({ code: 'insufficient_points', needed: 61, available: 60, missing: 1 })
  })

  test('never touch a lot past its end', () => {
    expect(amounts(1, at('2027-11-01'))).toEqual([['20271130', 1]])
    expect(amounts(60, at('2027-11-01'))).toEqual({
      code: 'insufficient_points',
      needed: 60,
      available: 50,
      missing: 10,
    })
    expect(amounts(1, at('2028-01-01'))).toEqual({
      code: 'insufficient_points',
      needed: 1,
      available: 0,
      missing: 1,
    })
  })

  test.each([0, -1, 0.5, Number.NaN])('of %p are a broken invariant', amount => {
    expect(() => draw(state, unit, amount, at('2026-12-10'))).toThrow(/whole amount above 0/)
  })

  test('take the oldest first where the program says so, even when a younger lot ends sooner', () => {
    const before = programWith({ expiry: { kind: 'year_end', years: 1 }, draw: 'oldest' })
    const after = programWith({ expiry: { kind: 'days', days: 30 }, draw: 'oldest' })
    const old = wallet(before, [10, '2026-11-01'])
    const young = wallet(after, [10, '2026-11-20'])
    const both = { ...old, lots: { points: [...young.lots.points!, ...old.lots.points!] } }
    const first = (p: ReturnType<typeof program>) => {
      const drawn = draw(both, payingUnit(p), 1, at('2026-11-21'))
      return drawn.ok ? drawn.value[0]!.earnedAtMs : drawn.error
    }
    expect(first(after)).toBe(at('2026-11-01'))
    expect(first(programWith({ draw: 'earliest_expiry' }))).toBe(at('2026-11-20'))
  })

  test('take lots that never expire last', () => {
    const never = wallet(programWith({ expiry: { kind: 'never' } }), [10, '2020-01-01'])
    const both = { ...never, lots: { points: [...never.lots.points!, ...state.lots.points!] } }
    const drawn = draw(both, unit, 61, at('2026-12-10'))
    expect(drawn.ok && drawn.value.at(-1)).toMatchObject({ id: 'never', amount: 1 })
  })
})
