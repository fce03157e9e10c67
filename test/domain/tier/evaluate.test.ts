import type { AccountState } from '@/domain/points/account'
import { advance } from '@/domain/points/advance'
import { open, post } from '@/domain/points/ledger'
import { level, levelRank, metricUnit } from '@/domain/program/program'
import type { Program } from '@/domain/program/schema'
import { levelFor, metricValue, review, tierProgress, upgrade } from '@/domain/tier/evaluate'
import { at, newcomer, program, purchase } from '../../fixtures/domain'

const p = program()

/** Buys, and takes the tier that follows, as a paid order does. */
function buy(q: Program, state: AccountState, fen: number, day: string): AccountState {
  const atMs = at(day)
  const due = advance(q, state, atMs)
  const bought = purchase(q, due.state, fen, atMs).state
  const up = upgrade(q, bought, atMs)
  return up ? post(open(bought), up).state : bought
}
const history = (q: Program, ...purchases: [fen: number, day: string][]) =>
  purchases.reduce((state, [fen, day]) => buy(q, state, fen, day), newcomer(q))
const status = (q: Program, state: AccountState, day: string) => advance(q, state, at(day)).state.tier

describe('thresholds', () => {
  test.each([
    [0, 'basic'],
    [99_999, 'basic'],
    [100_000, 'silver'],
    [100_001, 'silver'],
    [299_999, 'silver'],
    [300_000, 'gold'],
    [900_000_000, 'gold'],
    [-1, 'basic'],
  ])('%i fen give %s', (fen, tierId) => {
    expect(levelFor(p, fen).id).toBe(tierId)
  })

  test('one fen below stays, the fen itself rises', () => {
    const below = history(p, [99_999, '2026-11-22'])
    expect(below.tier).toEqual({ tierId: 'basic', sinceMs: at('2026-01-01'), untilMs: null })
    expect(upgrade(p, below, at('2026-11-22'))).toBeUndefined()
    const there = buy(p, below, 1, '2026-11-23')
    expect(there.tier).toEqual({
      tierId: 'silver',
      sinceMs: at('2026-11-23'),
      untilMs: at('2027-12-01'),
    })
  })

  test('two levels at once, in one entry that says so', () => {
    const bought = purchase(p, newcomer(p), 300_000, at('2026-11-22')).state
    const up = upgrade(p, bought, at('2026-11-22'))
    expect(up).toMatchObject({ kind: 'tier', title: '升级为金卡', postings: [], programVersion: 7 })
    expect(up!.tier).toEqual({
      from: bought.tier,
      to: { tierId: 'gold', sinceMs: at('2026-11-22'), untilMs: at('2027-12-01') },
    })
  })

  test('a level is not attained twice', () => {
    const gold = history(p, [300_000, '2026-11-22'], [300_000, '2026-11-23'])
    expect(gold.tier.sinceMs).toBe(at('2026-11-22'))
    expect(upgrade(p, gold, at('2026-11-23'))).toBeUndefined()
  })
})

describe('the window', () => {
  const spend = metricUnit(p, 'spend')
  const value = (state: AccountState, day: string) => metricValue(p, state, spend, at(day))

  test('trails: a purchase counts for twelve months to the day, then slides out', () => {
    const state = history(p, [60_000, '2026-11-22 23:59'], [50_000, '2027-03-01'])
    expect(value(state, '2027-03-01')).toBe(110_000)
    expect(value(state, '2027-11-21 23:59:59.999')).toBe(110_000)
    expect(value(state, '2027-11-22')).toBe(50_000)
    expect(value(state, '2028-03-01')).toBe(0)
  })

  test('does not see what lies ahead of the moment asked about', () => {
    expect(value(history(p, [60_000, '2026-11-22']), '2026-11-21')).toBe(0)
  })

  test('of a calendar year begins anew on 1 January', () => {
    const year = program(document => {
      document.units[1] = { ...metricUnit(p, 'spend'), window: { kind: 'calendar_year' } }
    })
    const state = history(year, [60_000, '2026-12-31 23:59'], [50_000, '2027-01-01'])
    expect(metricValue(year, state, metricUnit(year, 'spend'), at('2027-06-01'))).toBe(50_000)
    expect(state.tier.tierId).toBe('basic')
  })

  test('holds no more days than it looks back', () => {
    const state = history(p, [1, '2025-01-01'], [1, '2025-06-01'], [1, '2026-06-01'], [1, '2026-06-02'])
    expect(state.metrics.spend).toEqual({ days: { '20260601': 1, '20260602': 1 }, total: 4 })
  })
})

describe('the way to the next level', () => {
  test('a newcomer', () => {
    expect(tierProgress(p, newcomer(p), at('2026-11-22'))).toMatchObject({
      current: { id: 'basic' },
      next: { id: 'silver' },
      value: 0,
      missing: 100_000,
      share: 0,
      untilMs: null,
    })
  })
  test('再消费 200 元: the distance to the fen', () => {
    const state = history(p, [280_000, '2026-11-22'])
    expect(tierProgress(p, state, at('2026-11-22'))).toMatchObject({
      current: { id: 'silver' },
      next: { id: 'gold' },
      missing: 20_000,
      share: 0.9,
      untilMs: at('2027-12-01'),
      keepFrom: 100_000,
    })
    expect(tierProgress(p, buy(p, state, 19_999, '2026-11-23'), at('2026-11-23')).missing).toBe(1)
    expect(tierProgress(p, buy(p, state, 20_000, '2026-11-23'), at('2026-11-23')).current.id).toBe('gold')
  })
  test('grows again when purchases slide out, and the level stays for its term', () => {
    const state = history(p, [150_000, '2026-11-22'])
    expect(tierProgress(p, state, at('2027-11-25'))).toMatchObject({
      current: { id: 'silver' },
      value: 0,
      missing: 300_000,
      share: 0,
    })
  })
  test('nothing is missing at the top', () => {
    const top = tierProgress(p, history(p, [300_000, '2026-11-22']), at('2026-11-22'))
    expect(top).toMatchObject({ current: { id: 'gold' }, missing: 0, share: 1 })
    expect(top).not.toHaveProperty('next')
  })
})

describe('when a status runs out', () => {
  test('it holds to its last ms', () => {
    const state = history(p, [150_000, '2026-11-22'])
    expect(status(p, state, '2027-11-30 23:59:59.999').tierId).toBe('silver')
    expect(status(p, state, '2027-12-01')).toEqual({
      tierId: 'basic',
      sinceMs: at('2027-12-01'),
      untilMs: null,
    })
  })

  test('the window of its last day decides: a purchase on the first day of that window still counts', () => {
    // Gold until 30 November 2027; the window of that day reaches back to 1 December 2026.
    const kept = history(p, [300_000, '2026-11-22'], [300_000, '2026-12-01'])
    expect(status(p, kept, '2027-12-01').tierId).toBe('gold')
    const lost = history(p, [300_000, '2026-11-22'], [300_000, '2026-11-30'])
    expect(status(p, lost, '2027-12-01').tierId).toBe('basic')
  })

  test('a level kept gets a term of the same length after the old one, and keeps its date', () => {
    const state = history(p, [300_000, '2026-11-22'], [300_000, '2027-06-01'])
    expect(status(p, state, '2027-12-01')).toEqual({
      tierId: 'gold',
      sinceMs: at('2026-11-22'),
      untilMs: at('2028-12-01'),
    })
    expect(advance(p, state, at('2027-12-01')).added.at(-1)).toMatchObject({
      kind: 'tier',
      title: '金卡保级成功',
      atMs: at('2027-12-01'),
    })
    expect(status(p, state, '2028-12-01')).toEqual({
      tierId: 'basic',
      sinceMs: at('2028-12-01'),
      untilMs: null,
    })
  })

  test('recompute: down to what the window gives, by as many levels as it takes', () => {
    const toSilver = history(p, [300_000, '2026-11-22'], [100_000, '2027-06-01'])
    expect(status(p, toSilver, '2027-12-01')).toEqual({
      tierId: 'silver',
      sinceMs: at('2027-12-01'),
      untilMs: at('2028-12-01'),
    })
    expect(advance(p, toSilver, at('2027-12-01')).added.at(-1)!.title).toBe('等级调整为银卡')
    const toBasic = history(p, [300_000, '2026-11-22'], [99_999, '2027-06-01'])
    expect(status(p, toBasic, '2027-12-01').tierId).toBe('basic')
  })

  test('one level: down by one at most at each review', () => {
    const gentle = program(document => {
      document.tiers.downgrade = 'one_level'
    })
    const state = history(gentle, [300_000, '2026-11-22'])
    expect(status(gentle, state, '2027-12-01')).toMatchObject({ tierId: 'silver', untilMs: at('2028-12-01') })
    expect(status(gentle, state, '2028-12-01')).toMatchObject({ tierId: 'basic', untilMs: null })
  })

  test('a window that gives more than the level has raises it', () => {
    const strict = program(document => {
      document.tiers.levels[2]!.attain = 1_000_000
    })
    const silver = history(strict, [300_000, '2026-12-05'])
    expect(silver.tier.tierId).toBe('silver')
    const changed = advance(p, silver, at('2028-01-01')).added.at(-1)!
    expect(changed.tier!.to.tierId).toBe('basic') // the purchase has slid out: 5 December 2026 to 4 December 2027
    const later = buy(strict, silver, 300_000, '2027-12-20')
    const raised = advance(p, later, at('2028-01-01')).added.at(-1)!
    expect(raised).toMatchObject({
      title: '升级为金卡',
      tier: { to: { tierId: 'gold', sinceMs: at('2028-01-01'), untilMs: at('2029-01-01') } },
    })
  })

  test('in a program of calendar years, the year that ended decides, and the level holds for the next', () => {
    const yearly = program(document => {
      document.units[1] = { ...metricUnit(p, 'spend'), window: { kind: 'calendar_year' } }
      document.tiers.validity = { kind: 'year_end', years: 1 }
    })
    // Attained in 2026: valid that year and the next.
    const state = history(yearly, [100_000, '2026-05-01'])
    expect(state.tier.untilMs).toBe(at('2028-01-01'))
    // Attained again in 2027: valid to the end of 2028. Not again in 2028: lost.
    const again = buy(yearly, state, 100_000, '2027-12-31 23:59:59')
    expect(status(yearly, again, '2028-01-01')).toMatchObject({ tierId: 'silver', untilMs: at('2029-01-01') })
    expect(status(yearly, again, '2029-01-01').tierId).toBe('basic')
    expect(status(yearly, state, '2028-01-01').tierId).toBe('basic')
  })

  test('"to the end of the year" is followed by a whole year', () => {
    const q = program(document => {
      document.tiers.validity = { kind: 'year_end', years: 0 }
    })
    const state = history(q, [100_000, '2026-05-01'])
    expect(state.tier.untilMs).toBe(at('2027-01-01'))
    expect(status(q, state, '2027-01-01')).toMatchObject({ tierId: 'silver', untilMs: at('2028-01-01') })
  })

  test('nobody reviews the lowest level', () => {
    expect(() => review(p, newcomer(p))).toThrow(/only a status with an end/)
    expect(advance(p, newcomer(p), at('2099-01-01')).added).toEqual([])
  })
})

describe('a level that the program does not have', () => {
  test('is a broken invariant, never a low rank', () => {
    expect(levelRank(p, 'basic')).toBe(0)
    expect(levelRank(p, 'gold')).toBe(2)
    expect(() => levelRank(p, 'black')).toThrow(/tier black/)
    expect(() => level(p, 'black')).toThrow(/tier black/)
    const stranger = { ...newcomer(p), tier: { tierId: 'black', sinceMs: 0, untilMs: null } }
    expect(() => upgrade(p, stranger, 0)).toThrow(/tier black/)
    expect(() => tierProgress(p, stranger, 0)).toThrow(/tier black/)
  })
})
