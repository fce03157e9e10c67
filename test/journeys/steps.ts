/** Parts of journeys that several of them walk. */
import type { Shopper } from './shopper'

/** Digits of the member code that is on the screen now. */
export async function showMemberCode(shopper: Shopper): Promise<string> {
  await shopper.tap('tab-code')
  await shopper.sees(/点按显示数字|\d{4} \d/, 'code-digits')
  if (!/\d{3}/.test(await shopper.text('code-digits'))) await shopper.tap('code-digits')
  await shopper.sees(/(\d ?){18}/, 'code-digits')
  return (await shopper.text('code-digits')).replace(/\D/g, '')
}

/** Reads the agreement's promise, consents, and joins with the phone number. */
export async function join(shopper: Shopper): Promise<void> {
  await shopper.finds('join-expiry')
  await shopper.tap('join-agree')
  await shopper.tap('join-phone')
  await shopper.allowPhone()
  await shopper.finds('join-done')
}

/** Opens a product from the mall's shelf of its category. */
export async function openProduct(
  shopper: Shopper,
  product: { category: string; id: string },
): Promise<void> {
  await shopper.tap('tab-mall')
  await shopper.tap('segment-cash')
  await shopper.tap(`mall-category-${product.category}`)
  await shopper.tap(`product-${product.id}`)
  await shopper.isAt('packages/shop/product/index')
  await shopper.finds('product-buy')
}

/** Opens a reward from the mall's other shelf. */
export async function openReward(shopper: Shopper, rewardId: string): Promise<void> {
  await shopper.tap('tab-mall')
  await shopper.tap('segment-points')
  await shopper.tap(`reward-${rewardId}`)
  await shopper.isAt('packages/points/reward/index')
  await shopper.finds('reward-title')
}

/** Types an address by hand and saves it. */
export async function fillAddress(shopper: Shopper): Promise<void> {
  await shopper.isAt('packages/member/address-edit/index')
  await shopper.type('address-name', '许念')
  await shopper.type('address-phone', '13800138001')
  await shopper.type('address-region', '上海市徐汇区')
  await shopper.type('address-detail', '安福路 88 号 3 楼')
  await shopper.tap('address-save')
}

/** The pickup code on the page in front, digits only. */
export async function readPickupCode(shopper: Shopper): Promise<string> {
  await shopper.sees(/(\d ?){12}/, 'pickup-code')
  return (await shopper.text('pickup-code')).replace(/\D/g, '')
}

/** Goes home from wherever the last step ended: closes the app and opens it again. */
export async function startOver(shopper: Shopper): Promise<void> {
  await shopper.restart()
  await shopper.finds('tab-home')
}

/** The clerk types a customer's code at the counter. */
export async function typeAtCounter(clerk: Shopper, code: string): Promise<void> {
  await clerk.tap('counter-type')
  await clerk.type('counter-code-input', code)
  await clerk.tap('counter-code-go')
}

/** The clerk opens the counter from her own page. */
export async function openCounter(clerk: Shopper): Promise<void> {
  await clerk.tap('tab-me')
  await clerk.tap('me-counter')
  await clerk.isAt('packages/staff/counter/index')
  await clerk.finds('counter-type')
}

/** Presses the amount on the counter's keys: `128.5`. */
export async function pressAmount(clerk: Shopper, amount: string): Promise<void> {
  for (const sign of amount) await clerk.tap(sign === '.' ? 'key-dot' : `key-${sign}`)
}
