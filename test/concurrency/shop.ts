/** A shop for crowds: what a test sells is its own, and everybody's welcome is one known number of points. */
import { cloudbaseStore } from '../../cloudfunctions/service/adapters/cloudbase-store'
import { COLLECTIONS } from '../../cloudfunctions/service/documents'
import { homeDoc, productDoc } from '../../cloudfunctions/service/publish'
import type { SeedShop } from '../../local-cloud'
import demoProgram from '../../shop/demo/program.json'
import demoShop from '../../shop/demo/shop.json'
import type { Category, Product, Reward, Shop } from '../../src/contract/catalog'
import { decodeProgram } from '../../src/domain/program/decode-program'
import type { Program } from '../../src/domain/program/schema'

/** Points that a member begins with. */
export const WELCOME_POINTS = 100_000
/** The store that staff stand in and things are picked up in. */
export const STORE_ID = demoShop.stores[0]!._id

export interface Goods {
  products?: readonly Product[]
  rewards?: readonly Reward[]
  /** Pieces by SKU or reward. */
  stock: Readonly<Record<string, number>>
}

const picture = { src: 'none', alt: '无图' }
const category: Category = { _id: 'all', title: '全部', picture, sort: 1 }

/** A product with one SKU, named `ID-1`. */
export const product = (_id: string, priceFen: number): Product => ({
  _id,
  title: _id,
  subtitle: _id,
  categoryId: category._id,
  pictures: [picture],
  options: [],
  skus: [{ skuId: `${_id}-1`, values: [], priceFen }],
  story: [],
  facts: [],
  delivery: ['pickup'],
  tags: [],
  sort: 1,
})

export const reward = (_id: string, points: number, more: Partial<Reward> = {}): Reward => ({
  _id,
  title: _id,
  subtitle: _id,
  kind: 'goods',
  picture,
  points,
  cashFen: 0,
  validDays: 3,
  story: [],
  terms: [],
  sort: 1,
  ...more,
})

/** The demo's program with a welcome worth spending. */
export function crowdProgram(): Program {
  const decoded = decodeProgram({
    ...demoProgram,
    earn: demoProgram.earn.map(rule =>
      rule.id === 'welcome' ? { ...rule, formula: { kind: 'flat', amount: WELCOME_POINTS } } : rule,
    ),
  })
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error))
  return decoded.value
}

/** Puts the goods on sale; nobody has joined yet. */
export function sell({ products = [], rewards = [], stock }: Goods): SeedShop {
  return async ({ app }) => {
    const store = cloudbaseStore(app.database())
    const insert = async (collection: string, documents: readonly object[]) => {
      if (!documents.length) return
      const inserted = await store.insert(collection, [...documents])
      if (!inserted.ok) throw new Error(`${collection}: two documents have one id`)
    }
    const shop = { ...demoShop, sections: [] } as unknown as Shop
    const program = crowdProgram()
    await insert(COLLECTIONS.products, products.map(productDoc))
    await insert(COLLECTIONS.rewards, rewards)
    const pieces = Object.entries(stock)
    await insert(
      COLLECTIONS.stock,
      pieces.map(([_id, supplied]) => ({ _id, supplied, available: supplied, holds: {}, holdCount: 0 })),
    )
    await insert(COLLECTIONS.shop, [
      shop,
      { _id: 'program', program },
      homeDoc(shop, [category], [...products], [...rewards], program),
    ])
  }
}
