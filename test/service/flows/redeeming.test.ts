/** The points mall: limits, tiers, the last piece, and handing over. */
import { accountOf, code, data, minutes, orderOf, payOrder, pointsOf, stockOf } from '../harness/acts'
import { OPENID, OWN_STORE } from '../harness/people'
import { type Instance, World } from '../harness/world'

const DAY = 24 * 3_600_000
let world: World
let instance: Instance

beforeEach(async () => {
  world = await World.open()
  instance = world.instance()
})
afterEach(() => world.close())

const COST: Record<string, number> = {
  'hot-tea': 300,
  'postcard-set': 240,
  'mug-plus': 2_400,
  'baking-day': 12_800,
  'coupon-30': 2_200,
}
function redeem(
  rewardId: string,
  openid = OPENID.silver,
  count = 1,
  storeId: string | undefined = OWN_STORE,
) {
  const input = { requestId: world.requestId(), rewardId, count, expectedPoints: COST[rewardId]! * count }
  return instance.call(openid, 'reward.redeem', storeId ? { ...input, storeId } : input)
}
const usesOf = async (rewardId: string) =>
  (await accountOf(world, OPENID.silver)).state.uses[`reward:${rewardId}`]

test('a redemption costs its points, takes a piece, counts, and gives a pickup code', async () => {
  const [before, stock] = [await pointsOf(world, OPENID.silver), await stockOf(world, 'hot-tea')]
  const order = data(await redeem('hot-tea'))
  expect(order).toMatchObject({
    kind: 'redemption',
    state: 'to_pick_up',
    points: 300,
    payableFen: 0,
    earns: [],
  })
  expect(order.pickupCode).toMatch(/^\d{12}$/)
  expect(await pointsOf(world, OPENID.silver)).toBe(before - 300)
  await minutes(world, instance, 3)
  expect(await stockOf(world, 'hot-tea')).toEqual({ ...stock, available: stock.available - 1 })
  expect((await usesOf('hot-tea'))?.count).toBe(1)
})

test('the limit of the period holds, and a new period begins anew', async () => {
  data(await redeem('hot-tea', OPENID.silver, 3))
  expect(code(await redeem('hot-tea', OPENID.silver, 2))).toBe('limit_reached')
  data(await redeem('hot-tea'))
  expect(code(await redeem('hot-tea'))).toBe('limit_reached')
  world.advance(10 * DAY)
  data(await redeem('hot-tea'))
})

test('six redemptions at once of what one may have once: one', async () => {
  await world.store.update('rewards', { _id: 'hot-tea' }, { set: { limit: { count: 1, period: 'ever' } } })
  const answers = await Promise.all(Array.from({ length: 6 }, () => redeem('hot-tea')))
  expect(answers.filter(answer => answer.ok)).toHaveLength(1)
  expect(new Set(answers.filter(answer => !answer.ok).map(code))).toEqual(new Set(['limit_reached']))
})

test('the last piece goes to one of two, and the other keeps her points', async () => {
  await world.store.update('stock', { _id: 'hot-tea' }, { set: { available: 1 } })
  const before = [await pointsOf(world, OPENID.silver), await pointsOf(world, OPENID.gold)]
  const answers = await Promise.all([redeem('hot-tea'), redeem('hot-tea', OPENID.gold)])
  expect(answers.map(answer => answer.ok).sort()).toEqual([false, true])
  expect(answers.filter(answer => !answer.ok).map(code)).toEqual(['out_of_stock'])
  const after = [await pointsOf(world, OPENID.silver), await pointsOf(world, OPENID.gold)]
  expect(before[0]! + before[1]! - after[0]! - after[1]!).toBe(300)
  expect((await stockOf(world, 'hot-tea')).available).toBe(0)
})

test('a reward of a higher tier, without points, without a store or off the list is refused', async () => {
  const before = await world.dump()
  expect(code(await redeem('baking-day'))).toBe('tier_too_low')
  expect(code(await redeem('coupon-30', OPENID.plain))).toBe('tier_too_low')
  expect(code(await redeem('mug-plus', OPENID.plain))).toBe('insufficient_points')
  expect(code(await redeem('postcard-set', OPENID.silver, 1, ''))).toBe('store_not_found')
  expect(code(await redeem('postcard-set', OPENID.silver, 1, 'nowhere'))).toBe('store_not_found')
  expect(code(await redeem('nothing'))).toBe('invalid_input')
  expect(await world.dump()).toEqual(before)
})

describe('for points and cash', () => {
  test('points and limit wait for the payment, and go with it', async () => {
    const before = await pointsOf(world, OPENID.silver)
    const order = data(await redeem('mug-plus'))
    expect(order).toMatchObject({ state: 'awaiting_payment', payableFen: 3_800 })
    expect(order.pickupCode).toBeUndefined()
    await payOrder(world, instance, OPENID.silver, order.orderId)
    expect(await pointsOf(world, OPENID.silver)).toBe(before - 2_400)
    expect((await usesOf('mug-plus'))?.count).toBe(1)
    expect(
      data(await instance.call(OPENID.silver, 'order.get', { orderId: order.orderId })).pickupCode,
    ).toMatch(/^\d{12}$/)
  })

  test('cancelled or timed out, the use is given back', async () => {
    const { orderId } = data(await redeem('mug-plus'))
    data(await instance.call(OPENID.silver, 'order.cancel', { orderId }))
    expect((await usesOf('mug-plus'))?.count).toBe(0)
    data(await redeem('mug-plus'))
    await minutes(world, instance, 17)
    expect((await usesOf('mug-plus'))?.count).toBe(0)
    expect((await stockOf(world, 'mug-plus')).holdCount).toBe(0)
  })

  test('a payment after the hold has lapsed counts against the limit again, or is returned', async () => {
    await world.store.update(
      'rewards',
      { _id: 'mug-plus' },
      { set: { limit: { count: 1, period: 'year' }, points: 1_000 } },
    )
    COST['mug-plus'] = 1_000
    const late = async () => {
      const { orderId } = data(await redeem('mug-plus'))
      data(await instance.call(OPENID.silver, 'order.pay', { orderId }))
      const notice = world.pay.confirm(orderId)
      if ('refused' in notice) throw new Error(notice.refused)
      world.advance(26 * 60_000)
      return { orderId, notice }
    }
    const first = await late()
    const second = await late()
    expect(await instance.notify(second.notice)).toBe(200)
    expect((await usesOf('mug-plus'))?.count).toBe(1)
    expect(await instance.notify(first.notice)).toBe(200)
    expect((await usesOf('mug-plus'))?.count).toBe(1)
    expect((await orderOf(world, first.orderId)).refundedAtMs).toBeDefined()
    expect(code(await redeem('mug-plus'))).toBe('limit_reached')
    COST['mug-plus'] = 2_400
  })

  test('a price that changed between two tries of one request is refused, not held at one and paid at another', async () => {
    const input = {
      requestId: world.requestId(),
      rewardId: 'mug-plus',
      count: 1,
      storeId: OWN_STORE,
      expectedPoints: 2_400,
    }
    let steps = 0
    const crashed = new Promise<void>(resolve => {
      const dying = world.instance(() => {
        steps += 1
        if (steps < 5) return 'go'
        resolve()
        return 'crash_after'
      })
      void dying.call(OPENID.silver, 'reward.redeem', input)
    })
    await crashed
    await world.store.update('rewards', { _id: 'mug-plus' }, { set: { points: 2_500 } })
    expect(code(await instance.call(OPENID.silver, 'reward.redeem', input))).toBe('price_changed')
    await minutes(world, instance, 35)
    expect((await accountOf(world, OPENID.silver)).state.holds).toEqual({})
    expect((await stockOf(world, 'mug-plus')).holdCount).toBe(0)
  })
})

describe('handing over', () => {
  const writeOff = (pickupCode: string, openid = OPENID.clerk) =>
    instance.call(openid, 'counter.writeOff', { pickupCode })
  const claim = (pickupCode: string, openid = OPENID.clerk) =>
    instance.call(openid, 'counter.claim', { pickupCode })

  test('once: the clerk sees whose it is first, and the second time is told so', async () => {
    const { pickupCode } = data(await redeem('postcard-set'))
    expect(data(await claim(pickupCode!))).toMatchObject({
      member: { phoneTail: '8002' },
      order: { state: 'to_pick_up' },
    })
    expect(data(await writeOff(pickupCode!)).order.state).toBe('completed')
    expect(code(await writeOff(pickupCode!))).toBe('claim_already_used')
    expect(data(await claim(pickupCode!)).refusal?.code).toBe('claim_already_used')
  })

  test('by two clerks at once: one', async () => {
    const { pickupCode } = data(await redeem('hot-tea'))
    const answers = await Promise.all([writeOff(pickupCode!), writeOff(pickupCode!, OPENID.manager)])
    expect(answers.filter(answer => answer.ok)).toHaveLength(1)
  })

  test('not in another store, and not after its day', async () => {
    const { pickupCode, claimUntilMs } = data(await redeem('postcard-set', OPENID.silver, 1, 'dongshankou'))
    const refused = await writeOff(pickupCode!)
    expect(code(refused)).toBe('claim_other_store')
    expect(refused).toMatchObject({ error: { details: { store: expect.stringMatching(/东山口/) } } })
    world.nowMs = claimUntilMs! - 1
    expect(data(await claim(pickupCode!)).refusal?.code).toBe('claim_other_store')
    world.nowMs = claimUntilMs!
    expect(code(await writeOff(pickupCode!))).toBe('claim_expired')
  })

  test('not before it is paid, and not when it was cancelled', async () => {
    const { orderId } = data(await redeem('mug-plus'))
    const { claimKey } = await orderOf(world, orderId)
    expect(code(await writeOff(claimKey))).toBe('claim_unpaid')
    data(await instance.call(OPENID.silver, 'order.cancel', { orderId }))
    expect(code(await writeOff(claimKey))).toBe('claim_cancelled')
  })

  test('a pickup code that another order has is made anew', async () => {
    const first = data(await redeem('hot-tea'))
    const taken = first.pickupCode!.slice(0, 11)
    const digits = [taken, '55555555555']
    instance.ports.random = { digits: () => digits.shift()! }
    const second = data(await redeem('hot-tea'))
    expect(second.pickupCode).toBe('555555555551'.slice(0, 11) + second.pickupCode!.at(-1))
    await minutes(world, world.instance(), 3)
    expect((await orderOf(world, second.orderId)).todo).toBe('none')
  })
})
