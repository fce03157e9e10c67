/** A shop small enough that people get in each other's way: few pieces, low thresholds, short lives. */
import { COLLECTIONS } from '../../cloudfunctions/service/documents'
import { homeDoc, productDoc } from '../../cloudfunctions/service/publish'
import demoProgram from '../../shop/demo/program.json'
import demoShop from '../../shop/demo/shop.json'
import type { Category, Product, Reward, Shop } from '../../src/contract/catalog'
import { decodeProgram } from '../../src/domain/program/decode-program'
import type { World } from '../service/harness/world'

const picture = { src: 'none', alt: '无图' }
const category: Category = { _id: 'all', title: '全部', picture, sort: 1 }

const product = (_id: string, priceFen: number, delivery: Product['delivery']): Product => ({
  _id,
  title: _id,
  subtitle: _id,
  categoryId: category._id,
  pictures: [picture],
  options: [],
  skus: [{ skuId: `${_id}-1`, values: [], priceFen }],
  story: [],
  facts: [],
  delivery,
  tags: [],
  sort: 1,
})

export const PRODUCTS = [
  product('tea', 3_000, ['express', 'pickup']),
  product('cup', 5_000, ['express', 'pickup']),
  product('cake', 20_000, ['pickup']),
]

const reward = (_id: string, kind: Reward['kind'], more: Partial<Reward>): Reward => ({
  _id,
  title: _id,
  subtitle: _id,
  kind,
  picture,
  points: 200,
  cashFen: 0,
  validDays: 3,
  story: [],
  terms: [],
  sort: 1,
  ...more,
})

export const REWARDS = [
  reward('card', 'goods', { limit: { count: 1, period: 'ever' } }),
  reward('voucher', 'coupon', { points: 300, limit: { count: 2, period: 'day' } }),
  reward('mug', 'goods', { points: 400, cashFen: 1_900, limit: { count: 1, period: 'day' } }),
  reward('class', 'service', { points: 500, tierId: 'silver' }),
]

export const STOCK: Record<string, number> = {
  'tea-1': 12,
  'cup-1': 4,
  'cake-1': 6,
  card: 3,
  voucher: 20,
  mug: 3,
  class: 2,
}

export const STORES = ['anfu', 'dongshankou'] as const

/** The demo's program with points that live for days, tiers within reach, and a welcome worth spending. */
function program() {
  const decoded = decodeProgram({
    ...demoProgram,
    units: demoProgram.units.map(unit =>
      unit.id === 'points' ? { ...unit, expiry: { kind: 'days', days: 2 } } : unit,
    ),
    earn: demoProgram.earn.map(rule =>
      rule.id === 'welcome' ? { ...rule, formula: { kind: 'flat', amount: 1_000 } } : rule,
    ),
    tiers: {
      ...demoProgram.tiers,
      levels: demoProgram.tiers.levels.map((level, i) => ({ ...level, attain: [0, 20_000, 60_000][i] })),
    },
  })
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error))
  return decoded.value
}

/** Puts the shop into an empty database. */
export async function openSmallShop(world: World): Promise<void> {
  const shop = { ...demoShop, sections: [] } as unknown as Shop
  const rules = program()
  await world.store.insert(COLLECTIONS.products, PRODUCTS.map(productDoc))
  await world.store.insert(COLLECTIONS.rewards, REWARDS)
  await world.store.insert(
    COLLECTIONS.stock,
    Object.entries(STOCK).map(([_id, available]) => ({
      _id,
      supplied: available,
      available,
      holds: {},
      holdCount: 0,
    })),
  )
  await world.store.insert(COLLECTIONS.shop, [
    shop,
    { _id: 'program', program: rules },
    homeDoc(shop, [category], PRODUCTS, REWARDS, rules),
  ])
}
