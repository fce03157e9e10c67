import type { Reward } from '../../src/contract/catalog'
import { rewardStanding } from '../../src/stores/reward-standing'
import { orderOf, PROGRAM, storeOver } from './fixtures'
import { failed, ok } from './scripted-api'

const REWARD: Reward = {
  _id: 'enamel-mug',
  title: '搪瓷杯',
  subtitle: '白的',
  kind: 'goods',
  picture: { src: 'rewards/enamel-mug', alt: '搪瓷杯' },
  points: 900,
  cashFen: 1000,
  validDays: 30,
  story: [],
  terms: [],
  sort: 1,
}
const WAITING = orderOf({ state: 'awaiting_payment', payableFen: 1000 })
const PAID = orderOf({ payableFen: 1000, pickupCode: '123456789015' })
const PARAMS = {
  appId: 'a',
  timeStamp: '1',
  nonceStr: 'n',
  package: 'p',
  signType: 'RSA' as const,
  paySign: 's',
}

describe('RedemptionStore', () => {
  test('a redemption that is sent again after a lost answer is the same one', async () => {
    let answers = 0
    const { store, sent } = storeOver({
      'reward.redeem': () => {
        answers += 1
        return answers === 1 ? failed('network') : ok(orderOf({}))
      },
    })
    const first = await store.redemption.redeem(REWARD, 2, 'anfu')
    expect(first).toMatchObject({ kind: 'failed', error: { code: 'network' } })
    expect(store.redemption.redeeming.uncertain).toBe(true)
    const second = await store.redemption.redeem(REWARD, 2, 'anfu')
    expect(second.kind).toBe('done')
    expect(sent[0]?.input).toEqual(sent[1]?.input)
    expect(sent[0]?.input).toMatchObject({ count: 2, expectedPoints: 1800, storeId: 'anfu' })
  })

  test.each(['paid', 'left'] as const)(
    'believes the server, not the pay sheet, when it says %s',
    async said => {
      const api = {
        'reward.redeem': () => ok(WAITING),
        'order.pay': () => ok({ params: PARAMS, prepayId: 'wx1' }),
      }
      const openPaySheet = async () => said
      const unpaid = storeOver({ ...api, 'order.confirm': () => ok(WAITING) }, { openPaySheet } as never)
      expect((await unpaid.store.redemption.redeem(REWARD, 1, 'anfu')).kind).toBe('unpaid')
      const paid = storeOver({ ...api, 'order.confirm': () => ok(PAID) }, { openPaySheet } as never)
      expect(await paid.store.redemption.redeem(REWARD, 1, 'anfu')).toEqual({ kind: 'done', order: PAID })
      expect(paid.store.redemption.redemption.data).toEqual(PAID)
    },
  )
})

describe('rewardStanding', () => {
  const reward = { points: 900, stock: 5 }
  const member = { availablePoints: 2860, tierId: 'silver', isMember: true }
  test.each([
    ['all is well', reward, member, { kind: 'open', piecesMax: 3 }],
    ['few are left', { ...reward, stock: 2 }, member, { kind: 'open', piecesMax: 2 }],
    [
      'the limit leaves one',
      { ...reward, limit: { count: 4, period: 'month' as const }, leftWithinLimit: 1 },
      member,
      { kind: 'open', piecesMax: 1 },
    ],
    ['none is left', { ...reward, stock: 0 }, member, { kind: 'gone', text: '已兑完' }],
    ['she is a visitor', reward, { ...member, isMember: false }, { kind: 'visitor', text: '加入会员后可兑' }],
    [
      'her level is too low',
      { ...reward, tierId: 'gold' },
      member,
      { kind: 'tier', text: '金卡会员及以上可兑' },
    ],
    [
      'the limit is used up',
      { ...reward, limit: { count: 2, period: 'year' as const }, leftWithinLimit: 0 },
      member,
      { kind: 'limit', text: '已兑满，每人每年限 2 份' },
    ],
    ['points are missing', { ...reward, points: 3000 }, member, { kind: 'points', text: '还差 140 积分' }],
  ])('%s', (_name, facts, who, expected) => {
    expect(rewardStanding(facts, who, PROGRAM)).toEqual(expected)
  })
})
