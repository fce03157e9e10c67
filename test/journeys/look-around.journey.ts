/** Every page that the other journeys pass by: it comes up, says something, and lets a lost network be repaired. */
import type { Stage } from './shopper'
import { openCounter, startOver } from './steps'
import { withShoppers } from './with-shoppers'

export function lookAroundJourney(stage: () => Stage): void {
  describe('looking around', () => {
    test('home, both shelves of the mall, and searching', () =>
      withShoppers(stage(), ['silver'], async ({ silver }) => {
        await silver.finds('home-points')
        await silver.sees('新茶到店')
        await silver.shoot('home')
        await silver.tap('tab-mall')
        await silver.tap('segment-cash')
        await silver.finds('mall-category-tea')
        await silver.shoot('mall-goods')
        await silver.tap('mall-sort-price_up')
        await silver.tap('segment-points')
        await silver.sees('礼物包装一次')
        await silver.shoot('mall-rewards')
        await silver.tap('tab-home')
        await silver.tap('home-search')
        await silver.type('search-input', '盖碗')
        await silver.tap('search-go')
        await silver.finds('product-gaiwan')
        await silver.shoot('search')
        await silver.back()
        await silver.isAt('pages/home/index')
      }))

    test('what is hers: orders, redemptions, addresses, profile, agreement', () =>
      withShoppers(stage(), ['silver'], async ({ silver }) => {
        await silver.tap('tab-me')
        await silver.finds('me-points')
        await silver.shoot('me')
        await silver.tap('me-orders-all')
        await silver.sees(/\d{4}年|¥/)
        await silver.back()
        await silver.tap('me-redemptions')
        await silver.sees('热茶一杯')
        await silver.shoot('redemptions')
        await silver.back()
        await silver.tap('me-addresses')
        await silver.finds('address-add')
        await silver.shoot('addresses')
        await silver.tap('address-add')
        await silver.finds('address-save')
        await silver.shoot('address-edit')
        await silver.tap('address-save')
        await silver.isAt('packages/member/address-edit/index')
        await silver.back()
        await silver.back()
        await silver.tap('me-agreement')
        await silver.finds('agreement-expiry')
        await silver.shoot('agreement')
        await silver.back()
        await silver.tap('me-profile')
        await silver.type('profile-nickname', '晚晴')
        await silver.shoot('profile')
        await silver.tap('profile-save')
        await silver.sees('晚晴', 'me-profile')
        await startOver(silver)
        await silver.sees('晚晴')
      }))

    test('a visitor is invited wherever members have something', () =>
      withShoppers(stage(), ['new'], async ({ new: newcomer }) => {
        await newcomer.finds('home-join')
        await newcomer.shoot('home-visitor')
        await newcomer.tap('tab-code')
        await newcomer.finds('code-join')
        await newcomer.shoot('code-visitor')
        await newcomer.tap('tab-me')
        await newcomer.finds('me-join')
        await newcomer.shoot('me-visitor')
      }))

    test('a lost network says so, keeps what was typed, and comes back', () =>
      withShoppers(stage(), ['silver'], async ({ silver }) => {
        await silver.tap('tab-me')
        await silver.finds('me-points')
        await silver.tap('me-addresses')
        await silver.tap('address-add')
        for (const [field, text] of Object.entries({
          name: '林小满',
          phone: '13800138002',
          region: '上海市徐汇区',
          detail: '乌鲁木齐中路 1 号',
        })) {
          await silver.type(`address-${field}`, text)
        }
        await silver.setOnline(false)
        await silver.tap('address-save')
        await silver.sees('网络')
        await silver.shoot('offline')
        await silver.setOnline(true)
        await silver.tap('address-save')
        await silver.isAt('packages/member/addresses/index')
        await silver.sees('乌鲁木齐中路 1 号')
      }))

    test('the counter’s own pages', () =>
      withShoppers(stage(), ['manager'], async ({ manager }) => {
        await openCounter(manager)
        await manager.tap('counter-enrol')
        await manager.type('enrol-phone', '13800138002')
        await manager.tap('enrol-agree')
        await manager.tap('enrol-submit')
        await manager.sees('已经是会员')
        await manager.tap('enrol-serve')
        await manager.isAt('packages/staff/purchase/index')
      }))
  })
}
