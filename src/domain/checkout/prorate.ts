import { invariant } from '../result'

/**
 * Splits `total` over parts in proportion to their weights; the parts sum to the total exactly and none exceeds its
 * weight when the total does not exceed their sum. Largest remainder first, ties to the earlier part.
 */
export function prorate(total: number, weights: number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  invariant(
    Number.isSafeInteger(total) && total >= 0 && weights.every(w => Number.isSafeInteger(w) && w >= 0),
    'prorating takes whole amounts',
  )
  if (sum === 0) {
    invariant(total === 0, 'nothing to carry the total')
    return weights.map(() => 0)
  }
  const exact = weights.map(w => BigInt(total) * BigInt(w))
  const parts = exact.map(x => Number(x / BigInt(sum)))
  const remainders = exact
    .map((x, i) => ({ i, rest: x % BigInt(sum) }))
    .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))
  const missing = total - parts.reduce((a, b) => a + b, 0)
  for (const { i } of remainders.slice(0, missing)) parts[i]! += 1
  return parts
}
