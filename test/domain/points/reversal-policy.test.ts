/** What a program declares about refunds: points that come back late, points that are no longer there, the level. */
import { DAY_MS } from '@/domain/calendar'
import { type AccountState, available, owed } from '@/domain/points/account'
import { advance } from '@/domain/points/advance'
import { replay } from '@/domain/points/apply-entry'
import { holdEntry, releaseEntry } from '@/domain/points/holds'
import { open, post } from '@/domain/points/ledger'
import { receiptLines } from '@/domain/points/receipt'
import { payingUnit } from '@/domain/program/program'
import type { Program } from '@/domain/program/schema'
import { upgrade } from '@/domain/tier/evaluate'
import { at, grantDraft, newcomer, program, wallet } from '../../fixtures/domain'
import { buckets, buy } from '../../fixtures/orders'
import { NOW, refund, spend } from '../../fixtures/refund'

const P = program()

const spendable = (state: AccountState, atMs = NOW) => available(state, 'points', atMs)
const lots = (state: AccountState) => (state.lots.points ?? []).map(({ id, amount }) => [id, amount])

describe('points whose time has come meanwhile', () => {
  const before = wallet(P, [500, '2026-01-05'], [500, '2026-06-01'])
  const { ledger, order } = buy(P, before, [{ count: 1, unitPriceFen: 20_000 }], NOW, 1_000)
  const later = at('2027-03-01')
  const state = advance(P, ledger.state, later).state

  test('lapse again when the program says so; the rest is back until its own end', () => {
    const done = refund(P, state, order, { atMs: later })
    expect(done.returned.points).toBe(1_000)
    expect(done.late).toEqual({ points: 500, untilMs: null })
    expect(lots(done.ledger.state)).toEqual([['20270630', 500]])
    expect(buckets(done.ledger.added, 'points')).toMatchObject({ burned: -1_000, expired: 500 })
    expect(receiptLines(done.ledger.added[0]!.steps!, '积分').map(line => line.text)).toEqual([
      '1000 积分',
      '1000 积分',
      '500 积分，退回即失效',
    ])
  })

  test('get the declared grace, and no others do', () => {
    const p = program(document => {
      document.reversal.usedPoints.expired = { graceDays: 30 }
    })
    const done = refund(p, state, order, { atMs: later })
    const untilMs = at('2027-04-01')
    expect(done.late).toEqual({ points: 500, untilMs })
    expect(lots(done.ledger.state)).toEqual([
      ['20270331', 500],
      ['20270630', 500],
    ])
    expect(spendable(done.ledger.state, untilMs - 1)).toBe(1_000)
    expect(spendable(advance(p, done.ledger.state, untilMs).state, untilMs)).toBe(500)
  })

  test('spending of a day that the window no longer looks at leaves no day below 0', () => {
    const twoYears = at('2028-07-01')
    const bought = buy(P, state, [{ count: 1, unitPriceFen: 7_700 }], twoYears).ledger.state
    const done = refund(P, bought, order, { atMs: twoYears })
    expect(done.ledger.state.metrics.spend).toEqual({ days: { '20280701': 7_700 }, total: 7_700 })
  })
})

describe('earned points that have been spent', () => {
  const { ledger, order } = buy(P, newcomer(P), [{ count: 1, unitPriceFen: 50_000 }], NOW)
  const spent = spend(P, ledger.state, 420).state

  test('are owed, and paid by the next that come in, once', () => {
    const done = refund(P, spent, order)
    expect(done.short).toEqual([{ unit: 'points', amount: 420 }])
    expect(spendable(done.ledger.state)).toBe(0)
    expect(owed(done.ledger.state, 'points')).toBe(420)

    const first = post(open(done.ledger.state), grantDraft(P, 300, NOW))
    expect(first.added.map(e => e.kind)).toEqual(['earn', 'recover'])
    expect([spendable(first.state), owed(first.state, 'points')]).toEqual([0, 120])
    const second = post(open(first.state), grantDraft(P, 300, NOW))
    expect([spendable(second.state), owed(second.state, 'points')]).toEqual([180, 0])
    expect(receiptLines(second.added[1]!.steps!, '积分')).toEqual([
      { label: '待扣积分', text: '120 积分，本次扣 120 积分' },
    ])
    const third = post(open(second.state), grantDraft(P, 300, NOW))
    expect(third.added.map(e => e.kind)).toEqual(['earn'])
    const all = [...done.ledger.added, ...first.added, ...second.added, ...third.added]
    expect(replay(spent, all)).toEqual(third.state)
  })

  test('are let go where the program says so, and the loss is on record', () => {
    const p = program(document => {
      document.reversal.earned.shortfall = 'forgive'
    })
    const done = refund(p, spent, order)
    expect(owed(done.ledger.state, 'points')).toBe(0)
    expect(spendable(done.ledger.state)).toBe(0)
    expect(buckets(done.ledger.added, 'points')).toEqual({ spendable: -80, forgiven: -420, issued: 500 })
    expect(spendable(post(open(done.ledger.state), grantDraft(p, 300, NOW)).state)).toBe(300)
  })

  test('points that a hold gives back pay what is owed; points in a hold are not touched', () => {
    const key = 'order:held'
    const unit = payingUnit(P)
    const ref = { kind: 'order' as const, id: 'held' }
    const expiresAtMs = NOW + 900_000
    const held = holdEntry(P, ledger.state, {
      unit,
      amount: 500,
      atMs: NOW,
      title: '',
      ref,
      key,
      expiresAtMs,
    })
    if (!held.ok) throw new Error(held.error.code)
    const done = refund(P, post(open(ledger.state), held.value).state, order)
    expect(owed(done.ledger.state, 'points')).toBe(500)
    const hold = done.ledger.state.holds[key]!
    const released = releaseEntry(P, hold, { atMs: NOW, title: '', ref, key })
    const after = post(open(done.ledger.state), released).state
    expect([spendable(after), owed(after, 'points')]).toEqual([0, 0])
    // The same when nobody releases it.
    const lapsed = advance(P, done.ledger.state, expiresAtMs).state
    expect([spendable(lapsed), owed(lapsed, 'points')]).toEqual([0, 0])
  })

  test('points whose end has come pay nothing, though a hold gives them back', () => {
    const key = 'order:held'
    const ref = { kind: 'order' as const, id: 'held' }
    const expiresAtMs = at('2027-08-01')
    const request = { unit: payingUnit(P), amount: 500, atMs: NOW, title: '', ref, key, expiresAtMs }
    const held = holdEntry(P, ledger.state, request)
    if (!held.ok) throw new Error(held.error.code)
    const indebted = refund(P, post(open(ledger.state), held.value).state, order).ledger.state
    const later = advance(P, indebted, expiresAtMs)
    expect(later.added.map(e => e.kind)).toEqual(['release', 'expire'])
    expect(owed(later.state, 'points')).toBe(500)
  })

  test('buying and returning does not renew old points', () => {
    const before = wallet(P, [500, '2025-07-05'])
    const bought = buy(P, before, [{ count: 1, unitPriceFen: 50_000 }], NOW)
    expect(refund(P, bought.ledger.state, bought.order).ledger.state.lots).toEqual(before.lots)
  })
})

describe('the level', () => {
  const buySilver = (p: Program) => {
    const bought = buy(p, newcomer(p), [{ count: 2, unitPriceFen: 60_000 }], NOW)
    const up = upgrade(p, bought.ledger.state, NOW)!
    return { order: bought.order, state: post(open(bought.ledger.state), up).state }
  }
  const now = program(document => {
    document.reversal.tier = 'now'
  })

  test('stays until its review where the program says so', () => {
    const { state, order } = buySilver(P)
    expect(refund(P, state, order).ledger.state.tier).toEqual(state.tier)
  })

  test('goes at once where the program says so, when the refund is what takes it', () => {
    const { state, order } = buySilver(now)
    const done = refund(now, state, order, { pieces: { a: 1 } })
    expect(done.ledger.added.at(-1)!.title).toBe('退款后等级调整为普通')
    expect(done.ledger.state.tier).toEqual({ tierId: 'basic', sinceMs: NOW, untilMs: null })
  })

  test('kept from an earlier term it is left alone', () => {
    const tier = { tierId: 'silver', sinceMs: at('2025-01-01'), untilMs: at('2027-01-01') }
    const kept = { ...newcomer(now), tier }
    const { ledger, order } = buy(now, kept, [{ count: 1, unitPriceFen: 5_000 }], NOW)
    expect(refund(now, ledger.state, order).ledger.state.tier).toEqual(tier)
  })

  test('falls one step at most where the program says so, for the rest of the term', () => {
    const p = program(document => {
      document.reversal.tier = 'now'
      document.tiers.downgrade = 'one_level'
    })
    const bought = buy(p, newcomer(p), [{ count: 1, unitPriceFen: 400_000 }], NOW)
    const gold = post(open(bought.ledger.state), upgrade(p, bought.ledger.state, NOW)!).state
    const after = refund(p, gold, bought.order, { atMs: NOW + DAY_MS }).ledger.state.tier
    expect(after).toEqual({ tierId: 'silver', sinceMs: NOW + DAY_MS, untilMs: gold.tier.untilMs })
  })
})
