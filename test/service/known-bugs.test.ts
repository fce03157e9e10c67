/**
 * Bugs that other malls shipped, by the names they have in the collection this project works from: M rows were measured
 * there, D rows read in their code, numbers are users' complaints. Each that can happen here is a test below; concurrent
 * ones run on several instances at once, and the simulation runs all of it with crashes in between.
 *
 * Elsewhere:
 * - Refunds (M4, M5, D2, D3, D9, D10, D14, D15, D19, D23, D26, 17, 22, 23, 27, and 18 as far as it refunds): the rules
 *   are in `src/domain/points/reversal.ts`, tested in `test/domain/points/refund-bugs.test.ts`.
 * - 18, random sequences of use, earn and cancel: `test/simulation`.
 * - 41, a lock that silently is none: `test/simulation/planted.test.ts` takes ours out and sees it missed.
 * Not here, because there is nothing it could happen to:
 * - D11, first half of 30: signing in daily is not offered; the same day's edge is tested on daily limits.
 * - 12: paid membership is not offered. 19: this program's points are spendable at once, by its own declaration.
 * - 31: accounts are linked, not merged; linking is tested below. 38: there is no leaderboard.
 */
import { cloudbaseStore } from '../../cloudfunctions/service/adapters/cloudbase-store'
import type { ApiResponse } from '../../src/contract/errors'
import type { Entry } from '../../src/domain/points/account'
import { faults, fixedFacts, readFacts } from '../simulation/invariants'
import {
  AGREEMENT,
  accountOf,
  code,
  data,
  memberCodeOf,
  minutes,
  orderInput,
  orderOf,
  payOrder,
  pointsOf,
  stockOf,
  VASE,
  VASE_FEN,
} from './harness/acts'
import { OPENID, OWN_STORE } from './harness/people'
import { sdkDatabase } from './harness/template'
import { type Instance, World } from './harness/world'

const MINUTE = 60_000
let world: World
let instance: Instance
let fixed: Awaited<ReturnType<typeof fixedFacts>>

beforeEach(async () => {
  world = await World.open()
  instance = world.instance()
  fixed = await fixedFacts(world)
})
afterEach(async () => {
  expect(faults(await readFacts(world, fixed))).toEqual([])
  world.close()
})

/** The same thing at once, each time by an instance of its own. */
const atOnce = <T>(times: number, act: (own: Instance, i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, (_, i) => act(world.instance(), i)))
const accepted = (answers: { ok: boolean }[]) => answers.filter(answer => answer.ok).length

const place = (own: Instance, openid = OPENID.silver, points = 0, lines = [VASE], fen = VASE_FEN) =>
  own.call(openid, 'order.place', orderInput(world, { lines, points, expectedPayableFen: fen - points }))
const redeem = (own: Instance, rewardId: string, expectedPoints: number, openid = OPENID.silver) =>
  own.call(openid, 'reward.redeem', {
    requestId: world.requestId(),
    rewardId,
    count: 1,
    storeId: OWN_STORE,
    expectedPoints,
  })
const setReward = (rewardId: string, set: Record<string, unknown>) =>
  world.store.update('rewards', { _id: rewardId }, { set })
/** Sends the same request again while the answer is that too many are at it, as the mini-program does. */
async function insistently<T extends ApiResponse<unknown>>(send: () => Promise<T>): Promise<T> {
  const answer = await send()
  return !answer.ok && answer.error.code === 'busy' ? insistently(send) : answer
}
async function purchase(openid: string, amountFen: number) {
  world.advance(31_000)
  const by = { kind: 'code' as const, code: await memberCodeOf(instance, openid) }
  return data(
    await instance.call(OPENID.clerk, 'counter.purchase', { requestId: world.requestId(), by, amountFen }),
  )
}
async function paid(orderId: string, openid = OPENID.silver) {
  data(await instance.call(openid, 'order.pay', { orderId }))
  const notice = world.pay.confirm(orderId)
  if ('refused' in notice) throw new Error(notice.refused)
  return notice
}

describe('spending the same points more than once', () => {
  test('M1, D1: six redemptions at once of an item that is one a person and costs the whole balance: one', async () => {
    const points = await pointsOf(world, OPENID.silver)
    await setReward('wood-cup-flash', { points, limit: { count: 1, period: 'ever' } })
    expect(accepted(await atOnce(6, own => redeem(own, 'wood-cup-flash', points)))).toBe(1)
    expect(await pointsOf(world, OPENID.silver)).toBe(0)
  })

  test('M6, D8, D24, 1, 15: ten debits at once of the whole balance: one; of a tenth of it: ten', async () => {
    const points = await pointsOf(world, OPENID.silver)
    await setReward('hot-tea', { points, limit: { count: 99, period: 'ever' } })
    expect(accepted(await atOnce(10, own => redeem(own, 'hot-tea', points)))).toBe(1)
    const more = await pointsOf(world, OPENID.gold)
    const tenth = Math.floor(more / 10)
    await setReward('hot-tea', { points: tenth })
    const answers = await atOnce(11, own => {
      const input = {
        requestId: world.requestId(),
        rewardId: 'hot-tea',
        count: 1,
        storeId: OWN_STORE,
        expectedPoints: tenth,
      }
      return insistently(() => own.call(OPENID.gold, 'reward.redeem', input))
    })
    expect(accepted(answers)).toBe(10)
    expect(await pointsOf(world, OPENID.gold)).toBe(more - 10 * tenth)
  })

  test('33: two phones spend the same points at checkout: one order has them', async () => {
    const answers = await atOnce(2, own => place(own, OPENID.plain, 300))
    expect(accepted(answers)).toBe(1)
    expect(answers.filter(answer => !answer.ok).map(code)).toEqual(['insufficient_points'])
  })

  test('34: points that are held cannot be spent', async () => {
    data(await place(instance, OPENID.plain, 300))
    expect(code(await redeem(instance, 'hot-tea', 300, OPENID.plain))).toBe('insufficient_points')
  })

  test('D7, D13: too few points refuse the order; nothing is discounted, nothing is silent', async () => {
    const before = await world.dump()
    const answer = await redeem(instance, 'mug-plus', 2_400, OPENID.plain)
    expect(answer).toMatchObject({
      error: { code: 'insufficient_points', details: { needed: 2_400, missing: 2_400 - 303 } },
    })
    expect(code(await place(instance, OPENID.plain, 400))).toBe('points_above_cap')
    expect(await world.dump()).toEqual(before)
  })

  test('4, 40: one pickup code, five counters at once: handed over once', async () => {
    const { pickupCode } = data(await redeem(instance, 'hot-tea', 300))
    const answers = await atOnce(5, (own, i) =>
      own.call(i % 2 ? OPENID.clerk : OPENID.manager, 'counter.writeOff', { pickupCode: pickupCode! }),
    )
    expect(accepted(answers)).toBe(1)
  })
})

describe('earning and losing at the same time', () => {
  test('M7: ten earnings at once: all count', async () => {
    const before = await pointsOf(world, OPENID.plain)
    const soap = [{ productId: 'cold-soap', skuId: 'cold-soap-goat', count: 1 }]
    const orders: string[] = []
    for (let i = 0; i < 10; i++)
      orders.push(data(await place(instance, OPENID.plain, 0, soap, 3_200)).orderId)
    const notices = await Promise.all(orders.map(orderId => paid(orderId, OPENID.plain)))
    const status = await atOnce(10, (own, i) => own.notify(notices[i]!))
    // One that meets too many others is told to come again, as WeChat Pay does.
    for (const [i, answered] of status.entries())
      if (answered !== 200) expect(await instance.notify(notices[i]!)).toBe(200)
    expect((await pointsOf(world, OPENID.plain)) - before).toBe(10 * 32)
  })

  test('D4, D18: spending writes a difference, never a balance: an earning in between stays', async () => {
    const before = await pointsOf(world, OPENID.silver)
    const shown = await memberCodeOf(instance, OPENID.silver)
    const by = { kind: 'code' as const, code: shown }
    const buy = { requestId: world.requestId(), by, amountFen: 10_000 }
    const [earned, spent] = await Promise.all([
      world.instance().call(OPENID.clerk, 'counter.purchase', buy),
      redeem(world.instance(), 'hot-tea', 300),
    ])
    expect([earned.ok, spent.ok]).toEqual([true, true])
    expect((await pointsOf(world, OPENID.silver)) - before).toBe(150 - 300)
  })

  test('D17: an order paid with points burns them and earns on the rest, as two things', async () => {
    const before = await pointsOf(world, OPENID.silver)
    const { orderId } = data(await place(instance, OPENID.silver, 1_000))
    await payOrder(world, instance, OPENID.silver, orderId)
    const { journal } = await accountOf(world, OPENID.silver)
    const own = journal.filter(entry => entry.ref.id === orderId && entry.kind !== 'hold')
    expect(own.map(entry => entry.kind)).toEqual(['burn', 'earn', 'earn'])
    expect((await pointsOf(world, OPENID.silver)) - before).toBe(-1_000 + 118)
  })

  test('D12, 24: earned on what goods cost in cash: no courier, no points; using points does not switch it off', async () => {
    const delivery = { kind: 'express' as const, addressId: 'home' }
    const input = orderInput(world, { delivery, points: 900, expectedPayableFen: VASE_FEN - 900 + 800 })
    const { orderId, earns } = data(await instance.call(OPENID.silver, 'order.place', input))
    expect(earns).toContainEqual({ unit: 'points', amount: 120 })
    await payOrder(world, instance, OPENID.silver, orderId)
    const { journal } = await accountOf(world, OPENID.silver)
    const earned = journal.filter(entry => entry.ref.id === orderId && entry.ruleId === 'online')
    expect(earned.map(entry => entry.postings[0]!.amount)).toEqual([120])
  })

  test('16, 24: the same payment told five times, two of them at once, earns once', async () => {
    const before = await pointsOf(world, OPENID.silver)
    const notice = await paid(data(await place(instance)).orderId)
    await atOnce(2, own => own.notify(notice))
    for (let i = 0; i < 3; i++) await minutes(world, instance, 1).then(() => instance.notify(notice))
    expect((await pointsOf(world, OPENID.silver)) - before).toBe(133)
  })

  test('16: … also after the program’s rules have been given other names', async () => {
    const notice = await paid(data(await place(instance)).orderId)
    expect(await instance.notify(notice)).toBe(200)
    const before = await pointsOf(world, OPENID.silver)
    const { program } = (await world.store.get<{ program: { earn: { id: string }[] } }>('shop', 'program'))!
    const earn = program.earn.map(rule => ({ ...rule, id: `${rule.id}-2` }))
    await world.store.update('shop', { _id: 'program' }, { set: { 'program.earn': earn } })
    world.advance(2 * MINUTE)
    const fresh = world.instance()
    expect(await fresh.notify(notice)).toBe(200)
    await minutes(world, fresh, 3)
    expect(await fresh.notify(notice)).toBe(200)
    expect(await pointsOf(world, OPENID.silver)).toBe(before)
    await world.store.update('shop', { _id: 'program' }, { set: { 'program.earn': program.earn } })
  })

  test('21: several orders with points settled together leave no negative', async () => {
    const before = await pointsOf(world, OPENID.gold)
    const orders = [
      data(await place(instance, OPENID.gold, 700)).orderId,
      data(await place(instance, OPENID.gold, 600)).orderId,
    ]
    const notices = await Promise.all(orders.map(orderId => paid(orderId, OPENID.gold)))
    await Promise.all(notices.map(notice => world.instance().notify(notice)))
    expect(await pointsOf(world, OPENID.gold)).toBe(
      before - 1_300 + 2 * 82 + 2 * 83 - (2 * 82 + 2 * 83) + 164 + 166,
    )
  })

  test('25: the tier of the moment decides, not the one that was read before', async () => {
    const spent = (await accountOf(world, OPENID.plain)).state.metrics.spend?.total ?? 0
    await purchase(OPENID.plain, 100_000 - spent)
    expect((await purchase(OPENID.plain, 10_000)).earned).toContainEqual({ unit: 'points', amount: 150 })
  })

  test('3: 100 points are one yuan, one yuan is one point, in both directions', async () => {
    for (const [points, fen] of [
      [100, 100],
      [1_500, 1_500],
      [4_300, 4_300],
    ] as const) {
      const input = orderInput(world, { points, expectedPayableFen: VASE_FEN - fen })
      const order = data(await instance.call(OPENID.silver, 'order.place', input))
      expect(order).toMatchObject({ points, pointsFen: fen })
      data(await instance.call(OPENID.silver, 'order.cancel', { orderId: order.orderId }))
    }
    expect((await purchase(OPENID.plain, 99)).earned).toEqual([{ unit: 'spend', amount: 99 }])
    expect((await purchase(OPENID.plain, 100)).earned).toContainEqual({ unit: 'points', amount: 1 })
    expect((await purchase(OPENID.plain, 19_999)).earned).toContainEqual({ unit: 'points', amount: 199 })
  })
})

describe('expiry', () => {
  const firstLot = async () => (await accountOf(world, OPENID.silver)).state.lots.points![0]!

  test('M9, D22: points past their end are not spendable, swept or not', async () => {
    const [lot, before] = [await firstLot(), await pointsOf(world, OPENID.silver)]
    world.nowMs = lot.expiresAtMs!
    await setReward('hot-tea', { points: before })
    expect(code(await redeem(instance, 'hot-tea', before))).toBe('insufficient_points')
  })

  test('M8, D21: points held the day before they end and given back the day after come back ended', async () => {
    const [lot, before] = [await firstLot(), await pointsOf(world, OPENID.silver)]
    world.nowMs = lot.expiresAtMs! - MINUTE
    const { orderId } = data(await place(instance, OPENID.silver, 100))
    world.advance(2 * MINUTE)
    data(await instance.call(OPENID.silver, 'order.cancel', { orderId }))
    await minutes(world, instance, 2)
    expect(await pointsOf(world, OPENID.silver)).toBe(before - lot.amount)
    const { lots } = (await accountOf(world, OPENID.silver)).state
    expect(lots.points!.every(left => left.expiresAtMs !== null && left.expiresAtMs > world.nowMs)).toBe(true)
  })

  test('D25: what ends first is spent first', async () => {
    const [first, second] = (await accountOf(world, OPENID.silver)).state.lots.points!
    await setReward('hot-tea', { points: first!.amount + 1 })
    data(await redeem(instance, 'hot-tea', first!.amount + 1))
    expect((await accountOf(world, OPENID.silver)).state.lots.points![0]).toEqual({
      ...second,
      amount: second!.amount - 1,
    })
  })

  test('26: what was spent does not expire again', async () => {
    const lot = await firstLot()
    await setReward('hot-tea', { points: lot.amount - 6 })
    data(await redeem(instance, 'hot-tea', lot.amount - 6))
    const before = await pointsOf(world, OPENID.silver)
    world.nowMs = lot.expiresAtMs!
    await minutes(world, instance, 2)
    expect(await pointsOf(world, OPENID.silver)).toBe(before - 6)
  })

  test('28: every lot with an end is swept then, whatever it was called', async () => {
    world.advance(500 * 24 * 60 * MINUTE)
    await minutes(world, instance, 2)
    for (const openid of [OPENID.silver, OPENID.gold, OPENID.plain]) {
      expect((await accountOf(world, openid)).state.lots.points).toEqual([])
      expect(await pointsOf(world, openid)).toBe(0)
    }
  })

  test('30: the day of a daily limit ends at midnight in Shanghai', async () => {
    await setReward('hot-tea', { limit: { count: 1, period: 'day' } })
    world.nowMs = Date.parse('2026-11-23T23:59:59.999+08:00')
    data(await redeem(instance, 'hot-tea', 300))
    expect(code(await redeem(instance, 'hot-tea', 300))).toBe('limit_reached')
    world.advance(1)
    data(await redeem(instance, 'hot-tea', 300))
    world.nowMs = Date.parse('2026-11-24T23:00:00+08:00')
    expect(code(await redeem(instance, 'hot-tea', 300))).toBe('limit_reached')
  })
})

describe('cancelling', () => {
  test('D16, 14, 20, 35: what was held comes back exactly, once, on cancelling and on timeout', async () => {
    const before = await pointsOf(world, OPENID.silver)
    const cancelled = data(await place(instance, OPENID.silver, 500)).orderId
    const expired = data(await place(instance, OPENID.silver, 700)).orderId
    expect((await orderOf(world, cancelled)).points).toBe(500)
    data(await instance.call(OPENID.silver, 'order.cancel', { orderId: cancelled }))
    await minutes(world, instance, 30)
    expect(await pointsOf(world, OPENID.silver)).toBe(before)
    expect((await orderOf(world, expired)).cancelReason).toBe('超时未支付')
    const entries = await world.store.find<Entry>('ledger', {
      memberId: (await accountOf(world, OPENID.silver))._id,
      kind: 'release',
    })
    expect(entries).toHaveLength(2)
  })

  test('2: two workers time the same order out: points and stock come back once', async () => {
    const [before, stock] = [await pointsOf(world, OPENID.silver), await stockOf(world, VASE.skuId)]
    data(await place(instance, OPENID.silver, 500))
    world.advance(17 * MINUTE)
    await atOnce(2, own => own.sweep())
    world.advance(2 * MINUTE)
    await atOnce(2, own => own.sweep())
    expect(await pointsOf(world, OPENID.silver)).toBe(before)
    expect(await stockOf(world, VASE.skuId)).toEqual(stock)
  })

  test('32: five cancellations at once are one', async () => {
    const before = await pointsOf(world, OPENID.silver)
    const { orderId } = data(await place(instance, OPENID.silver, 500))
    await atOnce(5, own => own.call(OPENID.silver, 'order.cancel', { orderId }))
    expect(await pointsOf(world, OPENID.silver)).toBe(before)
  })

  test('37: cancelling an unpaid order gives back what it held, and not more', async () => {
    const stock = await stockOf(world, VASE.skuId)
    const { orderId } = data(await place(instance))
    for (let i = 0; i < 3; i++) data(await instance.call(OPENID.silver, 'order.cancel', { orderId }))
    await minutes(world, instance, 3)
    expect(await stockOf(world, VASE.skuId)).toEqual(stock)
  })

  test('8: somebody else’s order cannot be cancelled', async () => {
    const { orderId } = data(await place(instance))
    const before = await world.dump()
    for (const openid of [OPENID.gold, OPENID.clerk, OPENID.manager])
      expect(code(await instance.call(openid, 'order.cancel', { orderId }))).toBe('order_not_found')
    expect(await world.dump()).toEqual(before)
  })

  test('39: a payment against the timeout: honoured or returned, never both, and nothing is oversold', async () => {
    await world.store.update('stock', { _id: VASE.skuId }, { set: { available: 1 } })
    fixed = await fixedFacts(world)
    const { orderId } = data(await place(instance, OPENID.silver, 500))
    const notice = await paid(orderId)
    world.advance(17 * MINUTE)
    await Promise.all([world.instance().sweep(), world.instance().notify(notice)])
    await minutes(world, instance, 3)
    const order = await orderOf(world, orderId)
    expect([order.refundedAtMs !== undefined, order.cancelledAtMs === undefined]).toEqual([false, true])
    expect(await stockOf(world, VASE.skuId)).toMatchObject({ available: 0, holdCount: 0 })
    expect(world.pay.refunds.size).toBe(0)
  })
})

describe('stock', () => {
  test('D5, 9: twenty buyers of five pieces at once: five, and never below zero', async () => {
    await world.store.update('stock', { _id: VASE.skuId }, { set: { available: 5 } })
    fixed = await fixedFacts(world)
    const people = [OPENID.silver, OPENID.gold, OPENID.plain, OPENID.clerk]
    const answers = await atOnce(20, (own, i) => place(own, people[i % 4]!))
    expect(accepted(answers)).toBe(5)
    expect(new Set(answers.filter(answer => !answer.ok).map(code))).toEqual(new Set(['out_of_stock']))
    expect((await stockOf(world, VASE.skuId)).available).toBe(0)
  })

  test('10: the very last piece can be had, of goods and of rewards', async () => {
    await world.store.update('stock', { _id: VASE.skuId }, { set: { available: 1 } })
    await world.store.update('stock', { _id: 'hot-tea' }, { set: { available: 1 } })
    fixed = await fixedFacts(world)
    data(await place(instance))
    data(await redeem(instance, 'hot-tea', 300))
    expect(code(await place(instance))).toBe('out_of_stock')
    expect(code(await redeem(instance, 'hot-tea', 300))).toBe('out_of_stock')
  })
})

describe('money', () => {
  test('5: points never pay everything: something above zero is left', async () => {
    await world.store.update(
      'shop',
      { _id: 'program' },
      {
        set: {
          'program.redemption.checkout.capPercent': 100,
          'program.redemption.checkout.stepPoints': 1,
          'program.redemption.checkout.minPoints': 1,
        },
      },
    )
    const generous = world.instance()
    const lines = [{ productId: 'baguette', skuId: 'baguette', count: 1 }]
    expect(code(await place(generous, OPENID.silver, 1_280, lines, 1_281))).toBe('points_above_cap')
    expect(data(await place(generous, OPENID.silver, 1_279, lines, 1_280)).payableFen).toBe(1)
  })

  test('6: the client does not choose the amount', async () => {
    for (const expectedPayableFen of [1, VASE_FEN - 1])
      expect(
        code(await instance.call(OPENID.silver, 'order.place', orderInput(world, { expectedPayableFen }))),
      ).toBe('price_changed')
  })

  test('7: saying that it is paid does not make it paid', async () => {
    const { orderId } = data(await place(instance))
    expect(data(await instance.call(OPENID.silver, 'order.confirm', { orderId })).state).toBe(
      'awaiting_payment',
    )
    data(await instance.call(OPENID.silver, 'order.pay', { orderId }))
    expect(data(await instance.call(OPENID.silver, 'order.confirm', { orderId })).state).toBe(
      'awaiting_payment',
    )
  })

  test('D20: the discount is shared out over the lines to the fen', async () => {
    const lines = [
      VASE,
      { productId: 'hand-cream', skuId: 'hand-cream', count: 3 },
      { productId: 'fair-cup', skuId: 'fair-cup', count: 1 },
    ]
    const goodsFen = VASE_FEN + 13_500 + 5_900
    const { orderId } = data(await place(instance, OPENID.silver, 700, lines, goodsFen))
    const shares = (await orderOf(world, orderId)).lines.map(
      line => line.unitPriceFen * line.count - line.cashFen,
    )
    expect(shares.reduce((a, b) => a + b, 0)).toBe(700)
    expect(shares).toEqual([220, 334, 146])
  })
})

describe('people and tiers', () => {
  test('D6: a tier is lost again when the spending that carried it has left its window', async () => {
    world.advance(800 * 24 * 60 * MINUTE)
    await minutes(world, instance, 1)
    expect((await accountOf(world, OPENID.gold)).state.tier).toMatchObject({
      tierId: 'member',
      untilMs: null,
    })
  })

  test('11: somebody who has spent nothing has the lowest tier', async () => {
    const join = { phoneCode: world.phoneCode('13900139000'), agreementVersion: AGREEMENT }
    const { member } = data(await instance.call(OPENID.visitor, 'member.join', join))
    expect(member.tier).toMatchObject({
      tierId: 'member',
      value: 0,
      next: { tierId: 'silver', missing: 100_000 },
    })
  })

  test('12: a voucher needs neither store nor address', async () => {
    const input = { requestId: world.requestId(), rewardId: 'coupon-10', count: 1, expectedPoints: 800 }
    expect(data(await instance.call(OPENID.silver, 'reward.redeem', input))).toMatchObject({
      delivery: 'voucher',
      state: 'to_pick_up',
    })
  })

  test('13: a clerk does a clerk’s work in her own store, and nothing of a member’s', async () => {
    const order = data(
      await instance.call(
        OPENID.silver,
        'order.place',
        orderInput(world, {
          delivery: { kind: 'pickup', storeId: 'dongshankou' },
          expectedPayableFen: VASE_FEN,
        }),
      ),
    )
    await payOrder(world, instance, OPENID.silver, order.orderId)
    const { claimKey } = await orderOf(world, order.orderId)
    expect(code(await instance.call(OPENID.clerk, 'counter.writeOff', { pickupCode: claimKey }))).toBe(
      'claim_other_store',
    )
    expect(code(await instance.call(OPENID.clerk, 'order.get', { orderId: order.orderId }))).toBe(
      'order_not_found',
    )
  })

  test('31, 36: by phone at the counter and by WeChat at home she is one member with all her points', async () => {
    const phone = '13900139000'
    const enrol = { requestId: world.requestId(), phone, agreementVersion: AGREEMENT }
    const { memberId, points } = data(await instance.call(OPENID.clerk, 'counter.enrol', enrol))
    const join = { phoneCode: world.phoneCode(phone), agreementVersion: AGREEMENT }
    const joined = data(await instance.call(OPENID.visitor, 'member.join', join))
    expect([joined.member.memberId, joined.member.points, joined.joined]).toEqual([
      memberId,
      points,
      'linked',
    ])
  })
})

describe('the books', () => {
  test('29: what home shows is what the statement sums to and the ledger holds', async () => {
    await purchase(OPENID.silver, 10_000)
    data(await redeem(instance, 'hot-tea', 300))
    await minutes(world, instance, 2)
    const shown = data(await instance.call(OPENID.silver, 'home.get', {})).member!.points
    const memberId = (await accountOf(world, OPENID.silver))._id
    const entries = await world.store.find<Entry>('ledger', { memberId })
    const sum = entries
      .flatMap(entry => entry.postings)
      .filter(posting => posting.unit === 'points')
      .reduce(
        (total, p) => total + (p.to === 'spendable' ? p.amount : 0) - (p.from === 'spendable' ? p.amount : 0),
        0,
      )
    expect(sum).toBe(shown)
    let [listed, beforeSeq] = [0, undefined as number | undefined]
    do {
      const page = data(
        await instance.call(
          OPENID.silver,
          'points.statement',
          beforeSeq ? { beforeSeq, limit: 7 } : { limit: 7 },
        ),
      )
      listed += page.entries.reduce((total, entry) => total + (entry.unit === 'points' ? entry.amount : 0), 0)
      beforeSeq = page.nextBeforeSeq
    } while (beforeSeq !== undefined)
    expect(listed).toBe(shown)
  })

  test('M10: a member with many entries behind her costs no more than one with few', async () => {
    const costOf = async () => {
      instance.steps.length = 0
      await purchase(OPENID.silver, 5_000)
      const bytes = JSON.stringify(await accountOf(world, OPENID.silver)).length
      return { requests: instance.steps.length, bytes }
    }
    await minutes(world, instance, 1)
    const few = await costOf()
    for (let i = 0; i < 60; i++) {
      await purchase(OPENID.silver, 5_000)
      if (i % 10 === 9) await minutes(world, instance, 8)
    }
    await minutes(world, instance, 30)
    const many = await costOf()
    expect(many.requests).toBe(few.requests)
    // Some twenty newest entries stay, however many there have been.
    expect(many.bytes).toBeLessThan(25_000)
    const store = cloudbaseStore(sdkDatabase(world.core))
    expect(
      (await store.find('ledger', { memberId: (await accountOf(world, OPENID.silver))._id })).length,
    ).toBeGreaterThan(150)
  })
})
