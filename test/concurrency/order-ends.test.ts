/** Two ends that an order can come to, at the same moment, over HTTP with four processes, 20 rounds each. */

import { uuidv7 as requestId } from 'uuidv7'
import type { RequestOf } from '../../src/contract/inputs'
import type { OrderView } from '../../src/contract/views'
import { type Crowd, gather, type Member } from './crowd'
import { readPlatform } from './facts'
import { tally } from './phone'
import { product, reward, STORE_ID } from './shop'

const ROUNDS = 20
const rounds = Array.from({ length: ROUNDS }, (_, round) => round)
const PIECES = 500

let crowd: Crowd
let member: Member
let clerks: [Member, Member]

beforeAll(async () => {
  crowd = await gather({
    products: [product('tea', 3_000)],
    rewards: [reward('cup', 100)],
    stock: { 'tea-1': PIECES, cup: PIECES },
  })
  ;[member] = (await crowd.join(1)) as [Member]
  clerks = (await crowd.clerks(2)) as [Member, Member]
}, 120_000)
afterAll(() => crowd?.stop())

const placing = (): RequestOf<'order.place'> => ({
  requestId: requestId(),
  lines: [{ productId: 'tea', skuId: 'tea-1', count: 2 }],
  delivery: { kind: 'pickup', storeId: STORE_ID },
  points: 1_000,
  expectedPayableFen: 5_000,
})

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** The order's end as the member and the payment platform know it. */
async function endOf(orderId: string): Promise<string> {
  const order: OrderView = await member.phone.must('order.get', { orderId })
  const { trades, refunds } = readPlatform(crowd.dataDir)
  const trade = trades.get(orderId)
  const refunded = [...refunds.values()].some(refund => refund.outTradeNo === orderId)
  const taken = trade?.paidAtMs !== undefined
  return `${order.state}, ${taken ? (refunded ? 'cash returned' : 'cash taken') : 'no cash'}`
}
const ENDS = ['to_pick_up, cash taken', 'cancelled, no cash', 'refunded, cash returned']

const seen = new Set<string>()

test.each(rounds)(
  'round %i: paid and kept, or cancelled and given back, never both',
  async round => {
    const { phone } = member
    const before = (await phone.must('member.me', {})).points.available
    const { orderId } = await phone.must('order.place', placing())
    const shown = round % 2 === 0 ? await phone.must('order.pay', { orderId }) : undefined

    // In even rounds the pay sheet is open already; in odd ones it opens while the order is being cancelled.
    const pay = async () => {
      if (shown) return phone.confirm(shown.prepayId, shown.params)
      const opened = await phone.call('order.pay', { orderId })
      return opened.ok && phone.confirm(opened.data.prepayId, opened.data.params)
    }
    const cancel = async () => {
      await wait((round % 5) * 4)
      return phone.call('order.cancel', { orderId })
    }
    const [took, cancelled] = await Promise.all([pay(), cancel()])
    expect(await crowd.faults()).toEqual([])

    const end = await endOf(orderId)
    seen.add(end)
    expect(ENDS).toContain(end)
    expect(end).toBe(
      took ? (cancelled.ok ? 'refunded, cash returned' : 'to_pick_up, cash taken') : 'cancelled, no cash',
    )
    if (!cancelled.ok) expect(cancelled.error.code).toBe('order_not_cancellable')
    const after = (await phone.must('member.me', {})).points.available
    // Kept: 1,000 points were spent and 50 yuan earned; the tier may have risen on the way.
    if (cancelled.ok) expect(after).toBe(before)
    else expect([50, 75, 100].map(earned => before - 1_000 + earned)).toContain(after)
  },
  60_000,
)

test('both ends came about', () => {
  expect(seen.has('to_pick_up, cash taken')).toBe(true)
  expect(seen.has('cancelled, no cash') || seen.has('refunded, cash returned')).toBe(true)
})

test.each(rounds)(
  'round %i: two clerks write the same pickup code off, and one does',
  async () => {
    const redeemed = await member.phone.must('reward.redeem', {
      requestId: requestId(),
      rewardId: 'cup',
      count: 1,
      storeId: STORE_ID,
      expectedPoints: 100,
    })
    const pickupCode = redeemed.pickupCode!
    const answers = await Promise.all(
      clerks.map(({ phone }) => phone.call('counter.writeOff', { pickupCode })),
    )
    expect(tally(answers)).toEqual({ ok: 1, claim_already_used: 1 })
    const { state } = await member.phone.must('order.get', { orderId: redeemed.orderId })
    expect(state).toBe('completed')
    expect(await crowd.faults()).toEqual([])
  },
  60_000,
)

test('when all is quiet nothing is left over', async () => {
  expect(await crowd.faultsAtRest()).toEqual([])
}, 120_000)
