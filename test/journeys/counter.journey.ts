/** Journey 7: at the counter, a code of 30 seconds, a purchase, the points at once, and every reason to refuse. */
import { memberCode, STEP_MS, stepAt } from '../../src/domain/member-code/member-code'
import type { Shopper, Stage } from './shopper'
import { openCounter, pressAmount, showMemberCode, typeAtCounter } from './steps'
import { ask, grouped, pointsOf } from './truth'
import { withShoppers } from './with-shoppers'

/** Steps that a genuine code may be behind before it is called stale. */
const STALE_STEPS = 3

/** The clerk types a code that the counter must not take, reads why, and starts again. */
async function refused(clerk: Shopper, code: string, reason: string): Promise<void> {
  await typeAtCounter(clerk, code)
  await clerk.sees(reason)
  await clerk.restart()
  await openCounter(clerk)
}

/** A genuine code of this member as it was some steps ago: what a photograph of her screen would hold. */
async function oldCode(stage: Stage, person: string): Promise<string> {
  const { member, nowMs } = await ask(stage.cloud, person, 'member.me', {})
  const secret = stage.cloud.environment.MEMBER_CODE_SECRET ?? ''
  return memberCode(secret, member.memberId, stepAt(nowMs - STALE_STEPS * STEP_MS))
}

/**
 * Purchases are carried out, and their answers are lost on the way. Many, for Chromium itself sends a request again
 * over each of its kept connections while they break.
 */
const LOSE_PURCHASES = { call: { loseNext: 50, command: 'counter.purchase' } }

/** What goes wrong from now on, in place of what went wrong before. */
async function orderFaults(stage: Stage, order: object): Promise<void> {
  const response = await fetch(`${stage.cloud.url}/control/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(order),
  })
  if (!response.ok) throw new Error(`the local cloud takes no faults: ${await response.text()}`)
}

async function recordPurchase(clerk: Shopper, code: string, amount: string): Promise<void> {
  await typeAtCounter(clerk, code)
  await clerk.isAt('packages/staff/purchase/index')
  await pressAmount(clerk, amount)
  await clerk.tap('counter-submit')
  await clerk.finds('counter-result')
}

export function counterJourney(stage: () => Stage): void {
  describe('7. at the counter', () => {
    test('a stale, made-up, mistyped or used code is refused with its reason', () =>
      withShoppers(stage(), ['gold', 'clerk'], async ({ gold, clerk }) => {
        await openCounter(clerk)
        await refused(clerk, await oldCode(stage(), 'gold'), '会员码已过期')
        const code = await showMemberCode(gold)
        await refused(clerk, `${code.slice(0, 10)}00000000`, '不是有效的会员码')
        await refused(clerk, code.slice(0, 17), '没认出来')
        await recordPurchase(clerk, code, '10')
        await clerk.tap('counter-next')
        await refused(clerk, code, '会员码已使用过')
      }))

    test('the clerk types the code, sees who it is, records a purchase, and the points follow', () =>
      withShoppers(stage(), ['plain', 'clerk'], async ({ plain, clerk }) => {
        const before = await pointsOf(stage().cloud, 'plain')
        await openCounter(clerk)
        await clerk.shoot('counter')
        const salesBefore = await clerk.number('counter-sales')
        const code = await showMemberCode(plain)
        expect(code).toHaveLength(18)
        await plain.shoot('member-code')
        await typeAtCounter(clerk, code)
        await clerk.isAt('packages/staff/purchase/index')
        await clerk.finds('counter-member')
        await pressAmount(clerk, '88.8')
        await clerk.sees('+88', 'counter-preview')
        await clerk.shoot('purchase')
        await clerk.tap('counter-submit')
        await clerk.sees('+88', 'counter-headline')
        await clerk.shoot('purchase-done')
        expect(await pointsOf(stage().cloud, 'plain')).toBe(before + 88)
        // The member's own screen tells her without being touched.
        await plain.sees('+88', 'code-arrival')
        await clerk.tap('counter-next')
        const [whole = '', decimals = ''] = (salesBefore + 88.8).toFixed(2).split('.')
        await clerk.sees(new RegExp(`${grouped(Number(whole))} ?\\.${decimals}`), 'counter-sales')
      }))

    test('a lost answer is asked for again, and the purchase is recorded once', () =>
      withShoppers(stage(), ['plain', 'clerk'], async ({ plain, clerk }) => {
        const before = await pointsOf(stage().cloud, 'plain')
        await openCounter(clerk)
        await typeAtCounter(clerk, await showMemberCode(plain))
        await clerk.isAt('packages/staff/purchase/index')
        await pressAmount(clerk, '30')
        await orderFaults(stage(), LOSE_PURCHASES)
        await clerk.tap('counter-submit')
        await clerk.finds('counter-uncertain')
        expect(await pointsOf(stage().cloud, 'plain')).toBe(before + 30)
        await clerk.shoot('purchase-uncertain')
        await orderFaults(stage(), {})
        await clerk.tap('counter-submit')
        await clerk.sees('+30', 'counter-headline')
        expect(await pointsOf(stage().cloud, 'plain')).toBe(before + 30)
      }))

    test('a purchase that reaches the next level says so', () =>
      withShoppers(stage(), ['silver', 'clerk'], async ({ silver, clerk }) => {
        const { tier } = await ask(stage().cloud, 'silver', 'tier.get', {})
        const missingYuan = Math.ceil((tier.next?.missing ?? 0) / 100)
        await openCounter(clerk)
        await recordPurchase(clerk, await showMemberCode(silver), String(missingYuan))
        await clerk.sees('恭喜升级为金卡会员', 'counter-upgrade')
        await clerk.shoot('upgrade')
        const after = await ask(stage().cloud, 'silver', 'tier.get', {})
        expect(after.tier.tierId).toBe('gold')
      }))
  })
}
