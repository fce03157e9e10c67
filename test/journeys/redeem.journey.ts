/** Journey 6: rewards for points alone and for points with cash, limits told, and a code for the counter. */
import type { Stage } from './shopper'
import { openCounter, openReward, readPickupCode } from './steps'
import { grouped, pointsOf } from './truth'
import { withShoppers } from './with-shoppers'

/** 礼物包装一次: 200 points; good in any store. */
const WRAP = { id: 'gift-wrap', points: 200 }
/** 季节明信片一套: 240 points, two a year, of which the silver member has had one. */
const POSTCARDS = { id: 'postcard-set', points: 240 }
/** 2,400 points and ¥38.00. */
const MUG = { id: 'mug-plus', points: 2400 }
/** For gold members only. */
const FOR_GOLD = { id: 'baking-day' }

export function redeemJourney(stage: () => Stage): void {
  describe('6. redeeming', () => {
    test('for points alone, up to the limit, and the code is taken at the counter once', () =>
      withShoppers(stage(), ['silver', 'clerk'], async ({ silver, clerk }) => {
        const before = await pointsOf(stage().cloud, 'silver')
        await openReward(silver, POSTCARDS.id)
        await silver.shoot('reward')
        await silver.tap('reward-redeem')
        await silver.sees(grouped(before - POSTCARDS.points), 'redeem-left')
        await silver.tap('redeem-confirm')
        await silver.isAt('packages/points/redemption/index')
        const code = await readPickupCode(silver)
        expect(await pointsOf(stage().cloud, 'silver')).toBe(before - POSTCARDS.points)
        await silver.shoot('redemption')
        await silver.back()
        await openReward(silver, POSTCARDS.id)
        await silver.sees('已兑满，每人每年限 2 份', 'reward-standing')

        await openCounter(clerk)
        await clerk.tap('counter-writeoff')
        await clerk.type('writeoff-code', code)
        await clerk.tap('writeoff-find')
        await clerk.sees('林小满', 'counter-member')
        await clerk.sees('季节明信片')
        await clerk.shoot('writeoff')
        await clerk.tap('writeoff-confirm')
        await clerk.sees('已核销', 'counter-headline')
        await clerk.tap('counter-next')
        await clerk.tap('counter-writeoff')
        await clerk.type('writeoff-code', code)
        await clerk.tap('writeoff-find')
        await clerk.sees('已核销过', 'writeoff-refusal')
        expect(await clerk.has('writeoff-confirm')).toBe(false)
      }))

    test('a slip of the finger in a pickup code is told before anybody is asked', () =>
      withShoppers(stage(), ['clerk'], async ({ clerk }) => {
        await openCounter(clerk)
        await clerk.tap('counter-writeoff')
        await clerk.type('writeoff-code', '123456789012')
        await clerk.tap('writeoff-find')
        await clerk.sees('有一位数字不对')
      }))

    test('for points and cash: held while unpaid, redeemed when paid', () =>
      withShoppers(stage(), ['silver'], async ({ silver }) => {
        const before = await pointsOf(stage().cloud, 'silver')
        await openReward(silver, MUG.id)
        await silver.tap('reward-redeem')
        await silver.tap('redeem-confirm')
        await silver.payBy('cancel')
        await silver.isAt('packages/points/redemption/index')
        await silver.sees('待付款', 'redemption-state')
        expect(await silver.has('pickup-code')).toBe(false)
        expect(await pointsOf(stage().cloud, 'silver')).toBe(before - MUG.points)
        await silver.tap('redemption-pay')
        await silver.payBy('pay')
        await readPickupCode(silver)
        // Its cash part earns as any purchase does: 38 元 × 1.5 = 57, if the program says so.
        const after = await pointsOf(stage().cloud, 'silver')
        expect([before - MUG.points, before - MUG.points + 57]).toContain(after)
      }))

    test('a cancelled redemption gives every point back', () =>
      withShoppers(stage(), ['plain'], async ({ plain }) => {
        const before = await pointsOf(stage().cloud, 'plain')
        await openReward(plain, WRAP.id)
        await plain.tap('reward-redeem')
        await plain.tap('redeem-confirm')
        await plain.isAt('packages/points/redemption/index')
        await plain.finds('pickup-code')
        expect(await pointsOf(stage().cloud, 'plain')).toBe(before - WRAP.points)
      }))

    test('what is not for her tier, or beyond her points, says so and cannot be pressed', () =>
      withShoppers(stage(), ['plain', 'silver'], async ({ plain, silver }) => {
        await openReward(silver, FOR_GOLD.id)
        await silver.sees('金卡会员及以上可兑', 'reward-standing')
        await openReward(plain, MUG.id)
        await plain.sees('还差', 'reward-standing')
        await plain.shoot('reward-short')
      }))
  })
}
