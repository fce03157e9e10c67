/** The sweeper with much to do, and a payment that the shop hears of in its own way. */
import { newAccount } from '../../../cloudfunctions/service/accounts/new-account'
import { type AccountDoc, COLLECTIONS } from '../../../cloudfunctions/service/documents'
import { BATCH } from '../../../cloudfunctions/service/sweep/step'
import { DAY_MS } from '../../../src/domain/calendar'
import type { Program } from '../../../src/domain/program/schema'
import { code, data, orderInput, orderOf, pointsOf, VASE_FEN } from '../harness/acts'
import { OPENID } from '../harness/people'
import { type Instance, World } from '../harness/world'

let world: World
let instance: Instance

beforeEach(async () => {
  world = await World.open()
  instance = world.instance()
})
afterEach(() => world.close())

/** Members who joined so long ago that their welcome points have ended, and who never came back. */
async function sleepers(count: number): Promise<void> {
  const shop = await world.store.get<{ program: Program }>(COLLECTIONS.shop, 'program')
  const joined = Array.from({ length: count }, (_, i) =>
    newAccount(
      shop!.program,
      {
        memberId: String(5_000_000_000 + i),
        openid: `sleeper-${i}`,
        phone: `139${String(i).padStart(8, '0')}`,
        nickname: `旧友${i}`,
        consents: [],
      },
      world.nowMs - 430 * DAY_MS,
    ),
  )
  const inserted = await world.store.insert(COLLECTIONS.accounts, joined)
  expect(inserted.ok).toBe(true)
}

test('one run writes down every expiry that is due, not only the first batch', async () => {
  await sleepers(2 * BATCH + 7)
  const counts = await instance.sweep()
  const due = counts!.find(count => count.step === 'due_accounts')!
  expect(due).toMatchObject({ done: 2 * BATCH + 7, failed: 0 })
  const left = await world.store.find<AccountDoc>(COLLECTIONS.accounts, { dueAtMs: { lte: world.nowMs } })
  expect(left).toEqual([])
})

test('a run whose time is over takes no further batch, and the next one goes on', async () => {
  await sleepers(2 * BATCH)
  const slow = world.instance(step => {
    if (step.kind === 'database' && step.action === 'modifyDocument') world.advance(1_000)
    return 'go'
  })
  const doneIn = async () => (await slow.sweep())!.find(count => count.step === 'due_accounts')!.done
  expect(await doneIn()).toBe(BATCH)
  expect(await doneIn()).toBe(BATCH)
})

test('who pays again for what is paid is told so, and the payment is settled', async () => {
  const input = orderInput(world, { points: 900, expectedPayableFen: VASE_FEN - 900 })
  const { orderId } = data(await instance.call(OPENID.silver, 'order.place', input))
  data(await instance.call(OPENID.silver, 'order.pay', { orderId }))
  const before = await pointsOf(world, OPENID.silver)
  world.pay.confirm(orderId) // and its notification is lost
  expect(code(await instance.call(OPENID.silver, 'order.pay', { orderId }))).toBe('order_not_payable')
  expect((await orderOf(world, orderId)).payment).toBeDefined()
  expect(await pointsOf(world, OPENID.silver)).toBeGreaterThan(before)
})

test('an order that is not paid and cannot be prepared stays payable', async () => {
  const input = orderInput(world, { expectedPayableFen: VASE_FEN })
  const { orderId } = data(await instance.call(OPENID.silver, 'order.place', input))
  const lost = world.instance(step =>
    step.kind === 'payment' && step.action === 'prepay' ? 'fail_before' : 'go',
  )
  expect(code(await lost.call(OPENID.silver, 'order.pay', { orderId }))).toBe('payment_unavailable')
  expect(data(await instance.call(OPENID.silver, 'order.pay', { orderId })).prepayId).toBeTruthy()
})
