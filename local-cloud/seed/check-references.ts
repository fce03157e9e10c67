/** What no single file can know of itself: ids that name something elsewhere, and ids used twice. Pure. */
import type { Category, Product, Reward, Shop } from '../../src/contract/catalog'
import { formatPath, oneOf, type ShopProblem } from './problems'

/** A decoded thing and where it was written. */
export interface Placed<T> {
  readonly file: string
  readonly index: number
  readonly value: T
}

export interface DecodedCatalog {
  readonly shop: Shop | undefined
  readonly categories: readonly Placed<Category>[]
  readonly products: readonly Placed<Product>[]
  readonly rewards: readonly Placed<Reward>[]
  readonly stock: Readonly<Record<string, number>> | undefined
}

type At = (file: string, keys: (string | number)[], message: string) => void

/** Every problem between the files of a shop. `tierIds`: the levels of the program. */
export function checkReferences(catalog: DecodedCatalog, tierIds: readonly string[]): ShopProblem[] {
  const problems: ShopProblem[] = []
  const at: At = (file, keys, message) => problems.push({ file, path: formatPath(keys), message })
  checkDuplicates(catalog, at)
  const categoryIds = new Set(catalog.categories.map(c => c.value._id))
  for (const product of catalog.products) checkProduct(product, categoryIds, at)
  for (const { file, index, value } of catalog.rewards) {
    if (value.tierId && !tierIds.includes(value.tierId))
      at(
        file,
        [index, 'tierId'],
        `"${value.tierId}" is no tier of the program; must be ${oneOf(tierIds)}, or left out`,
      )
  }
  checkStock(catalog, at)
  if (catalog.shop) checkShop(catalog.shop, catalog, categoryIds, at)
  return problems
}

function checkDuplicates({ shop, categories, products, rewards }: DecodedCatalog, at: At): void {
  const unique = (what: string) => {
    const seen = new Map<string, string>()
    return (id: string, file: string, keys: (string | number)[]) => {
      const first = seen.get(id)
      if (first) at(file, keys, `"${id}" is already the id of ${first}; every ${what} needs its own`)
      else seen.set(id, `${file} ${formatPath(keys)}`)
    }
  }
  const category = unique('category')
  for (const { file, index, value } of categories) category(value._id, file, [index, '_id'])
  const product = unique('product')
  // SKUs and rewards share the stock, so they share their ids' space.
  const stocked = unique('SKU and reward')
  for (const { file, index, value } of products) {
    product(value._id, file, [index, '_id'])
    value.skus.forEach((sku, i) => {
      stocked(sku.skuId, file, [index, 'skus', i, 'skuId'])
    })
  }
  for (const { file, index, value } of rewards) stocked(value._id, file, [index, '_id'])
  const store = unique('store')
  shop?.stores.forEach((s, i) => {
    store(s._id, 'shop.json', ['stores', i, '_id'])
  })
}

function checkProduct({ file, index, value }: Placed<Product>, categoryIds: Set<string>, at: At): void {
  if (!categoryIds.has(value.categoryId))
    at(file, [index, 'categoryId'], `"${value.categoryId}" is no category; must be ${oneOf(categoryIds)}`)
  const used = value.options.map(() => new Set<string>())
  const combinations = new Map<string, number>()
  value.skus.forEach((sku, i) => {
    const here = [index, 'skus', i]
    if (sku.marketPriceFen !== undefined && sku.marketPriceFen < sku.priceFen)
      at(file, [...here, 'marketPriceFen'], `must be at least the price (${sku.priceFen}), or left out`)
    if (sku.values.length !== value.options.length) {
      const names = value.options.map(option => option.name).join('、') || 'no options, so an empty list'
      at(
        file,
        [...here, 'values'],
        `must have ${value.options.length} values, one for each of the product's options: ${names}`,
      )
      return
    }
    sku.values.forEach((chosen, o) => {
      const option = value.options[o]
      if (!option) return
      used[o]?.add(chosen)
      if (!option.values.includes(chosen))
        at(
          file,
          [...here, 'values', o],
          `"${chosen}" is no value of the option ${option.name}; must be ${oneOf(option.values)}`,
        )
    })
    const key = JSON.stringify(sku.values)
    const first = combinations.get(key)
    if (first !== undefined)
      at(
        file,
        [...here, 'values'],
        `are the same as those of skus[${first}]; every SKU needs its own combination`,
      )
    else combinations.set(key, i)
  })
  value.options.forEach((option, o) => {
    option.values.forEach((name, i) => {
      if (!used[o]?.has(name))
        at(
          file,
          [index, 'options', o, 'values', i],
          `"${name}" is in no SKU; add one that has it, or leave the value out`,
        )
    })
  })
}

function checkStock({ products, rewards, stock }: DecodedCatalog, at: At): void {
  if (!stock) return
  const skus = products.flatMap(p =>
    p.value.skus.map((sku, i) => ({ id: sku.skuId, from: `${p.file} ${formatPath([p.index, 'skus', i])}` })),
  )
  const known = [...skus, ...rewards.map(r => ({ id: r.value._id, from: `${r.file} [${r.index}]` }))]
  for (const { id, from } of known) {
    if (!Object.hasOwn(stock, id))
      at('stock.json', [id], `is missing; ${from} needs its number of pieces here, 0 when sold out`)
  }
  const ids = new Set(known.map(k => k.id))
  for (const id of Object.keys(stock)) {
    if (!ids.has(id)) at('stock.json', [id], 'is neither a SKU nor a reward; must be the id of one')
  }
}

function checkShop(shop: Shop, { products }: DecodedCatalog, categoryIds: Set<string>, at: At): void {
  const productIds = new Set(products.map(p => p.value._id))
  shop.banners.forEach(({ link }, i) => {
    const here = ['banners', i, 'link', 'id']
    if (link.to === 'product' && !productIds.has(link.id))
      at('shop.json', here, `"${link.id}" is no product; must be ${oneOf(productIds)}`)
    if (link.to === 'category' && !categoryIds.has(link.id))
      at('shop.json', here, `"${link.id}" is no category; must be ${oneOf(categoryIds)}`)
  })
  shop.sections.forEach((section, s) => {
    section.productIds.forEach((id, i) => {
      if (!productIds.has(id))
        at(
          'shop.json',
          ['sections', s, 'productIds', i],
          `"${id}" is no product; must be ${oneOf(productIds)}`,
        )
    })
  })
}
