/** Request ids: a repeat gets the first answer and has no second effect; other content under the same id is refused. */
import type { CommandName, RequestOf } from '../../src/contract/inputs'
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
import { type Instance, World } from './harness/world'

const DAY_MS = 24 * 3_600_000
let world: World
let instance: Instance

beforeEach(async () => {
  world = await World.open()
  instance = world.instance()
})
afterEach(() => world.close())

const redeemInput = (rewardId: string, expectedPoints: number): RequestOf<'reward.redeem'> => ({
  requestId: world.requestId(),
  rewardId,
  count: 1,
  storeId: OWN_STORE,
  expectedPoints,
})

interface Case {
  name: string
  command: 'order.place' | 'reward.redeem' | 'counter.purchase'
  openid: string
  input: () => Promise<RequestOf<CommandName>>
  /** The same id, other content. */
  other: (input: Record<string, unknown>) => Record<string, unknown>
}

const CASES: Case[] = [
  {
    name: 'an order for cash',
    command: 'order.place',
    openid: OPENID.silver,
    input: async () => orderInput(world, { expectedPayableFen: VASE_FEN }),
    other: input => ({ ...input, lines: [{ ...VASE, count: 2 }], expectedPayableFen: 2 * VASE_FEN }),
  },
  {
    name: 'an order with points',
    command: 'order.place',
    openid: OPENID.silver,
    input: async () => orderInput(world, { points: 1_000, expectedPayableFen: VASE_FEN - 1_000 }),
    other: input => ({ ...input, points: 900, expectedPayableFen: VASE_FEN - 900 }),
  },
  {
    name: 'a redemption for points',
    command: 'reward.redeem',
    openid: OPENID.silver,
    input: async () => redeemInput('osmanthus-sachet', 680),
    other: input => ({ ...input, count: 2, expectedPoints: 1_360 }),
  },
  {
    name: 'a redemption for points and cash',
    command: 'reward.redeem',
    openid: OPENID.silver,
    input: async () => redeemInput('mug-plus', 2_400),
    other: input => ({ ...input, storeId: 'dongshankou' }),
  },
  {
    name: 'a purchase at the counter',
    command: 'counter.purchase',
    openid: OPENID.clerk,
    input: async () => ({
      requestId: world.requestId(),
      by: { kind: 'code' as const, code: await memberCodeOf(instance, OPENID.silver) },
      amountFen: 12_300,
    }),
    other: input => ({ ...input, amountFen: 99_900 }),
  },
]

describe.each(CASES)('$name', ({ command, openid, input, other }) => {
  const idOf = (answer: unknown) => {
    const view = answer as { orderId?: string; order?: { orderId: string } }
    return view.orderId ?? view.order!.orderId
  }

  test('sent three times is done once, and answered alike', async () => {
    const sent = await input()
    const first = data(await instance.send(openid, { command, input: sent }))
    const before = await world.dump()
    for (let i = 0; i < 2; i++) {
      world.advance(1_000)
      const again = data(await world.instance().send(openid, { command, input: sent }))
      expect(idOf(again)).toBe(idOf(first))
    }
    expect(await world.dump()).toEqual(before)
  })

  test('sent again after everything was moved and swept is answered alike', async () => {
    const sent = await input()
    const first = data(await instance.send(openid, { command, input: sent }))
    await minutes(world, instance, 3)
    const before = await world.dump()
    const again = data(await world.instance().send(openid, { command, input: sent }))
    expect(again).toMatchObject({ ...(command === 'counter.purchase' ? {} : { orderId: idOf(first) }) })
    expect(await world.dump()).toEqual(before)
  })

  test('the same id with other content is refused, and changes nothing', async () => {
    const sent = await input()
    data(await instance.send(openid, { command, input: sent }))
    const before = await world.dump()
    const changed = other({ ...(sent as Record<string, unknown>) })
    expect(code(await instance.send(openid, { command, input: changed }))).toBe('request_id_reused')
    expect(await world.dump()).toEqual(before)
  })

  test('an id of yesterday, or of a clock that is ahead, is refused with the server’s time', async () => {
    const sent = await input()
    const before = await world.dump()
    for (const [aheadMs, expected] of [
      [-DAY_MS - 1_000, 'request_id_expired'],
      [5 * 60_000 + 1_000, 'request_id_in_future'],
    ] as const) {
      const late = { ...sent, requestId: world.requestId(aheadMs) }
      const answer = await instance.send(openid, { command, input: late })
      expect(answer).toMatchObject({
        error: { code: expected, details: { serverNowMs: world.nowMs } },
      })
    }
    expect(await world.dump()).toEqual(before)
  })

  test('clocks within the limits are fine', async () => {
    const sent = await input()
    data(await instance.send(openid, { command, input: { ...sent, requestId: world.requestId(4 * 60_000) } }))
  })
})

describe('a repeat gets its first answer whatever has changed since:', () => {
  test('the price', async () => {
    const input = orderInput(world, { expectedPayableFen: VASE_FEN })
    const { orderId } = data(await instance.call(OPENID.silver, 'order.place', input))
    await world.store.update('products', { _id: VASE.productId }, { set: { 'skus.0.priceFen': 9_900 } })
    expect(data(await instance.call(OPENID.silver, 'order.place', input))).toMatchObject({
      orderId,
      payableFen: VASE_FEN,
    })
  })

  test('the points, which it has spent itself', async () => {
    const balance = await pointsOf(world, OPENID.plain)
    const points = Math.floor(balance / 100) * 100
    const input = orderInput(world, { points, expectedPayableFen: VASE_FEN - points })
    const { orderId } = data(await instance.call(OPENID.plain, 'order.place', input))
    await payOrder(world, instance, OPENID.plain, orderId)
    await minutes(world, instance, 2)
    expect(data(await instance.call(OPENID.plain, 'order.place', input))).toMatchObject({ orderId, points })
  })

  test('the last piece, which it has taken itself', async () => {
    await world.store.update('stock', { _id: VASE.skuId }, { set: { available: 1 } })
    const input = orderInput(world, { expectedPayableFen: VASE_FEN })
    const { orderId } = data(await instance.call(OPENID.silver, 'order.place', input))
    await payOrder(world, instance, OPENID.silver, orderId)
    await minutes(world, instance, 2)
    expect(data(await instance.call(OPENID.silver, 'order.place', input)).orderId).toBe(orderId)
    expect(await stockOf(world, VASE.skuId)).toEqual(
      expect.objectContaining({ available: 0, holds: {}, holdCount: 0 }),
    )
  })

  test('the address, which is gone', async () => {
    const delivery = { kind: 'express' as const, addressId: 'home' }
    const input = orderInput(world, { delivery, expectedPayableFen: VASE_FEN + 800 })
    const { orderId } = data(await instance.call(OPENID.silver, 'order.place', input))
    data(await instance.call(OPENID.silver, 'address.remove', { addressId: 'home' }))
    expect(data(await instance.call(OPENID.silver, 'order.place', input)).orderId).toBe(orderId)
  })

  test('the member’s mind: a cancelled order stays cancelled, and holds nothing again', async () => {
    const input = orderInput(world, { points: 500, expectedPayableFen: VASE_FEN - 500 })
    const { orderId } = data(await instance.call(OPENID.silver, 'order.place', input))
    data(await instance.call(OPENID.silver, 'order.cancel', { orderId }))
    const before = await world.dump(['accounts', 'stock'])
    expect(data(await instance.call(OPENID.silver, 'order.place', input)).state).toBe('cancelled')
    expect(await world.dump(['accounts', 'stock'])).toEqual(before)
  })

  test('the code, which was used up by it', async () => {
    const by = { kind: 'code' as const, code: await memberCodeOf(instance, OPENID.silver) }
    const input = { requestId: world.requestId(), by, amountFen: 5_000 }
    const first = data(await instance.call(OPENID.clerk, 'counter.purchase', input))
    world.advance(10 * 60_000)
    const again = data(await instance.call(OPENID.clerk, 'counter.purchase', input))
    expect(again.order.orderId).toBe(first.order.orderId)
    expect(again.earned).toEqual(first.earned)
  })

  test('the tier, to which it has led itself', async () => {
    const by = { kind: 'code' as const, code: await memberCodeOf(instance, OPENID.plain) }
    const input = { requestId: world.requestId(), by, amountFen: 100_000 }
    const first = data(await instance.call(OPENID.clerk, 'counter.purchase', input))
    expect(first.upgradedTo).toBe('银卡会员')
    // As after a crash: the order was never moved out of the account.
    const again = data(await world.instance().call(OPENID.clerk, 'counter.purchase', input))
    expect(again.earned).toEqual(first.earned)
    expect(again.earned).toContainEqual({ unit: 'points', amount: 1_000 })
  })
})

describe('ids of others', () => {
  test('a member may use an id that somebody else has used: it is another request', async () => {
    const input = orderInput(world, { expectedPayableFen: VASE_FEN })
    const hers = data(await instance.call(OPENID.silver, 'order.place', input))
    const his = data(await instance.call(OPENID.gold, 'order.place', input))
    expect(his.orderId).not.toBe(hers.orderId)
    expect(await orderOf(world, his.orderId)).toMatchObject({
      memberId: (await accountOf(world, OPENID.gold))._id,
    })
  })

  test('an id used for an order does not get in the way of a redemption', async () => {
    const input = orderInput(world, { expectedPayableFen: VASE_FEN })
    data(await instance.call(OPENID.silver, 'order.place', input))
    const redemption = { ...redeemInput('osmanthus-sachet', 680), requestId: input.requestId }
    expect(data(await instance.call(OPENID.silver, 'reward.redeem', redemption)).kind).toBe('redemption')
  })

  test('a purchase id is not good for another customer', async () => {
    const requestId = world.requestId()
    const purchase = async (openid: string) =>
      instance.call(OPENID.clerk, 'counter.purchase', {
        requestId,
        by: { kind: 'code', code: await memberCodeOf(instance, openid) },
        amountFen: 5_000,
      })
    data(await purchase(OPENID.silver))
    const before = await world.dump()
    expect(code(await purchase(OPENID.gold))).toBe('request_id_reused')
    expect(await world.dump()).toEqual(before)
  })
})

test('enrolling: a repeat by the same clerk finds the member it has made, another request is told', async () => {
  const input = { requestId: world.requestId(), phone: '13900139009', agreementVersion: AGREEMENT }
  const first = data(await instance.call(OPENID.clerk, 'counter.enrol', input))
  const before = await world.dump()
  expect(data(await instance.call(OPENID.clerk, 'counter.enrol', input)).memberId).toBe(first.memberId)
  const another = { ...input, requestId: world.requestId() }
  expect(code(await instance.call(OPENID.clerk, 'counter.enrol', another))).toBe('already_enrolled')
  expect(code(await instance.call(OPENID.manager, 'counter.enrol', input))).toBe('already_enrolled')
  expect(await world.dump()).toEqual(before)
})
