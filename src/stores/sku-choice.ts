/** Choosing a kind of a product: one value for each option, with what is sold out told before it is tapped. */
import type { Product, Sku } from '@/contract/catalog'

/** The chosen value of each option, in the options' order. */
export type Choice = readonly string[]

/** What is chosen before the member chooses: the first kind that can be had, or the first of all. */
export function firstChoice(product: Product, stock: Record<string, number>): Choice {
  const sku = product.skus.find(candidate => (stock[candidate.skuId] ?? 0) > 0) ?? product.skus[0]
  return sku?.values ?? []
}

/** The kind that has exactly these values. */
export const chosenSku = (product: Product, choice: Choice): Sku | undefined =>
  product.skus.find(
    sku => sku.values.length === choice.length && sku.values.every((value, i) => value === choice[i]),
  )

/**
 * The choice after tapping a value. Where the other values do not exist with it, the nearest kind that has it is
 * taken: one in stock before one that is not.
 */
export function choose(
  product: Product,
  stock: Record<string, number>,
  choice: Choice,
  option: number,
  value: string,
): Choice {
  const wanted = choice.map((old, i) => (i === option ? value : old))
  if (chosenSku(product, wanted)) return wanted
  const having = product.skus.filter(sku => sku.values[option] === value)
  const best = having.find(sku => (stock[sku.skuId] ?? 0) > 0) ?? having[0]
  return best?.values ?? choice
}

export type ValueState = 'chosen' | 'open' | 'sold_out'

/** How a value of an option is drawn: sold out where no kind with it, and the other values as chosen, can be had. */
export function valueState(
  product: Product,
  stock: Record<string, number>,
  choice: Choice,
  option: number,
  value: string,
): ValueState {
  if (choice[option] === value) return 'chosen'
  const withIt = product.skus.filter(sku => sku.values[option] === value)
  const matching = withIt.filter(sku => sku.values.every((other, i) => i === option || other === choice[i]))
  const candidates = matching.length > 0 ? matching : withIt
  return candidates.some(sku => (stock[sku.skuId] ?? 0) > 0) ? 'open' : 'sold_out'
}
