/** Journeys 2 and 3: from the shelf to a paid order, by every way of leaving the pay sheet; the points say why. */
import type { Shopper, Stage } from './shopper'
import { fillAddress, join, openProduct, startOver } from './steps'
import { grouped, pointsOf } from './truth'
import { withShoppers } from './with-shoppers'

/** 白瓷盖碗: 甜白 ¥98.00, 影青 ¥108.00. */
const GAIWAN = { category: 'teaware', id: 'gaiwan', celadonSku: 'gaiwan-celadon' }
/** 耐热玻璃公道杯, ¥59.00. */
const CUP = { category: 'teaware', id: 'fair-cup' }

async function readReceiptOfNewestEntry(shopper: Shopper): Promise<void> {
  await shopper.tap('tab-me')
  await shopper.tap('me-statement')
  await shopper.isAt('packages/points/statement/index')
  await shopper.finds('statement-balance')
  await shopper.sees('购物得积分')
  const entries = (await shopper.ids(/^entry-\d+$/)).map(id => Number(id.slice('entry-'.length)))
  await shopper.shoot('statement')
  await shopper.tap(`entry-${Math.max(...entries)}`)
  await shopper.isAt('packages/points/receipt/index')
  await shopper.finds('receipt-lines')
  await shopper.shoot('receipt')
}

export function shopJourney(stage: () => Stage): void {
  describe('2. shopping', () => {
    test('a newcomer chooses an option, fills the cart, gives an address, cancels once and pays', () =>
      withShoppers(stage(), ['new'], async ({ new: newcomer }) => {
        await openProduct(newcomer, GAIWAN)
        await newcomer.tap('option-0-1')
        await newcomer.sees('108', 'product-price')
        await newcomer.shoot('product')
        await newcomer.tap('product-add-cart')
        await newcomer.sees('已加入购物车')
        await newcomer.tap('product-cart')
        await newcomer.isAt('packages/shop/cart/index')
        await newcomer.sees('影青', `cart-row-${GAIWAN.celadonSku}`)
        await newcomer.sees('108', 'cart-total')
        await newcomer.shoot('cart')

        // Whoever is not a member yet is asked to join; the cart waits.
        await newcomer.tap('cart-checkout')
        await newcomer.tap('dialog-confirm')
        await join(newcomer)
        await newcomer.tap('join-back')
        await newcomer.isAt('packages/shop/cart/index')
        await newcomer.tap('cart-checkout')
        await newcomer.isAt('packages/shop/checkout/index')
        await newcomer.tap('checkout-add-address')
        await fillAddress(newcomer)
        await newcomer.isAt('packages/shop/checkout/index')
        await newcomer.sees('安福路 88 号', 'checkout-address')
        await newcomer.sees('108', 'checkout-pay-total')
        await newcomer.sees('+108', 'checkout-earns')
        await newcomer.shoot('checkout')

        await newcomer.tap('checkout-submit')
        await newcomer.payBy('cancel')
        await newcomer.isAt('packages/order/detail/index')
        await newcomer.sees('待付款', 'order-state')
        await newcomer.sees('付款后获得 108', 'order-earns')
        await newcomer.shoot('order-awaiting-payment')
        await newcomer.tap('order-pay')
        await newcomer.payBy('pay')
        await newcomer.sees(/待发货|待收货/, 'order-state')
        await newcomer.sees('获得 108', 'order-earns')
        await newcomer.shoot('order-paid')
        await startOver(newcomer)
        await newcomer.sees('208', 'home-points')
      }))

    test('who walks away from the pay sheet finds the order waiting and can cancel it', () =>
      withShoppers(stage(), ['plain'], async ({ plain }) => {
        const before = await pointsOf(stage().cloud, 'plain')
        await openProduct(plain, CUP)
        await plain.tap('product-buy')
        await plain.tap('segment-pickup')
        await plain.tap('checkout-store-anfu')
        await plain.sees('59', 'checkout-pay-total')
        await plain.tap('checkout-submit')
        await plain.payBy('leave')
        await plain.tap('tab-me')
        await plain.tap('me-orders-pay')
        await plain.isAt('packages/order/list/index')
        await plain.sees('待付款')
        await plain.shoot('orders')
        const waiting = (await plain.ids(/^order-[0-9a-f]{32}$/))[0] ?? ''
        await plain.tap(waiting)
        await plain.sees('待付款', 'order-state')
        await plain.tap('order-cancel')
        await plain.tap('dialog-confirm')
        await plain.sees('已取消', 'order-state')
        expect(await pointsOf(stage().cloud, 'plain')).toBe(before)
      }))
  })

  describe('3. earning', () => {
    test('points arrive when the order is paid, by the tier, and say why', () =>
      withShoppers(stage(), ['silver'], async ({ silver }) => {
        const before = await pointsOf(stage().cloud, 'silver')
        await openProduct(silver, CUP)
        await silver.tap('product-buy')
        await silver.tap('segment-pickup')
        await silver.tap('checkout-store-anfu')
        await silver.sees('最多抵商品金额的 50%', 'checkout-points-cap')
        await silver.sees('+88', 'checkout-earns')
        await silver.tap('checkout-submit')
        await silver.payBy('pay')
        await silver.isAt('packages/shop/paid/index')
        await silver.sees('支付成功', 'paid-title')
        await silver.sees('+88', 'paid-earned')
        await silver.shoot('paid')
        expect(await pointsOf(stage().cloud, 'silver')).toBe(before + 88)
        await startOver(silver)
        await silver.sees(grouped(before + 88), 'home-points')
        await readReceiptOfNewestEntry(silver)
        // 59 元 × 1.5 = 88.5, rounded down.
        for (const step of ['59.00 元', '×1.5', '向下取整']) await silver.sees(step, 'receipt-lines')
        await silver.sees('88', 'receipt-total')
      }))
  })
}
