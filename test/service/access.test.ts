/** Who may call what: every command by everybody, and what a refusal leaves behind (nothing). */
import { ACCESS } from '../../src/contract/commands'
import type { CommandName } from '../../src/contract/inputs'
import { data } from './harness/acts'
import { OPENID } from './harness/people'
import { arrange, type Samples, type Scene, samples } from './harness/samples'
import { type Instance, World } from './harness/world'

let world: World
let instance: Instance
let scene: Scene
let inputs: Samples

async function begin() {
  world = await World.open()
  instance = world.instance()
  scene = await arrange(world, instance)
  inputs = samples(world, scene)
}
beforeAll(begin)
afterAll(() => world.close())

const CHANGING: CommandName[] = [
  'member.join',
  'member.rename',
  'address.save',
  'address.remove',
  'order.place',
  'order.pay',
  'order.confirm',
  'order.cancel',
  'reward.redeem',
  'counter.purchase',
  'counter.enrol',
  'counter.writeOff',
]

/** Calls a command that is let in; one that changes something gets a world of its own, and so does the next. */
async function letIn(openid: string, command: CommandName) {
  const answer = await instance.send(openid, { command, input: inputs[command] })
  if (CHANGING.includes(command)) {
    world.close()
    await begin()
  }
  return answer
}

const COMMANDS = Object.keys(ACCESS) as CommandName[]
const MEMBER_ONLY = COMMANDS.filter(command => ACCESS[command] !== 'anyone')
const STAFF_ONLY = COMMANDS.filter(command => ACCESS[command] === 'staff')

/** Written out, so that a change of the access table is noticed here. */
test('eight commands are for anyone, six for staff', () => {
  expect(COMMANDS.filter(command => ACCESS[command] === 'anyone')).toEqual([
    'home.get',
    'agreement.get',
    'product.list',
    'product.get',
    'cart.lines',
    'reward.list',
    'reward.get',
    'member.join',
  ])
  expect(STAFF_ONLY).toEqual([
    'counter.verify',
    'counter.purchase',
    'counter.enrol',
    'counter.claim',
    'counter.writeOff',
    'counter.today',
  ])
})

async function refusedUnchanged(openid: string, command: CommandName, expected: string, input?: unknown) {
  const before = await world.dump()
  const answer = await instance.send(openid, { command, input: input ?? inputs[command] })
  expect(answer).toMatchObject({ ok: false, error: { code: expected, message: expect.stringMatching(/\S/) } })
  expect(await world.dump()).toEqual(before)
}

describe('a caller whom WeChat does not vouch for', () => {
  test.each(COMMANDS)('%s is refused', command => refusedUnchanged('', command, 'not_signed_in'))
})

describe('a visitor', () => {
  test.each(MEMBER_ONLY)('%s is refused', command =>
    refusedUnchanged(OPENID.visitor, command, ACCESS[command] === 'staff' ? 'forbidden' : 'not_a_member'),
  )
  test.each(COMMANDS.filter(command => ACCESS[command] === 'anyone'))('%s is answered', async command => {
    data(await letIn(OPENID.visitor, command))
  })
})

describe('a member', () => {
  test.each(STAFF_ONLY)('%s is refused', command => refusedUnchanged(OPENID.gold, command, 'forbidden'))
  test.each(COMMANDS.filter(command => ACCESS[command] !== 'staff'))('%s is answered', async command => {
    data(await letIn(OPENID.gold, command))
  })
})

describe('staff', () => {
  test.each(STAFF_ONLY)('%s is answered to the clerk', async command => {
    data(await letIn(OPENID.clerk, command))
  })
  test.each(STAFF_ONLY)('%s is answered to the manager', async command => {
    data(await letIn(OPENID.manager, command))
  })
  test.each(MEMBER_ONLY.filter(command => ACCESS[command] === 'member'))(
    '%s lets staff in as members, with their own things only',
    async command => {
      const answer = await letIn(OPENID.clerk, command)
      const own = ['order_not_found', 'entry_not_found', 'address_not_found', 'insufficient_points']
      if (!answer.ok) expect(own).toContain(answer.error.code)
    },
  )
})

describe("somebody else's", () => {
  const ORDER_COMMANDS = ['order.get', 'order.pay', 'order.confirm', 'order.cancel'] as const
  test.each(ORDER_COMMANDS)('%s of her open order is not found', command =>
    refusedUnchanged(OPENID.silver, command, 'order_not_found', { orderId: scene.openOrderId }),
  )
  test.each(ORDER_COMMANDS)('%s of her paid order is not found', command =>
    refusedUnchanged(OPENID.silver, command, 'order_not_found', { orderId: scene.paidOrderId }),
  )
  test('an order of hers is not found by staff either', () =>
    refusedUnchanged(OPENID.manager, 'order.cancel', 'order_not_found', { orderId: scene.openOrderId }))
  test('her entry has no receipt for others', () =>
    refusedUnchanged(OPENID.silver, 'points.receipt', 'entry_not_found', { entryId: scene.entryId }))
  test('her address cannot be changed, removed, or sent to', async () => {
    const saved = { ...inputs['address.save'] }
    await refusedUnchanged(OPENID.silver, 'address.save', 'address_not_found', saved)
    await refusedUnchanged(OPENID.silver, 'address.remove', 'address_not_found')
    await refusedUnchanged(OPENID.silver, 'order.place', 'address_not_found')
  })
  test('her orders are not in the list of others', async () => {
    const { orders } = data(await instance.call(OPENID.silver, 'order.list', { limit: 50 }))
    const ids = orders.map(order => order.orderId)
    expect(ids.length).toBeGreaterThan(0)
    expect(ids).not.toContain(scene.openOrderId)
  })
  test('an unknown order, entry, reward, product and pickup code are not found', async () => {
    const orderId = '0'.repeat(32)
    await refusedUnchanged(OPENID.gold, 'order.get', 'order_not_found', { orderId })
    const entryId = scene.entryId.replace(/\/.*/, '/join-never')
    await refusedUnchanged(OPENID.gold, 'points.receipt', 'entry_not_found', { entryId })
    await refusedUnchanged(OPENID.gold, 'reward.get', 'reward_not_found', { rewardId: 'nothing' })
    await refusedUnchanged(OPENID.gold, 'product.get', 'product_not_found', { productId: 'nothing' })
    await refusedUnchanged(OPENID.clerk, 'counter.claim', 'claim_not_found', { pickupCode: '100000000008' })
  })
})
