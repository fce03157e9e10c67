/** How heavy the pages are for WeChat: what crosses between its two threads, and how much it has to draw. */
import type { Shopper } from '../journeys/shopper'
import { openProduct } from '../journeys/steps'
import { withShoppers } from '../journeys/with-shoppers'
import type { WeappShopper, WeappStage } from './weapp-shopper'

/** The design's own goal for the first update, and WeChat's advice for the rest. */
const FIRST_SET_DATA_BYTES_MAX = 32 * 1024
const SET_DATA_BYTES_MAX = 256 * 1024
const NODES_MAX = 1000
const DEPTH_MAX = 30
const CHILDREN_MAX = 60

async function isLight(shopper: Shopper): Promise<void> {
  const { phone } = shopper as WeappShopper
  const { setData } = await phone.report()
  const weight = await phone.weight()
  const page = setData.at(-1)?.page
  const ofPage = setData.filter(record => record.page === page).map(record => record.bytes)
  expect(ofPage[0]).toBeLessThanOrEqual(FIRST_SET_DATA_BYTES_MAX)
  expect(Math.max(...ofPage)).toBeLessThanOrEqual(SET_DATA_BYTES_MAX)
  expect(weight?.nodes).toBeGreaterThan(10)
  expect(weight?.nodes).toBeLessThanOrEqual(NODES_MAX)
  expect(weight?.depth).toBeLessThanOrEqual(DEPTH_MAX)
  expect(weight?.widest).toBeLessThanOrEqual(CHILDREN_MAX)
}

export function weightJourney(stage: () => WeappStage): void {
  describe('weight', () => {
    test('home, the mall, a product and the statement are light enough for WeChat', () =>
      withShoppers(stage(), ['silver'], async ({ silver }) => {
        await silver.finds('home-points')
        await isLight(silver)
        await silver.tap('tab-mall')
        await silver.finds('segment-cash')
        await silver.sees('¥')
        await isLight(silver)
        await openProduct(silver, { category: 'teaware', id: 'gaiwan' })
        await isLight(silver)
        await silver.restart()
        await silver.tap('home-points')
        await silver.finds('statement-balance')
        await isLight(silver)
      }))
  })
}
