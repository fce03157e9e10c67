/** What only a phone has: its camera, screen, address book and WeChat's own questions. */

import type { Shopper } from '../journeys/shopper'
import { openCounter, showMemberCode } from '../journeys/steps'
import { withShoppers } from '../journeys/with-shoppers'
import type { WeappShopper, WeappStage } from './weapp-shopper'

const BRIGHT = 1
const POLL_MS = 50
const PATIENCE_MS = 5000

const phoneOf = (shopper: Shopper) => (shopper as WeappShopper).phone

/** The screen's state once it is as wanted. */
async function screenBecomes(
  shopper: Shopper,
  wanted: { brightness: number; keepScreenOn: boolean },
): Promise<void> {
  const startedMs = Date.now()
  for (;;) {
    const device = await phoneOf(shopper).device()
    const isWanted = device.brightness === wanted.brightness && device.keepScreenOn === wanted.keepScreenOn
    if (isWanted) return
    if (Date.now() - startedMs > PATIENCE_MS) throw new Error(`the screen stays at ${JSON.stringify(device)}`)
    await new Promise(resolve => setTimeout(resolve, POLL_MS))
  }
}

export function abilitiesJourney(stage: () => WeappStage): void {
  describe('what only a phone has', () => {
    test('the screen is bright while the code is shown and as before afterwards', () =>
      withShoppers(stage(), ['gold'], async ({ gold }) => {
        await showMemberCode(gold)
        await screenBecomes(gold, { brightness: BRIGHT, keepScreenOn: true })
        await gold.tap('tab-home')
        await screenBecomes(gold, { brightness: 0.5, keepScreenOn: false })
      }))

    test('the code goes on without a network and says so', () =>
      withShoppers(stage(), ['gold'], async ({ gold }) => {
        const code = await showMemberCode(gold)
        await gold.setOnline(false)
        await gold.tap('code-refresh')
        await gold.finds('code-offline')
        await gold.sees(/(\d ?){18}/, 'code-digits')
        await gold.setOnline(true)
        await gold.tap('code-refresh')
        await gold.misses('code-offline')
        expect((await gold.text('code-digits')).replace(/\D/g, '').slice(0, 10)).toBe(code.slice(0, 10))
      }))

    test('the clerk scans instead of typing; turning back changes nothing', () =>
      withShoppers(stage(), ['gold', 'clerk'], async ({ gold, clerk }) => {
        await openCounter(clerk)
        await clerk.tap('counter-scan')
        await clerk.isAt('packages/staff/counter/index')
        phoneOf(clerk).answers.scan = await showMemberCode(gold)
        await clerk.tap('counter-scan')
        await clerk.isAt('packages/staff/purchase/index')
        await clerk.finds('counter-member')
      }))

    test('who does not give her phone number is not a member and is told so', () =>
      withShoppers(stage(), ['new'], async ({ new: newcomer }) => {
        phoneOf(newcomer).answers.phone = 'deny'
        await newcomer.tap('home-join')
        await newcomer.tap('join-agree')
        await newcomer.tap('join-phone')
        await newcomer.sees('没有授权手机号')
        expect(await newcomer.has('join-done')).toBe(false)
      }))

    test('an address comes from WeChat’s own address book', () =>
      withShoppers(stage(), ['gold'], async ({ gold }) => {
        phoneOf(gold).answers.address = {
          userName: '周黎',
          telNumber: '13800138003',
          provinceName: '上海市',
          cityName: '上海市',
          countyName: '静安区',
          detailInfo: '愚园路 1 号',
        }
        await gold.tap('tab-me')
        await gold.tap('me-addresses')
        await gold.tap('address-wechat')
        await gold.sees('愚园路 1 号')
      }))
  })
}
