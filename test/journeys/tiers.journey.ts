/** Journey 4: the ladder, the exact distance, until when the level holds, what each level gives. */
import type { Stage } from './shopper'
import { ask, grouped } from './truth'
import { withShoppers } from './with-shoppers'

export function tiersJourney(stage: () => Stage): void {
  describe('4. climbing', () => {
    test('the tier page tells the exact distance, the date and the rights side by side', () =>
      withShoppers(stage(), ['silver'], async ({ silver }) => {
        const view = await ask(stage().cloud, 'silver', 'tier.get', {})
        const missingYuan = (view.tier.next?.missing ?? 0) / 100
        await silver.tap('home-tier')
        await silver.isAt('packages/points/tiers/index')
        await silver.sees(`再消费 ${grouped(missingYuan)} 元升级至金卡会员`, 'tiers-distance')
        await silver.sees(/有效期至 20\d\d年\d+月\d+日/, 'tiers-keep')
        for (const title of ['普通会员', '银卡会员', '金卡会员']) await silver.sees(title, 'tiers-ladder')
        for (const right of ['1 倍', '1.5 倍', '2 倍']) await silver.sees(right, 'tiers-rights')
        await silver.shoot('tiers')
      }))

    test('at the top there is nothing left to climb', () =>
      withShoppers(stage(), ['gold'], async ({ gold }) => {
        await gold.tap('home-tier')
        await gold.sees('已是最高等级', 'tiers-distance')
      }))
  })
}
