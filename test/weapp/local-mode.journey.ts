/** Journey 8: the build that DevTools opens, with no WeChat cloud behind it, talks to the local cloud over HTTP. */
import type { Stage } from '../journeys/shopper'
import { join, openProduct, showMemberCode, startOver } from '../journeys/steps'
import { grouped, pointsOf } from '../journeys/truth'
import { withShoppers } from '../journeys/with-shoppers'

/** 耐热玻璃公道杯, ¥59.00. */
const CUP = { category: 'teaware', id: 'fair-cup' }

export function localModeJourney(stage: () => Stage): void {
  test('one becomes another person, buys, and pays on the local sheet', () =>
    withShoppers(stage(), ['visitor'], async ({ visitor: developer }) => {
      const points = await pointsOf(stage().cloud, 'silver')
      await developer.tap('tab-me')
      await developer.tap('person-silver')
      await developer.sees(grouped(points), 'home-points')
      await openProduct(developer, CUP)
      await developer.tap('product-buy')
      await developer.tap('segment-pickup')
      await developer.tap('checkout-store-anfu')
      const earns = await developer.number('checkout-earns')
      await developer.tap('checkout-submit')
      await developer.payBy('pay')
      await developer.sees('支付成功', 'paid-title')
      expect(await pointsOf(stage().cloud, 'silver')).toBe(points + earns)
      await startOver(developer)
      await developer.sees(grouped(points + earns), 'home-points')
      expect(await showMemberCode(developer)).toHaveLength(18)
    }))

  test('a new person joins through the dialog that the page draws in WeChat’s place', () =>
    withShoppers(stage(), ['visitor'], async ({ visitor: developer }) => {
      await developer.tap('tab-me')
      await developer.tap('person-new')
      await developer.tap('home-join')
      await join(developer)
      await developer.sees('100', 'join-points')
    }))
}
