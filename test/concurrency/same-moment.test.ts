/** What one member's phones can do at the same moment, over HTTP with four processes, 20 rounds each. */

import { uuidv7 as requestId } from 'uuidv7'
import type { AnswerOf } from '../../src/contract/commands'
import type { CommandName, RequestOf } from '../../src/contract/inputs'
import { type Crowd, gather, joinOne, type Member } from './crowd'
import { type Phone, tally } from './phone'
import { product, reward, STORE_ID, WELCOME_POINTS } from './shop'

const ROUNDS = 20
const rounds = Array.from({ length: ROUNDS }, (_, round) => round)
const times = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work))

let crowd: Crowd
let clerk: Member

beforeAll(async () => {
  const plenty = 10_000
  crowd = await gather({
    products: [product('tea', 3_000)],
    rewards: [
      reward('once', 100, { limit: { count: 1, period: 'ever' } }),
      reward('everything', WELCOME_POINTS),
      reward('plain', 100),
      reward('with-cash', 100, { cashFen: 1_900 }),
    ],
    stock: { once: plenty, everything: plenty, plain: plenty, 'with-cash': plenty, 'tea-1': plenty },
  })
  ;[clerk] = (await crowd.clerks(1)) as [Member]
}, 120_000)
afterAll(() => crowd?.stop())

const redemption = (rewardId: string, expectedPoints: number): RequestOf<'reward.redeem'> => ({
  requestId: requestId(),
  rewardId,
  count: 1,
  storeId: STORE_ID,
  expectedPoints,
})

const pointsOf = async (phone: Phone): Promise<number> => (await phone.must('member.me', {})).points.available

test.each(rounds)(
  'round %i: of 6 redemptions of a one-per-person reward one is accepted',
  async () => {
    const { phone } = await joinOne(crowd.cloud.url)
    const answers = await times(6, () => phone.call('reward.redeem', redemption('once', 100)))
    expect(tally(answers)).toEqual({ ok: 1, limit_reached: 5 })
    expect(await pointsOf(phone)).toBe(WELCOME_POINTS - 100)
    expect(await crowd.faults()).toEqual([])
  },
  60_000,
)

test.each(rounds)(
  'round %i: of 10 debits of a whole balance one is accepted',
  async () => {
    const { phone } = await joinOne(crowd.cloud.url)
    const answers = await times(10, () =>
      phone.call('reward.redeem', redemption('everything', WELCOME_POINTS)),
    )
    expect(tally(answers)).toEqual({ ok: 1, insufficient_points: 9 })
    expect(await pointsOf(phone)).toBe(0)
    const { entries } = await phone.must('points.statement', {})
    expect(entries.reduce((sum, entry) => sum + entry.amount, 0)).toBe(0)
    expect(await crowd.faults()).toEqual([])
  },
  60_000,
)

/** Sends the same six times at once; what `part` takes of the answers is one and the same. */
async function sixTimes<C extends CommandName>(
  phone: Phone,
  command: C,
  input: RequestOf<C>,
  part: (answer: AnswerOf[C]) => unknown = answer => answer,
) {
  const answers = await times(6, () => phone.must(command, input))
  for (const answer of answers) expect(part(answer)).toEqual(part(answers[0]!))
}

test.each(rounds)(
  'round %i: the same request 6 times at once has one effect and one answer',
  async () => {
    const { phone } = await joinOne(crowd.cloud.url)
    await sixTimes(phone, 'reward.redeem', redemption('plain', 100))
    await sixTimes(phone, 'reward.redeem', redemption('with-cash', 100))
    await sixTimes(phone, 'order.place', {
      requestId: requestId(),
      lines: [{ productId: 'tea', skuId: 'tea-1', count: 2 }],
      delivery: { kind: 'pickup', storeId: STORE_ID },
      points: 1_000,
      expectedPayableFen: 5_000,
    })
    const { codes } = await phone.must('member.code', {})
    const purchase: RequestOf<'counter.purchase'> = {
      requestId: requestId(),
      by: { kind: 'code', code: codes[0]!.code },
      amountFen: 5_000,
    }
    // Beside what was recorded the clerk is shown the member as she stands: that may be a moment old.
    await sixTimes(clerk.phone, 'counter.purchase', purchase, ({ order, earned }) => ({ order, earned }))
    expect(await pointsOf(phone)).toBe(WELCOME_POINTS - 100 - 100 - 1_000 + 50)
    const { orders } = await phone.must('order.list', {})
    expect(orders.map(order => order.kind).sort()).toEqual(['counter', 'redemption', 'redemption', 'sale'])
    expect(await crowd.faults()).toEqual([])
  },
  60_000,
)

test('when all is quiet nothing is left over', async () => {
  expect(await crowd.faultsAtRest()).toEqual([])
}, 120_000)
