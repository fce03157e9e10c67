/**
 * A flash redemption over HTTP with four processes: as many members as twice the stock, one piece each, all at once.
 * Two rounds are of full size (200 members, 100 pieces), the others of a tenth, to keep the suite short;
 * `FULL_CONCURRENCY=1` runs all of them full.
 */

import { uuidv7 as requestId } from 'uuidv7'
import type { RequestOf } from '../../src/contract/inputs'
import { type Crowd, gather, type Member } from './crowd'
import { tally } from './phone'
import { reward, STORE_ID } from './shop'

const ROUNDS = 20
const FULL = { members: 200, pieces: 100 }
const TENTH = { members: 20, pieces: 10 }
const sizeOf = (round: number) => (process.env.FULL_CONCURRENCY || round < 2 ? FULL : TENTH)

const rewardId = (round: number) => `flash-${round}`
const rounds = Array.from({ length: ROUNDS }, (_, round) => round)

let crowd: Crowd
let members: Member[]

beforeAll(async () => {
  crowd = await gather({
    rewards: rounds.map(round => reward(rewardId(round), 100, { limit: { count: 1, period: 'ever' } })),
    stock: Object.fromEntries(rounds.map(round => [rewardId(round), sizeOf(round).pieces])),
  })
  members = await crowd.join(FULL.members)
}, 120_000)
afterAll(() => crowd?.stop())

test.each(rounds)(
  'round %i: exactly as many have one as there are pieces',
  async round => {
    const size = sizeOf(round)
    await crowd.countRequests()
    const input = (): RequestOf<'reward.redeem'> => ({
      requestId: requestId(),
      rewardId: rewardId(round),
      count: 1,
      storeId: STORE_ID,
      expectedPoints: 100,
    })
    const answers = await Promise.all(
      members.slice(0, size.members).map(({ phone }) => phone.call('reward.redeem', input())),
    )
    const requests = await crowd.countRequests()

    expect(tally(answers)).toEqual({ ok: size.pieces, out_of_stock: size.members - size.pieces })
    // One conditional update for each caller, and one look for each who came too late: never more than two a caller.
    const onStock = Object.entries(requests).filter(([key]) => key.endsWith(' stock'))
    expect(onStock.reduce((sum, [, count]) => sum + count, 0)).toBe(
      size.members + (size.members - size.pieces),
    )
    expect(await crowd.faults()).toEqual([])
  },
  120_000,
)

test('when all is quiet nothing is left over', async () => {
  expect(await crowd.faultsAtRest()).toEqual([])
}, 120_000)
