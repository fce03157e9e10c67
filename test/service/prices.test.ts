/** Prices come from the shop: what a client says about money is compared, never believed. */
import type { RequestOf } from '../../src/contract/inputs'
import { code, data, orderInput, orderOf, pointsOf, VASE, VASE_FEN } from './harness/acts'
import { OPENID, OWN_STORE } from './harness/people'
import { type Dump, type Instance, World } from './harness/world'

let world: World
let instance: Instance
let before: Dump

beforeEach(async () => {
  world = await World.open()
  instance = world.instance()
  before = await world.dump()
})
afterEach(() => world.close())

type Order = RequestOf<'order.place'>
const place = (input: Order, openid = OPENID.silver) => instance.call(openid, 'order.place', input)

async function refused(input: Order, expected: string, openid = OPENID.silver) {
  expect(code(await place(input, openid))).toBe(expected)
  expect(await world.dump()).toEqual(before)
}

test.each([1, VASE_FEN - 1, VASE_FEN + 1, 100_000_000])(
  '%s fen for a vase of 8900 is refused',
  expectedPayableFen => refused(orderInput(world, { expectedPayableFen }), 'price_changed'),
)

test('the refusal says the price', async () => {
  const answer = await place(orderInput(world, { expectedPayableFen: 1 }))
  expect(answer).toMatchObject({
    error: { param: 'expectedPayableFen', details: { payableFen: VASE_FEN }, retryable: false },
  })
})

test('more pieces for the price of one are refused, also when split over lines', async () => {
  await refused(
    orderInput(world, { lines: [{ ...VASE, count: 2 }], expectedPayableFen: VASE_FEN }),
    'price_changed',
  )
  await refused(orderInput(world, { lines: [VASE, VASE], expectedPayableFen: VASE_FEN }), 'price_changed')
})

test('a line that names another product than its SKU is not sold', () =>
  refused(
    orderInput(world, { lines: [{ ...VASE, productId: 'hand-cream' }], expectedPayableFen: VASE_FEN }),
    'product_not_found',
  ))

test('points off without points, and points beyond the cap, the steps or the balance are refused', async () => {
  await refused(orderInput(world, { points: 0, expectedPayableFen: VASE_FEN - 1_000 }), 'price_changed')
  await refused(orderInput(world, { points: 8_900, expectedPayableFen: 1 }), 'points_above_cap')
  await refused(orderInput(world, { points: 4_500, expectedPayableFen: 4_400 }), 'points_above_cap')
  await refused(orderInput(world, { points: 150, expectedPayableFen: VASE_FEN - 150 }), 'points_not_in_steps')
  expect(await pointsOf(world, OPENID.plain)).toBeLessThan(400)
  await refused(
    orderInput(world, { points: 400, expectedPayableFen: VASE_FEN - 400 }),
    'points_above_cap',
    OPENID.plain,
  )
})

test('a courier costs 8 yuan below 99, and nothing from there on', async () => {
  const delivery = { kind: 'express' as const, addressId: 'home' }
  await refused(orderInput(world, { delivery, expectedPayableFen: VASE_FEN }), 'price_changed')
  data(await place(orderInput(world, { delivery, expectedPayableFen: VASE_FEN + 800 })))
  const lines = [VASE, { productId: 'hand-cream', skuId: 'hand-cream', count: 1 }]
  data(await place(orderInput(world, { lines, delivery, expectedPayableFen: VASE_FEN + 4_500 })))
})

test('what cannot be sent is not sent, and no store is made up', async () => {
  const lines = [{ productId: 'baguette', skuId: 'baguette', count: 1 }]
  const express = { kind: 'express' as const, addressId: 'home' }
  await refused(
    orderInput(world, { lines, delivery: express, expectedPayableFen: 2_080 }),
    'delivery_unavailable',
  )
  const pickup = { kind: 'pickup' as const, storeId: 'nowhere' }
  await refused(orderInput(world, { delivery: pickup, expectedPayableFen: VASE_FEN }), 'store_not_found')
})

test('a price that has changed since the member looked is refused, and the new one is charged when she agrees', async () => {
  await world.store.update('products', { _id: VASE.productId }, { set: { 'skus.0.priceFen': 9_100 } })
  before = await world.dump()
  await refused(orderInput(world, { expectedPayableFen: VASE_FEN }), 'price_changed')
  const { orderId } = data(await place(orderInput(world, { expectedPayableFen: 9_100 })))
  expect(await orderOf(world, orderId)).toMatchObject({ payableFen: 9_100, goodsFen: 9_100 })
})

test('more than there is: refused with the title and what is left, and nothing is held', async () => {
  await world.store.update('stock', { _id: 'hand-cream' }, { set: { available: 1 } })
  before = await world.dump()
  const lines = [VASE, { productId: 'hand-cream', skuId: 'hand-cream', count: 2 }]
  const answer = await place(orderInput(world, { lines, expectedPayableFen: VASE_FEN + 9_000 }))
  const details = { available: 1, stockId: 'hand-cream', title: expect.stringMatching(/\S/) }
  expect(answer).toMatchObject({ error: { code: 'out_of_stock', details } })
  expect(await world.dump()).toEqual(before)
})

test('the order’s lines carry what each costs in cash: they sum to goods less points', async () => {
  const lines = [VASE, { productId: 'hand-cream', skuId: 'hand-cream', count: 3 }]
  const goodsFen = VASE_FEN + 13_500
  const input = orderInput(world, { lines, points: 700, expectedPayableFen: goodsFen - 700 })
  const { orderId } = data(await place(input))
  const order = await orderOf(world, orderId)
  expect(order.lines.reduce((sum, line) => sum + line.cashFen, 0)).toBe(goodsFen - 700)
  expect(order.lines.every(line => line.cashFen > 0)).toBe(true)
})

test('a redemption at another number of points than it costs is refused', async () => {
  for (const expectedPoints of [1, 679, 681]) {
    const input = {
      requestId: world.requestId(),
      rewardId: 'osmanthus-sachet',
      count: 1,
      storeId: OWN_STORE,
      expectedPoints,
    }
    expect(code(await instance.call(OPENID.silver, 'reward.redeem', input))).toBe('price_changed')
  }
  expect(await world.dump()).toEqual(before)
})
