/** Journey 5: points and cash together; held before payment, burned by it, given back without it. */
import type { Shopper, Stage } from './shopper'
import { openProduct, startOver } from './steps'
import { ask, grouped, pointsOf } from './truth'
import { withShoppers } from './with-shoppers'

/** 白瓷盖碗 甜白, ¥98.00. */
const GAIWAN = { category: 'teaware', id: 'gaiwan' }
const PRICE_FEN = 9800

async function checkOut(shopper: Shopper): Promise<void> {
  await openProduct(shopper, GAIWAN)
  await shopper.tap('product-buy')
  await shopper.tap('segment-pickup')
  await shopper.tap('checkout-store-anfu')
  await shopper.finds('checkout-points')
}

async function openStatement(shopper: Shopper): Promise<void> {
  await startOver(shopper)
  await shopper.tap('tab-me')
  await shopper.tap('me-points')
  await shopper.isAt('packages/points/statement/index')
}

export function pointsAndCashJourney(stage: () => Stage): void {
  describe('5. points and cash', () => {
    test('the slider ends at its cap, points are held, and come back with the cancelled order', () =>
      withShoppers(stage(), ['gold'], async ({ gold }) => {
        const before = await pointsOf(stage().cloud, 'gold')
        const most = Math.floor(before / 100) * 100
        await checkOut(gold)
        await gold.sees('98', 'checkout-pay-total')
        await gold.slide('checkout-points', 1)
        await gold.sees(grouped(most), 'checkout-points-used')
        await gold.sees(`${(PRICE_FEN - most) / 100}`, 'checkout-pay-total')
        await gold.sees(new RegExp(`最多可用 (${most}|${grouped(most)})`), 'checkout-points-cap')
        await gold.shoot('checkout-with-points')
        await gold.tap('checkout-submit')
        await gold.payBy('cancel')
        await gold.isAt('packages/order/detail/index')
        await gold.sees(grouped(most))

        await openStatement(gold)
        await gold.sees(grouped(most), 'statement-held')
        await gold.sees(grouped(before - most), 'statement-balance')

        const orders = await ask(stage().cloud, 'gold', 'order.list', { limit: 1 })
        await startOver(gold)
        await gold.tap('tab-me')
        await gold.tap('me-orders-pay')
        await gold.tap(`order-${orders.orders[0]?.orderId}`)
        await gold.tap('order-cancel')
        await gold.sees(`${most} 积分会原路退回`)
        await gold.tap('dialog-confirm')
        await gold.sees('已取消', 'order-state')
        expect(await pointsOf(stage().cloud, 'gold')).toBe(before)
      }))

    test('paid: the points are burned, and only the cash earns new ones', () =>
      withShoppers(stage(), ['gold'], async ({ gold }) => {
        const before = await pointsOf(stage().cloud, 'gold')
        await checkOut(gold)
        await gold.slide('checkout-points', 0.5)
        await gold.sees(/[1-9]00/, 'checkout-points-used')
        const used = await gold.number('checkout-points-used')
        expect(used).toBeGreaterThan(0)
        expect(used % 100).toBe(0)
        const cashYuan = (PRICE_FEN - used) / 100
        await gold.sees(`${cashYuan}`, 'checkout-pay-total')
        await gold.sees(`+${cashYuan * 2}`, 'checkout-earns')
        await gold.tap('checkout-submit')
        await gold.payBy('pay')
        await gold.isAt('packages/shop/paid/index')
        await gold.sees(`+${cashYuan * 2}`, 'paid-earned')
        expect(await pointsOf(stage().cloud, 'gold')).toBe(before - used + cashYuan * 2)
        await openStatement(gold)
        await gold.sees(grouped(before - used + cashYuan * 2), 'statement-balance')
        expect(await gold.has('statement-held')).toBe(false)
      }))
  })
}
