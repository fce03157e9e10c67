/** The cart as it lies on the phone: which kinds, how many, and which of them are to be bought now. */

export interface CartLine {
  productId: string
  skuId: string
  count: number
  chosen: boolean
}

/** Most pieces of one kind, and most kinds in a cart: what one order takes. */
export const PIECES_MAX = 99
export const KINDS_MAX = 30

const isLine = (value: unknown): value is CartLine => {
  if (typeof value !== 'object' || value === null) return false
  const line = value as Partial<Record<keyof CartLine, unknown>>
  return (
    typeof line.productId === 'string' &&
    typeof line.skuId === 'string' &&
    typeof line.chosen === 'boolean' &&
    Number.isInteger(line.count) &&
    (line.count as number) >= 1 &&
    (line.count as number) <= PIECES_MAX
  )
}

/** What was remembered, without whatever is no cart line (an older version's, a damaged one). */
export const decodeCart = (value: unknown): CartLine[] =>
  Array.isArray(value) ? value.filter(isLine).slice(0, KINDS_MAX) : []

export type AddOutcome = 'added' | 'no_more_pieces' | 'cart_full'

/** Puts pieces in, newest kind first. `available` bounds the pieces of the kind. */
export function addLine(
  lines: readonly CartLine[],
  wanted: { productId: string; skuId: string; count: number },
  available: number,
): { lines: CartLine[]; outcome: AddOutcome } {
  const old = lines.find(line => line.skuId === wanted.skuId)
  if (!old && lines.length >= KINDS_MAX) return { lines: [...lines], outcome: 'cart_full' }
  const count = Math.min(PIECES_MAX, available, (old?.count ?? 0) + wanted.count)
  if (count <= (old?.count ?? 0)) return { lines: [...lines], outcome: 'no_more_pieces' }
  const line: CartLine = { productId: wanted.productId, skuId: wanted.skuId, count, chosen: true }
  return { lines: [line, ...lines.filter(other => other.skuId !== wanted.skuId)], outcome: 'added' }
}
