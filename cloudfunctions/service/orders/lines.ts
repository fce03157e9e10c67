/** From what a client names to what the shop sells: prices, titles and stock always come from here. */
import type { CartLineView } from '../../../src/contract/views'
import { err, ok, type Result } from '../../../src/domain/result'
import { COLLECTIONS, type OrderDoc, type ProductDoc } from '../documents'
import type { Store } from '../ports'

export interface LineRef {
  productId: string
  skuId: string
  count: number
}

export interface PricedLine extends LineRef {
  title: string
  values: string[]
  picture: ProductDoc['pictures'][number]
  unitPriceFen: number
  delivery: ProductDoc['delivery']
}

export async function readProducts(store: Store, refs: LineRef[]): Promise<Map<string, ProductDoc>> {
  const ids = [...new Set(refs.map(ref => ref.productId))]
  if (!ids.length) return new Map()
  const docs = await store.find<ProductDoc>(COLLECTIONS.products, { _id: { in: ids } }, { limit: ids.length })
  return new Map(docs.map(doc => [doc._id, doc]))
}

/** One line a SKU: a client may name the same one twice. */
export function merged(refs: LineRef[]): LineRef[] {
  const bySku = new Map<string, LineRef>()
  for (const ref of refs) {
    const same = bySku.get(ref.skuId)
    bySku.set(ref.skuId, same ? { ...same, count: same.count + ref.count } : ref)
  }
  return [...bySku.values()]
}

/** Prices the lines by the shop's own data. Errors: `product_not_found` with the line at fault. */
export function priceLines(
  refs: LineRef[],
  products: Map<string, ProductDoc>,
): Result<PricedLine[], { code: 'product_not_found'; param: string; skuId: string }> {
  const priced: PricedLine[] = []
  for (const [i, ref] of refs.entries()) {
    const product = products.get(ref.productId)
    const sku = product?.skus.find(s => s.skuId === ref.skuId)
    if (!product || !sku) return err({ code: 'product_not_found', param: `lines.${i}`, skuId: ref.skuId })
    priced.push({
      ...ref,
      title: product.title,
      values: sku.values,
      picture: product.pictures[0]!,
      unitPriceFen: sku.priceFen,
      delivery: product.delivery,
    })
  }
  return ok(priced)
}

/** A cart line as it is today; what is gone is said instead of refused. */
export function cartLine(
  ref: LineRef,
  products: Map<string, ProductDoc>,
  stock: Record<string, number>,
): CartLineView {
  const product = products.get(ref.productId)
  const sku = product?.skus.find(s => s.skuId === ref.skuId)
  return {
    productId: ref.productId,
    skuId: ref.skuId,
    title: product?.title ?? '商品已下架',
    values: sku?.values ?? [],
    picture: product?.pictures[0] ?? { src: 'missing', alt: '已下架' },
    unitPriceFen: sku?.priceFen ?? 0,
    stock: sku ? (stock[ref.skuId] ?? 0) : 0,
    delivery: product?.delivery ?? [],
    ...(product ? (sku ? {} : { gone: 'sku' as const }) : { gone: 'product' as const }),
  }
}

export const stockItems = (lines: LineRef[]): OrderDoc['stock'] =>
  lines.map(({ skuId, count }) => ({ stockId: skuId, count }))
