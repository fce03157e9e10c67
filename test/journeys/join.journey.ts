/** Journey 1: a visitor reads what is promised, consents, and is a member; the same person is found again. */
import type { Stage } from './shopper'
import { join, openCounter, pressAmount, startOver } from './steps'
import { ask } from './truth'
import { withShoppers } from './with-shoppers'

const MINUTE_MS = 60_000

export function joinJourney(stage: () => Stage): void {
  describe('1. signing up', () => {
    test('without the consent nothing happens; with it the welcome points are there', () =>
      withShoppers(stage(), ['new'], async ({ new: newcomer }) => {
        const agreement = await ask(stage().cloud, 'visitor', 'agreement.get', {})
        await newcomer.tap('home-join')
        await newcomer.sees(agreement.expiryTerm, 'join-expiry')
        await newcomer.shoot('join')
        await newcomer.tap('join-phone')
        await newcomer.sees('请先阅读并勾选会员协议')
        await join(newcomer)
        await newcomer.sees('100', 'join-points')
        await newcomer.shoot('join-done')
        await newcomer.tap('join-back')
        await newcomer.sees('100', 'home-points')
        await newcomer.sees('普通会员', 'home-tier')
        await startOver(newcomer)
        await newcomer.sees('100', 'home-points')
        await newcomer.tap('tab-me')
        await newcomer.tap('me-profile')
        await newcomer.sees(agreement.version)
      }))

    test('who bought in a store by phone is found again in WeChat, with her points', () =>
      withShoppers(stage(), ['clerk', 'visitor'], async ({ clerk, visitor }) => {
        const { cloud } = stage()
        const phone = cloud.people.find(person => person.id === 'visitor')?.phone ?? ''
        await openCounter(clerk)
        await clerk.tap('counter-enrol')
        await clerk.type('enrol-phone', phone)
        await clerk.tap('enrol-agree')
        await clerk.shoot('counter-enrol')
        await clerk.tap('enrol-submit')
        await clerk.isAt('packages/staff/purchase/index')
        await pressAmount(clerk, '66')
        await clerk.tap('counter-submit')
        await clerk.sees('+66', 'counter-headline')

        await visitor.tap('home-join')
        await join(visitor)
        await visitor.sees('认出你了')
        const me = await ask(cloud, 'visitor', 'member.me', {})
        expect(me.phone.endsWith(phone.slice(-4))).toBe(true)
        expect(me.points.available).toBe(100 + 66)
        await visitor.sees('166', 'join-points')
        const { version } = await ask(cloud, 'visitor', 'agreement.get', {})
        const newest = me.consents.at(-1)
        expect(newest?.version).toBe(version)
        expect(Math.abs((newest?.atMs ?? 0) - me.nowMs)).toBeLessThan(5 * MINUTE_MS)
      }))
  })
}
