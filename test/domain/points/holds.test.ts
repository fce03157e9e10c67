/** Points promised before payment: nothing is lost, doubled or prolonged, however the payment ends. */
import { type AccountState, available, type Entry, held } from '@/domain/points/account'
import { advance } from '@/domain/points/advance'
import { burnEntry, holdEntry, releaseEntry, settleEntry } from '@/domain/points/holds'
import { open, post } from '@/domain/points/ledger'
import { payingUnit } from '@/domain/program/program'
import { at, deepFreeze, program, wallet } from '../../fixtures/domain'

const p = program()
const unit = payingUnit(p)
const NOW = at('2026-12-10 12:00')
const PAY_BY = NOW + 30 * 60_000
const KEY = 'order:0123456789abcdef0123456789abcdef'
const ref = { kind: 'order' as const, id: KEY.slice(6) }
const request = { title: '下单', ref, key: KEY }

/** 10 points that end on 31 October, 20 on 30 November, 30 on 31 December 2027. */
const start = () => deepFreeze(wallet(p, [30, '2026-12-05'], [10, '2026-10-05'], [20, '2026-11-05']))

function hold(state: AccountState, amount: number, more: object = {}, atMs = NOW): AccountState {
  const drafted = holdEntry(p, state, { unit, amount, atMs, ...request, expiresAtMs: PAY_BY, ...more })
  if (!drafted.ok) throw new Error(drafted.error.code)
  return deepFreeze(post(open(state), drafted.value).state)
}
const lots = (state: AccountState) => state.lots.points!.map(lot => [lot.id, lot.amount])

test('a hold takes the points out of what can be spent, at once', () => {
  const state = hold(start(), 25)
  expect(available(state, 'points', NOW)).toBe(35)
  expect(held(state, 'points')).toBe(25)
  expect(held(state, 'stars')).toBe(0)
  expect(lots(state)).toEqual([
    ['20271130', 5],
    ['20271231', 30],
  ])
  expect(state.holds[KEY]).toMatchObject({
    id: KEY,
    unit: 'points',
    expiresAtMs: PAY_BY,
    draws: [
      { id: '20271031', amount: 10, expiresAtMs: at('2027-11-01') },
      { id: '20271130', amount: 15, expiresAtMs: at('2027-12-01') },
    ],
  })
})

test('what is held cannot be held or burned again', () => {
  const state = hold(start(), 60)
  const again = { unit, amount: 1, atMs: NOW, ...request, key: 'order:2' }
  const error = { code: 'insufficient_points', needed: 1, available: 0, missing: 1 }
  expect(holdEntry(p, state, { ...again, expiresAtMs: PAY_BY })).toEqual({ ok: false, error })
  expect(burnEntry(p, state, again)).toEqual({ ok: false, error })
})

test('settling burns exactly what was held, even after its lots have ended', () => {
  const state = hold(start(), 25)
  const entry = settleEntry(p, state, { ...request, atMs: at('2028-06-01') })
  expect(entry).toMatchObject({ key: `${KEY}:burn`, kind: 'burn', programVersion: 7 })
  expect(entry.postings.map(x => [x.from, x.to, x.amount])).toEqual([
    ['held', 'burned', 10],
    ['held', 'burned', 15],
  ])
  const { state: settled } = post(open(state), entry)
  expect(settled.holds).toEqual({})
  expect(available(settled, 'points', NOW)).toBe(35)
  expect(() => settleEntry(p, settled, { ...request, atMs: NOW })).toThrow(/there to settle/)
})

test('a release returns each point to its own lot with its own expiry', () => {
  const before = start()
  for (const amount of [1, 10, 25, 60]) {
    const state = hold(before, amount)
    const released = post(
      open(state),
      releaseEntry(p, state.holds[KEY]!, { ...request, atMs: NOW + 1 }),
    ).state
    expect(released.lots).toEqual(before.lots)
    expect(released.holds).toEqual({})
  }
})

test('a hold is released once: the second release throws and changes nothing', () => {
  const state = hold(start(), 25)
  const release = releaseEntry(p, state.holds[KEY]!, { ...request, atMs: NOW })
  const once = deepFreeze(post(open(state), release).state)
  expect(() => post(open(once), release)).toThrow(/hold .* has the 10 taken from it/)
  expect(available(once, 'points', NOW)).toBe(60)
})

test('points returned after their end do not come back to life', () => {
  const eve = at('2027-10-31 23:50')
  const state = hold(start(), 25, { expiresAtMs: at('2027-11-01 00:20') }, eve)
  const released = post(
    open(state),
    releaseEntry(p, state.holds[KEY]!, { ...request, atMs: at('2027-11-01 00:10') }),
  ).state
  expect(available(released, 'points', at('2027-11-01 00:10'))).toBe(50)
  const { added } = advance(p, released, at('2027-11-01 00:10'))
  expect(added.map(e => [e.kind, e.postings[0]!.amount, e.postings[0]!.lot!.id])).toEqual([
    ['expire', 10, '20271031'],
  ])
})

describe('a hold that nobody settles', () => {
  const lapsed = (state: AccountState, nowMs: number): Entry[] => advance(p, state, nowMs).added

  test('releases itself at its end and not a ms before', () => {
    const state = hold(start(), 25)
    expect(lapsed(state, PAY_BY - 1)).toEqual([])
    const [entry, ...more] = lapsed(state, PAY_BY)
    expect(more).toEqual([])
    expect(entry).toMatchObject({ key: `${KEY}:release`, kind: 'release', atMs: PAY_BY, ref })
    expect(advance(p, state, PAY_BY).state.lots).toEqual(start().lots)
  })

  test('of a redemption refers to the redemption', () => {
    const state = hold(start(), 25, { key: 'redemption:abc', ref: { kind: 'redemption', id: 'abc' } })
    expect(lapsed(state, PAY_BY)[0]).toMatchObject({
      key: 'redemption:abc:release',
      ref: { kind: 'redemption', id: 'abc' },
    })
  })
})

describe('uses of a limit', () => {
  const uses = (period: string, count: number) => ({ uses: { key: 'reward:mug', period, count } })

  test('count with the hold, stay when it is settled, go back when it is released or lapses', () => {
    const state = hold(start(), 10, uses('202612', 2))
    expect(state.uses).toEqual({ 'reward:mug': { period: '202612', count: 2 } })
    const settled = post(open(state), settleEntry(p, state, { ...request, atMs: NOW })).state
    expect(settled.uses['reward:mug']!.count).toBe(2)
    const release = releaseEntry(p, state.holds[KEY]!, { ...request, atMs: NOW })
    expect(post(open(state), release).state.uses['reward:mug']!.count).toBe(0)
    expect(advance(p, state, PAY_BY).state.uses['reward:mug']!.count).toBe(0)
  })

  test('of several lots are counted once', () => {
    expect(hold(start(), 60, uses('202612', 1)).uses['reward:mug']!.count).toBe(1)
  })

  test('returned in a later period leave that period’s uses alone', () => {
    const december = hold(start(), 10, uses('202612', 1))
    const january = hold(december, 10, { key: 'order:2', ...uses('202701', 1) })
    expect(january.uses['reward:mug']).toEqual({ period: '202701', count: 1 })
    const release = releaseEntry(p, january.holds[KEY]!, { ...request, atMs: NOW })
    expect(post(open(january), release).state.uses['reward:mug']).toEqual({ period: '202701', count: 1 })
  })

  test('count with a burn at once', () => {
    const state = start()
    const burn = burnEntry(p, state, { unit, amount: 5, atMs: NOW, ...request, ...uses('ever', 1) })
    if (!burn.ok) throw new Error(burn.error.code)
    expect(post(open(state), burn.value).state.uses).toEqual({ 'reward:mug': { period: 'ever', count: 1 } })
  })
})

test('two holds of one member stand side by side', () => {
  const both = hold(hold(start(), 10), 20, { key: 'order:2' })
  expect(held(both, 'points')).toBe(30)
  const one = post(open(both), releaseEntry(p, both.holds[KEY]!, { ...request, atMs: NOW })).state
  expect(held(one, 'points')).toBe(20)
  expect(lots(one)).toEqual([
    ['20271031', 10],
    ['20271231', 30],
  ])
})

test('entries carry the fingerprint of the request where there is one', () => {
  const state = hold(start(), 10, { inputHash: 'f00' })
  const drafted = burnEntry(p, state, { unit, amount: 1, atMs: NOW, ...request, inputHash: 'f01' })
  expect(drafted.ok && drafted.value.inputHash).toBe('f01')
  expect(settleEntry(p, state, { ...request, atMs: NOW })).not.toHaveProperty('inputHash')
})
