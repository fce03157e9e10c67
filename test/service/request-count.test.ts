/** What a use case costs in database requests, on an instance that has read the settings. */
import { AGREEMENT, data, memberCodeOf, orderInput, payOrder, VASE, VASE_FEN } from './harness/acts'
import { OPENID, OWN_STORE } from './harness/people'
import { type Instance, World } from './harness/world'

let world: World
let instance: Instance

beforeEach(async () => {
  world = await World.open()
  instance = world.instance()
  data(await instance.call(OPENID.visitor, 'home.get', {}))
})
afterEach(() => world.close())

/** The requests of one act, as `action collection`. */
async function requests(act: () => Promise<unknown>): Promise<string[]> {
  instance.steps.length = 0
  await act()
  return instance.steps
    .filter(step => step.kind === 'database')
    .map(step => `${step.action} ${step.collection}`)
}

const redeem = (rewardId: string, expectedPoints: number) =>
  instance.call(OPENID.silver, 'reward.redeem', {
    requestId: world.requestId(),
    rewardId,
    count: 1,
    storeId: OWN_STORE,
    expectedPoints,
  })

test('opening home takes 1, and 2 on a fresh instance', async () => {
  expect(await requests(async () => data(await instance.call(OPENID.silver, 'home.get', {})))).toHaveLength(1)
  instance = world.instance()
  expect(await requests(async () => data(await instance.call(OPENID.silver, 'home.get', {})))).toHaveLength(2)
})

test('showing the member code takes 1', async () => {
  expect(
    await requests(async () => data(await instance.call(OPENID.silver, 'member.code', {}))),
  ).toHaveLength(1)
})

test('verifying a code takes 1: the clerk and the member are read together', async () => {
  const code = await memberCodeOf(instance, OPENID.silver)
  const verify = async () => data(await instance.call(OPENID.clerk, 'counter.verify', { code }))
  expect(await requests(verify)).toEqual(['getDocument accounts'])
})

test('earning on payment takes 3', async () => {
  const placed = await instance.call(
    OPENID.silver,
    'order.place',
    orderInput(world, { expectedPayableFen: VASE_FEN }),
  )
  const { orderId } = data(placed)
  data(await instance.call(OPENID.silver, 'order.pay', { orderId }))
  const notice = world.pay.confirm(orderId)
  if ('refused' in notice) throw new Error(notice.refused)
  expect(await requests(() => instance.notify(notice))).toEqual([
    'modifyAndReturnDoc orders',
    'getDocument accounts',
    'modifyDocument accounts',
  ])
})

test('an order with points takes 6', async () => {
  const input = orderInput(world, { points: 500, expectedPayableFen: VASE_FEN - 500 })
  const place = async () => data(await instance.call(OPENID.silver, 'order.place', input))
  const made = await requests(place)
  expect(made.slice().sort()).toEqual(
    [
      'getDocument accounts',
      'getDocument orders',
      'getDocument products',
      'modifyDocument stock',
      'modifyDocument accounts',
      'insertDocument orders',
    ].sort(),
  )
})

test('a redemption takes 5, for points alone and with cash', async () => {
  const expected = [
    'getDocument accounts',
    'getDocument rewards',
    'modifyDocument stock',
    'modifyDocument accounts',
    'insertDocument orders',
  ]
  expect(await requests(async () => data(await redeem('hot-tea', 300)))).toEqual(expected)
  expect(await requests(async () => data(await redeem('mug-plus', 2_400)))).toEqual(expected)
})

test('a purchase at the counter takes 4', async () => {
  const code = await memberCodeOf(instance, OPENID.silver)
  const input = { requestId: world.requestId(), by: { kind: 'code' as const, code }, amountFen: 5_000 }
  expect(
    await requests(async () => data(await instance.call(OPENID.clerk, 'counter.purchase', input))),
  ).toEqual([
    'getDocument accounts',
    'getDocument orders',
    'modifyDocument accounts',
    'insertDocument orders',
  ])
})

test('one more piece of stock costs one more request, and nothing else does', async () => {
  const lines = [VASE, { productId: 'hand-cream', skuId: 'hand-cream', count: 2 }]
  const input = orderInput(world, { lines, expectedPayableFen: VASE_FEN + 9_000 })
  expect(
    await requests(async () => data(await instance.call(OPENID.silver, 'order.place', input))),
  ).toHaveLength(6)
})

test('joining takes 4 at most', async () => {
  const join = { phoneCode: world.phoneCode('13900139000'), agreementVersion: AGREEMENT }
  const made = await requests(async () => data(await instance.call(OPENID.visitor, 'member.join', join)))
  expect(made.length).toBeLessThanOrEqual(4)
})

test('a repeated notification takes 2 once the order is done', async () => {
  const input = orderInput(world, { expectedPayableFen: VASE_FEN })
  const { orderId } = data(await instance.call(OPENID.silver, 'order.place', input))
  const notice = await payOrder(world, instance, OPENID.silver, orderId)
  world.advance(2 * 60_000)
  await instance.sweep()
  expect(await requests(() => instance.notify(notice))).toHaveLength(2)
})
