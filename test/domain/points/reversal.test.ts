/** Refunds by example: what comes back, what goes back, and what happens when that is no longer there. */
import { DAY_MS } from '@/domain/calendar'
import { type AccountState, available, type EntryDraft, owed } from '@/domain/points/account'
import { advance } from '@/domain/points/advance'
import { replay } from '@/domain/points/apply-entry'
import { burnEntry, holdEntry, releaseEntry } from '@/domain/points/holds'
import { open, post } from '@/domain/points/ledger'
import { receiptLines } from '@/domain/points/receipt'
import { cashOf, type ReversibleOrder } from '@/domain/points/refund-plan'
import { type Reversal, type ReversalRequest, reverseOrder } from '@/domain/points/reversal'
import { payingUnit } from '@/domain/program/program'
import type { Program } from '@/domain/program/schema'
import { metricNow, upgrade } from '@/domain/tier/evaluate'
import { at, grantDraft, newcomer, program, wallet } from '../../fixtures/domain'
import { buckets, buy } from '../../fixtures/orders'

const NOW = at('2026-06-10 12:00')
const P = program()

let refunds = 0
function refund(
  p: Program,
  state: AccountState,
  order: ReversibleOrder,
  request: Partial<ReversalRequest> = {},
): Reversal {
  refunds += 1
  const done = reverseOrder(p, open(state), order, {
    refundId: `r${refunds}`,
    pieces: 'rest',
    shipping: true,
    atMs: NOW,
    ...request,
  })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return done.value
}
const spendable = (state: AccountState, atMs = NOW) => available(state, 'points', atMs)
const lots = (state: AccountState) => (state.lots.points ?? []).map(({ id, amount }) => [id, amount])

/** Spends points on something else. */
function spend(p: Program, state: AccountState, amount: number, atMs = NOW): AccountState {
  refunds += 1
  const key = `order:spent${refunds}`
  const ref = { kind: 'order' as const, id: key }
  const drafted = burnEntry(p, state, { unit: payingUnit(p), amount, atMs, title: '购物抵现', ref, key })
  if (!drafted.ok) throw new Error(JSON.stringify(drafted.error))
  return post(open(state), drafted.value).state
}

describe('all of an order', () => {
  const before = wallet(P, [300, '2026-01-05'], [400, '2026-03-05'])
  const { ledger, order } = buy(P, before, [{ count: 2, unitPriceFen: 4_500 }], NOW, 400)
  const done = refund(P, ledger.state, order)

  test('cash, courier, points used and earned, and spending all come to nothing', () => {
    expect(cashOf(done.returned)).toBe(9_000 - 400 + 800)
    expect(done.returned.points).toBe(400)
    expect(done.returned.earned).toEqual({
      [`${order.key}:online`]: 86,
      [`${order.key}:spend-online`]: 8_600,
    })
    expect(done.complete).toBe(true)
    expect(done.short).toEqual([])
    expect(metricNow(P, done.ledger.state, NOW)).toBe(0)
  })

  test('the batches are what they were, with their own ends', () => {
    expect(done.ledger.state.lots).toEqual(before.lots)
    expect(done.ledger.state.metrics.spend).toEqual({ days: {}, total: 0 })
    expect(done.ledger.state.owed).toBeUndefined()
  })

  test('what has been returned cannot be returned again', () => {
    const again = { ...order, returned: done.total }
    const request = { refundId: 'again', atMs: NOW, shipping: true }
    const tried = (pieces: ReversalRequest['pieces']) =>
      reverseOrder(P, done.ledger, again, { ...request, pieces })
    expect(tried('rest')).toEqual({ ok: false, error: { code: 'nothing_to_refund' } })
    expect(tried({})).toEqual({ ok: false, error: { code: 'nothing_to_refund' } })
    expect(tried({ a: 1 })).toEqual({
      ok: false,
      error: { code: 'refund_above_rest', lineId: 'a', pieces: 1, left: 0 },
    })
  })
})

describe('a request that cannot be met is answered with the reason, and adds nothing', () => {
  const { ledger, order } = buy(P, newcomer(P), [{ count: 3, unitPriceFen: 1_000 }], NOW)
  test.each([
    [{ z: 1 }, { code: 'unknown_line', lineId: 'z' }],
    [{ toString: 1 }, { code: 'unknown_line', lineId: 'toString' }],
    [{ a: 4 }, { code: 'refund_above_rest', lineId: 'a', pieces: 4, left: 3 }],
    [{ a: 0.5 }, { code: 'pieces_not_whole', lineId: 'a', pieces: 0.5 }],
    [{ a: -1 }, { code: 'pieces_not_whole', lineId: 'a', pieces: -1 }],
    [{ a: Number.NaN }, { code: 'pieces_not_whole', lineId: 'a', pieces: Number.NaN }],
    [{ a: 0 }, { code: 'nothing_to_refund' }],
  ])('%j', (pieces, error) => {
    const request = { refundId: 'r', atMs: NOW, shipping: false, pieces }
    expect(reverseOrder(P, ledger, order, request)).toEqual({ ok: false, error })
  })

  test('the courier fee goes back alone, and once', () => {
    const fee = refund(P, ledger.state, order, { pieces: {}, shipping: true })
    expect(cashOf(fee.returned)).toBe(800)
    expect(fee.ledger.added).toEqual([])
    const rest = refund(P, ledger.state, { ...order, returned: fee.total })
    expect(cashOf(rest.returned)).toBe(3_000)
  })
})

describe('a part of an order', () => {
  test('three parts of ten yuan end at the whole, and points by the rule on what is left', () => {
    const p = program(document => {
      document.earn[0]!.rounding = 'half_up'
    })
    const { ledger, order } = buy(p, newcomer(p), [{ count: 3, unitPriceFen: 333 }], NOW)
    let state = ledger.state
    let current = order
    const parts = [1, 1, 1].map(count => {
      const done = refund(p, state, current, { pieces: { a: count }, shipping: false })
      state = done.ledger.state
      current = { ...current, returned: done.total }
      return [cashOf(done.returned), done.returned.earned[`${order.key}:online`] ?? 0]
    })
    // 9.99 yuan gave 10 points; 6.66 give 7, 3.33 give 3.
    expect(parts).toEqual([
      [333, 3],
      [333, 4],
      [333, 3],
    ])
    expect(spendable(state)).toBe(0)
  })

  test('points that paid for a line return with the line, the last drawn first', () => {
    const before = wallet(P, [300, '2026-01-05'], [900, '2026-03-05'])
    const goods = [
      { count: 2, unitPriceFen: 1_000 },
      { count: 1, unitPriceFen: 500 },
    ]
    const { ledger, order } = buy(P, before, goods, NOW, 1_200)
    expect(order.lines.map(line => line.pointsFen)).toEqual([960, 240])
    const half = refund(P, ledger.state, order, { pieces: { a: 1 }, shipping: false })
    expect(half.returned).toMatchObject({ points: 480, cashFen: { a: 520 } })
    // 300 of January and 900 of March were used: of March 480 are back, and the goods' own points are less.
    expect(half.ledger.added[0]!.postings.map(x => [x.lot!.id, x.amount])).toEqual([['20270331', 480]])
    const rest = refund(P, half.ledger.state, { ...order, returned: half.total })
    expect(rest.ledger.added[0]!.postings.map(x => [x.lot!.id, x.amount])).toEqual([
      ['20270331', 420],
      ['20270131', 300],
    ])
    expect(rest.ledger.state.lots).toEqual(before.lots)
  })

  test('the stored rule decides: neither today’s program nor today’s tier', () => {
    const silver = { ...newcomer(P), tier: { tierId: 'silver', sinceMs: 0, untilMs: at('2027-01-01') } }
    const { ledger, order } = buy(P, silver, [{ count: 2, unitPriceFen: 5_000 }], NOW)
    expect(spendable(ledger.state)).toBe(150)
    const today = program(document => {
      document.earn[0]!.formula = { kind: 'linear', amount: 5, perFen: 100 }
      document.version = 8
    })
    const demoted = { ...ledger.state, tier: { ...silver.tier, tierId: 'basic', untilMs: null } }
    const done = refund(today, demoted, order, { pieces: { a: 1 } })
    expect(spendable(done.ledger.state)).toBe(75)
  })

  test('an amount at a counter is refunded by the fen', () => {
    const { ledger, order } = buy(P, newcomer(P), [{ count: 12_345, unitPriceFen: 1 }], NOW)
    const done = refund(P, ledger.state, order, { pieces: { a: 2_346 } })
    expect(cashOf(done.returned)).toBe(2_346)
    expect(spendable(done.ledger.state)).toBe(99)
    expect(metricNow(P, done.ledger.state, NOW)).toBe(9_999)
  })
})

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
  const spent = spend(P, ledger.state, 420)

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

describe('a redemption', () => {
  const uses = { key: 'reward:cup', period: '202606', count: 3 }
  const redeem = (cashFen: number) => {
    const before = wallet(P, [1_000, '2026-01-05'])
    const ref = { kind: 'redemption' as const, id: 'x' }
    const key = 'redemption:x'
    const unit = payingUnit(P)
    const burn = burnEntry(P, before, { unit, amount: 1_000, atMs: NOW, title: '兑换', ref, key, uses })
    if (!burn.ok) throw new Error(burn.error.code)
    const returned = { pieces: {}, cashFen: {}, shippingFen: 0, points: 0, earned: {} }
    const lines = [{ lineId: 'cup', count: 3, cashFen, pointsFen: 0 }]
    const base = { ref, key, lines, shippingFen: 0, earns: [], uses, returned }
    const order: ReversibleOrder = { ...base, burn: burn.value }
    return { before, order, state: post(open(before), burn.value).state }
  }

  test.each([0, 1_000])('with %d fen gives back points, cash and uses piece by piece', cashFen => {
    const { before, order, state } = redeem(cashFen)
    const one = refund(P, state, order, { pieces: { cup: 1 } })
    expect(one.returned.points).toBe(333)
    expect(one.ledger.state.uses[uses.key]!.count).toBe(2)
    expect(one.ledger.added[0]!.title).toBe('取消兑换，退回积分')
    const rest = refund(P, one.ledger.state, { ...order, returned: one.total })
    expect(rest.returned.points).toBe(667)
    expect(cashOf(rest.total)).toBe(cashFen)
    expect(rest.ledger.state.uses[uses.key]!.count).toBe(0)
    expect(rest.ledger.state.lots).toEqual(before.lots)
  })

  test('uses of a period that is over stay as they are', () => {
    const { order, state } = redeem(0)
    const july: EntryDraft = {
      ...grantDraft(P, 1, NOW),
      uses: { key: uses.key, period: '202607', count: 1 },
    }
    const done = refund(P, post(open(state), july).state, order)
    expect(done.ledger.state.uses[uses.key]).toEqual({ period: '202607', count: 1 })
  })
})

test('a receipt tells what was given, what is left of it and what goes back', () => {
  const { ledger, order } = buy(P, newcomer(P), [{ count: 4, unitPriceFen: 5_000 }], NOW)
  const one = refund(P, ledger.state, order, { pieces: { a: 1 } })
  const two = refund(
    P,
    spend(P, one.ledger.state, 140),
    { ...order, returned: one.total },
    { pieces: { a: 1 } },
  )
  expect(receiptLines(two.ledger.added[0]!.steps!, '积分')).toEqual([
    { label: '当时获得', text: '200 积分' },
    { label: '基数', text: '100.00 元 × 每 1 元 1 积分' },
    { label: '会员等级', text: '普通 ×1' },
    { label: '取整', text: '向下取整' },
    { label: '退款后应得', text: '100 积分' },
    { label: '此前已扣回', text: '50 积分' },
    { label: '本次扣回', text: '50 积分' },
    { label: '余额不足', text: '差 40 积分，从以后所得中扣' },
  ])
  const all = refund(P, two.ledger.state, { ...order, returned: two.total })
  expect(receiptLines(all.ledger.added[0]!.steps!, '积分')[1]).toEqual({
    label: '退款后',
    text: '已全部退回',
  })
})
