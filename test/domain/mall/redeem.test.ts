import {
  checkRedeem,
  claimExpiresAt,
  leftWithinLimit,
  limitUse,
  needsStore,
  type RewardTerms,
} from '@/domain/mall/redeem'
import type { AccountState } from '@/domain/points/account'
import { burnEntry } from '@/domain/points/holds'
import { open, post } from '@/domain/points/ledger'
import { payingUnit } from '@/domain/program/program'
import { at, program, wallet } from '../../fixtures/domain'

const p = program()
const NOW = at('2026-11-22 12:00')
const mug = (more: Partial<RewardTerms> = {}): RewardTerms => ({
  id: 'mug',
  points: 1_000,
  cashFen: 0,
  validDays: 30,
  ...more,
})
const rich = wallet(p, [10_000, '2026-11-01'])
const withTier = (state: AccountState, tierId: string): AccountState => ({
  ...state,
  tier: { tierId, sinceMs: 0, untilMs: null },
})

let serial = 0
/** Redeems as the server does: check, then one entry that burns the points and counts the use. */
function redeem(state: AccountState, reward: RewardTerms, count: number, nowMs: number): AccountState {
  const checked = checkRedeem(p, state, reward, count, nowMs)
  if (!checked.ok) throw new Error(checked.error.code)
  serial += 1
  const uses = limitUse(p, reward, count, nowMs)
  const burn = burnEntry(p, state, {
    unit: payingUnit(p),
    amount: checked.value.points,
    atMs: nowMs,
    title: '兑换',
    ref: { kind: 'redemption', id: `r${serial}` },
    key: `redemption:r${serial}`,
    ...(uses ? { uses } : {}),
  })
  if (!burn.ok) throw new Error(burn.error.code)
  return post(open(state), burn.value).state
}

describe('points', () => {
  test('exactly enough is enough, also for a limit of one and the last point', () => {
    const state = wallet(p, [22_990, '2026-11-01'])
    const reward = mug({ points: 22_990, limit: { count: 1, period: 'ever' } })
    expect(checkRedeem(p, state, reward, 1, NOW)).toEqual({ ok: true, value: { points: 22_990, cashFen: 0 } })
    const after = redeem(state, reward, 1, NOW)
    expect(checkRedeem(p, after, reward, 1, NOW)).toMatchObject({ error: { code: 'limit_reached' } })
  })
  test('one too few is too few', () => {
    expect(checkRedeem(p, wallet(p, [999, '2026-11-01']), mug(), 1, NOW)).toEqual({
      ok: false,
      error: { code: 'insufficient_points', needed: 1_000, available: 999, missing: 1 },
    })
  })
  test('and cash are for all pieces', () => {
    const reward = mug({ cashFen: 990 })
    expect(checkRedeem(p, rich, reward, 3, NOW)).toEqual({
      ok: true,
      value: { points: 3_000, cashFen: 2_970 },
    })
    expect(checkRedeem(p, rich, reward, 11, NOW)).toMatchObject({ error: { needed: 11_000, missing: 1_000 } })
  })
  test('past their end do not count, even before anybody swept them', () => {
    expect(checkRedeem(p, rich, mug(), 1, at('2027-12-01') - 1).ok).toBe(true)
    expect(checkRedeem(p, rich, mug(), 1, at('2027-12-01'))).toMatchObject({ error: { available: 0 } })
  })
})

describe('tier', () => {
  const silver = mug({ tierId: 'silver' })
  test.each([
    ['basic', false],
    ['silver', true],
    ['gold', true],
  ])('%s may redeem what needs silver: %p', (tierId, may) => {
    expect(checkRedeem(p, withTier(rich, tierId), silver, 1, NOW).ok).toBe(may)
  })
  test('too low is told by name', () => {
    expect(checkRedeem(p, rich, silver, 1, NOW)).toEqual({
      ok: false,
      error: { code: 'tier_too_low', needed: 'silver', neededTitle: '银卡' },
    })
  })
  test('that the program does not have never lets everybody in', () => {
    expect(() => checkRedeem(p, withTier(rich, 'gold'), mug({ tierId: 'black' }), 1, NOW)).toThrow(
      /tier black/,
    )
  })
})

describe('limit', () => {
  const twice = mug({ limit: { count: 2, period: 'month' } })

  test('none', () => {
    expect(leftWithinLimit(p, rich, mug(), NOW)).toBeUndefined()
    expect(limitUse(p, mug(), 1, NOW)).toBeUndefined()
    expect(checkRedeem(p, rich, mug(), 10, NOW).ok).toBe(true)
  })
  test('counts down to nothing, piece by piece', () => {
    expect(leftWithinLimit(p, rich, twice, NOW)).toBe(2)
    const once = redeem(rich, twice, 1, NOW)
    expect(leftWithinLimit(p, once, twice, NOW)).toBe(1)
    expect(checkRedeem(p, once, twice, 2, NOW)).toEqual({
      ok: false,
      error: { code: 'limit_reached', limit: 2, period: 'month' },
    })
    const done = redeem(once, twice, 1, NOW)
    expect(leftWithinLimit(p, done, twice, NOW)).toBe(0)
    expect(checkRedeem(p, done, twice, 1, NOW).ok).toBe(false)
  })
  test('is for all pieces of one redemption', () => {
    expect(checkRedeem(p, rich, twice, 2, NOW).ok).toBe(true)
    expect(checkRedeem(p, rich, twice, 3, NOW)).toMatchObject({ error: { code: 'limit_reached' } })
    expect(leftWithinLimit(p, redeem(rich, twice, 2, NOW), twice, NOW)).toBe(0)
  })
  test.each([
    ['day', '2026-11-22 23:59:59.999', '2026-11-23'],
    ['month', '2026-11-30 23:59:59.999', '2026-12-01'],
    ['year', '2026-12-31 23:59:59.999', '2027-01-01'],
  ] as const)('of a %s begins anew with the next, in the program’s zone', (period, last, first) => {
    const reward = mug({ limit: { count: 1, period } })
    const used = redeem(rich, reward, 1, NOW)
    expect(checkRedeem(p, used, reward, 1, at(last)).ok).toBe(false)
    expect(checkRedeem(p, used, reward, 1, at(first)).ok).toBe(true)
    const again = redeem(used, reward, 1, at(first))
    expect(checkRedeem(p, again, reward, 1, at(first)).ok).toBe(false)
  })
  test('for ever is for ever', () => {
    const reward = mug({ limit: { count: 1, period: 'ever' } })
    expect(leftWithinLimit(p, redeem(rich, reward, 1, NOW), reward, at('2027-11-01'))).toBe(0)
  })
  test('of one reward leaves another alone', () => {
    const used = redeem(rich, twice, 2, NOW)
    expect(leftWithinLimit(p, used, { ...twice, id: 'cup' }, NOW)).toBe(2)
  })
  test('lowered below what was used leaves nothing, not less', () => {
    const used = redeem(rich, twice, 2, NOW)
    expect(leftWithinLimit(p, used, mug({ limit: { count: 1, period: 'month' } }), NOW)).toBe(0)
  })
})

test('the first thing in the way is told: tier, then limit, then points', () => {
  const reward = mug({ points: 99_999, tierId: 'silver', limit: { count: 1, period: 'ever' } })
  const code = (state: AccountState, count: number) => {
    const checked = checkRedeem(p, state, reward, count, NOW)
    return checked.ok ? 'ok' : checked.error.code
  }
  expect(code(rich, 2)).toBe('tier_too_low')
  expect(code(withTier(rich, 'silver'), 2)).toBe('limit_reached')
  expect(code(withTier(rich, 'silver'), 1)).toBe('insufficient_points')
})

test.each([
  ['goods', true],
  ['service', true],
  ['coupon', false],
  ['partner', false],
] as const)('%s need a store to be handed over: %p', (kind, needs) => {
  expect(needsStore(kind)).toBe(needs)
})

test('a claim is good for whole days after the one it was taken on', () => {
  expect(claimExpiresAt(p, { validDays: 1 }, at('2026-11-22 00:00'))).toBe(at('2026-11-24'))
  expect(claimExpiresAt(p, { validDays: 1 }, at('2026-11-22 23:59:59.999'))).toBe(at('2026-11-24'))
  expect(claimExpiresAt(p, { validDays: 30 }, at('2028-02-01'))).toBe(at('2028-03-03'))
})
