/**
 * How much of an order a refund returns: cash, used points and uses of a limit. Each is a share of the whole order's
 * by the pieces returned so far, less what earlier refunds have returned; so all parts sum to the whole, in whatever
 * order and number they come.
 */
import { prorate } from '../checkout/prorate'
import { err, invariant, ok, type Result } from '../result'
import type { EntryRef, LimitUse, Posting } from './account'
import type { EntryStep } from './steps'

/** One line of an order as it was paid. A purchase that is only an amount is a line of as many pieces of one fen. */
export interface ReversibleLine {
  /** Unique within the order. */
  lineId: string
  /** Pieces bought, 1 or more. */
  count: number
  /** Cash paid for all its pieces. */
  cashFen: number
  /** What points paid for all its pieces. Where points have no price in fen (0 on every line), pieces weigh the same. */
  pointsFen: number
}

/** What of a burn or earn entry its reversal needs. */
export interface StoredBurn {
  postings: Posting[]
}
export interface StoredEarn {
  key: string
  title: string
  ruleId?: string
  steps?: EntryStep[]
  postings: Posting[]
}

/** A paid order with what it moved, as recorded then. */
export interface ReversibleOrder {
  ref: EntryRef
  /** Start of its entries' keys, such as `order:ID`. */
  key: string
  lines: ReversibleLine[]
  shippingFen: number
  /** Absent when no points were used. */
  burn?: StoredBurn
  earns: StoredEarn[]
  /** For rewards with a limit: what the redemption counted. */
  uses?: LimitUse
  /** What earlier refunds have returned, all together. */
  returned: Returned
}

/** What refunds have returned. Amounts are 0 or more. */
export interface Returned {
  /** By line. */
  pieces: Record<string, number>
  /** By line. */
  cashFen: Record<string, number>
  shippingFen: number
  /** Used points given back, those that lapsed at once included. */
  points: number
  /** What was taken back of each earn entry, by its key; what is owed or was let go included. */
  earned: Record<string, number>
}

export const NOTHING_RETURNED: Returned = { pieces: {}, cashFen: {}, shippingFen: 0, points: 0, earned: {} }

/** Both together: what an order's record keeps after one more refund. */
export function addReturned(a: Returned, b: Returned): Returned {
  const sum = (x: Record<string, number>, y: Record<string, number>) => ({
    ...x,
    ...Object.fromEntries(Object.entries(y).map(([key, amount]) => [key, (x[key] ?? 0) + amount])),
  })
  return {
    pieces: sum(a.pieces, b.pieces),
    cashFen: sum(a.cashFen, b.cashFen),
    shippingFen: a.shippingFen + b.shippingFen,
    points: a.points + b.points,
    earned: sum(a.earned, b.earned),
  }
}

/** All cash of it, courier included, in fen. */
export const cashOf = (returned: Returned): number =>
  Object.values(returned.cashFen).reduce((a, b) => a + b, returned.shippingFen)

export interface RefundRequest {
  /** Pieces by line, or all that is left. */
  pieces: Record<string, number> | 'rest'
  /** Whether the courier fee goes back too, if it has not yet. */
  shipping: boolean
}

export type RefundError =
  | { code: 'unknown_line'; lineId: string }
  | { code: 'pieces_not_whole'; lineId: string; pieces: number }
  | { code: 'refund_above_rest'; lineId: string; pieces: number; left: number }
  | { code: 'nothing_to_refund' }

export interface RefundPlan {
  /** What this refund returns; `earned` is empty: it depends on the entries. */
  part: Returned
  /** Cash of goods returned after it, in fen: what earned units are recomputed without. */
  refundedGoodsFen: number
  /** No piece is left after it. */
  complete: boolean
  /** Points used for the whole order. */
  pointsUsed: number
  /** Uses to give back, 0 or more. */
  uses: number
}

/** Errors: `unknown_line`, `pieces_not_whole`, `refund_above_rest`, `nothing_to_refund`. */
export function planRefund(order: ReversibleOrder, request: RefundRequest): Result<RefundPlan, RefundError> {
  const asked = askedPieces(order, request)
  if (!asked.ok) return asked
  const pieces = asked.value
  const { lines, returned } = order
  const pointsUsed = usedPoints(order.burn)
  const linePoints = pointsByLine(lines, pointsUsed)
  const after = lines.map(line => (returned.pieces[line.lineId] ?? 0) + (pieces[line.lineId] ?? 0))
  const before = lines.map(line => returned.pieces[line.lineId] ?? 0)
  const cashFen: Record<string, number> = {}
  lines.forEach((line, i) => {
    const now = share(line.cashFen, after[i]!, line.count) - (returned.cashFen[line.lineId] ?? 0)
    if (pieces[line.lineId]) cashFen[line.lineId] = Math.max(0, now)
  })
  const pointsAfter = lines.reduce((sum, line, i) => sum + share(linePoints[i]!, after[i]!, line.count), 0)
  const part: Returned = {
    pieces,
    cashFen,
    shippingFen: request.shipping ? order.shippingFen - returned.shippingFen : 0,
    points: Math.max(0, pointsAfter - returned.points),
    earned: {},
  }
  if (total(Object.values(pieces)) === 0 && part.shippingFen === 0) return err({ code: 'nothing_to_refund' })
  const all = total(lines.map(line => line.count))
  const usesBy = (done: number[]) => share(order.uses?.count ?? 0, total(done), all)
  return ok({
    part,
    refundedGoodsFen: total(Object.values(addReturned(returned, part).cashFen)),
    complete: total(after) === all,
    pointsUsed,
    uses: usesBy(after) - usesBy(before),
  })
}

/** Pieces to return by line, without lines of which none are; all that is left for `rest`. */
function askedPieces(
  { lines, returned }: ReversibleOrder,
  { pieces }: RefundRequest,
): Result<Record<string, number>, RefundError> {
  const left = new Map(lines.map(line => [line.lineId, line.count - (returned.pieces[line.lineId] ?? 0)]))
  invariant(left.size === lines.length, 'lines of an order have different ids')
  const asked = pieces === 'rest' ? [...left] : Object.entries(pieces)
  for (const [lineId, count] of asked) {
    const rest = left.get(lineId)
    if (rest === undefined) return err({ code: 'unknown_line', lineId })
    if (!Number.isSafeInteger(count) || count < 0)
      return err({ code: 'pieces_not_whole', lineId, pieces: count })
    if (count > rest) return err({ code: 'refund_above_rest', lineId, pieces: count, left: rest })
  }
  return ok(Object.fromEntries(asked.filter(([, count]) => count > 0)))
}

/** Points that the order burned. */
const usedPoints = (burn: StoredBurn | undefined): number =>
  total((burn?.postings ?? []).filter(posting => posting.to === 'burned').map(posting => posting.amount))

const pointsByLine = (lines: ReversibleLine[], points: number): number[] =>
  prorate(
    points,
    lines.some(line => line.pointsFen > 0)
      ? lines.map(line => line.pointsFen)
      : lines.map(line => line.count),
  )

/** `part` pieces' share of an amount, rounded down; the whole of it for all pieces. */
function share(amount: number, part: number, all: number): number {
  return all === 0 ? 0 : Number((BigInt(amount) * BigInt(part)) / BigInt(all))
}

const total = (amounts: number[]): number => amounts.reduce((a, b) => a + b, 0)
