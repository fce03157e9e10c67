/** Refunds by example: what comes back and what goes back, of the whole and of parts. */
import { type AccountState, available, type EntryDraft } from '@/domain/points/account'
import { burnEntry } from '@/domain/points/holds'
import { open, post } from '@/domain/points/ledger'
import { receiptLines } from '@/domain/points/receipt'
import { cashOf, type ReversibleOrder } from '@/domain/points/refund-plan'
import { type ReversalRequest, reverseOrder } from '@/domain/points/reversal'
import { payingUnit } from '@/domain/program/program'
import { metricNow } from '@/domain/tier/evaluate'
import { at, grantDraft, newcomer, program, wallet } from '../../fixtures/domain'
import { buy } from '../../fixtures/orders'
import { NOW, refund, spend } from '../../fixtures/refund'

const P = program()

const spendable = (state: AccountState) => available(state, 'points', NOW)

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
    const two = refund(P, one.ledger.state, { ...order, returned: one.total }, { pieces: { cup: 1 } })
    expect(two.ledger.state.uses[uses.key]!.count).toBe(1)
    const rest = refund(P, two.ledger.state, { ...order, returned: two.total })
    expect(rest.total.points).toBe(1_000)
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
    spend(P, one.ledger.state, 140).state,
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
