/**
 * What an order costs and what points may do for it. The server decides with this and the mini-program shows with it:
 * the same numbers, because it is the same code.
 */

import { computeEarn } from '../points/earn'
import type { Program } from '../program/schema'
import { err, ok, type Result } from '../result'
import { prorate } from './prorate'

export interface QuoteLine {
  skuId: string
  count: number
  unitPriceFen: number
}

export interface Shipping {
  feeFen: number
  freeFromFen: number
}

/** How many points an order could take, and what stops it there. */
export interface PointsCap {
  /** Points are used in multiples of this. */
  stepPoints: number
  /** Most points this order takes from this member; 0 when none can be used. */
  maxPoints: number
  minPoints: number
  /** What `stepPoints` are worth, in fen. */
  stepFen: number
  /** What sets the maximum: the share of the goods that points may pay, or the member's own points. */
  limitedBy: 'share' | 'balance' | 'minimum'
  capPercent: number
}

export interface Quote {
  goodsFen: number
  shippingFen: number
  points: number
  pointsFen: number
  /** What is paid in cash: goods less points, plus the courier. Always above 0. */
  payableFen: number
  /** Cash paid for each line's goods, in the order of the lines: they sum to goods − points. */
  lineCashFen: number[]
  cap: PointsCap
  /** What the member gets when it is paid, by unit. */
  earns: { unit: string; amount: number }[]
}

export type QuoteError =
  | { code: 'points_not_in_steps'; stepPoints: number; minPoints: number }
  | { code: 'points_above_cap'; maxPoints: number; limitedBy: PointsCap['limitedBy'] }
  | { code: 'nothing_to_pay' }

export interface QuoteInput {
  lines: QuoteLine[]
  delivery: 'express' | 'pickup'
  shipping: Shipping
  availablePoints: number
  points: number
  tierId: string
  atMs: number
}

/** Most points an order of that many fen of goods takes; at least one fen is left to pay, whatever the program's share. */
export function pointsCap(program: Program, goodsFen: number, availablePoints: number): PointsCap {
  const { rate, stepPoints, capPercent, minPoints } = program.redemption.checkout
  const stepFen = (stepPoints * rate.fen) / rate.points
  const shareFen = Math.min(Math.floor((goodsFen * capPercent) / 100), Math.max(0, goodsFen - 1))
  const byShare = Math.floor(shareFen / stepFen) * stepPoints
  const byBalance = Math.floor(availablePoints / stepPoints) * stepPoints
  const max = Math.min(byShare, byBalance)
  const limitedBy =
    max < Math.max(minPoints, stepPoints) ? 'minimum' : byShare <= byBalance ? 'share' : 'balance'
  return {
    stepPoints,
    stepFen,
    minPoints,
    capPercent,
    limitedBy,
    maxPoints: limitedBy === 'minimum' ? 0 : max,
  }
}

/** Prices an order. Errors: `points_not_in_steps`, `points_above_cap`, `nothing_to_pay`. */
export function quote(program: Program, input: QuoteInput): Result<Quote, QuoteError> {
  const weights = input.lines.map(line => line.unitPriceFen * line.count)
  const goodsFen = weights.reduce((a, b) => a + b, 0)
  const cap = pointsCap(program, goodsFen, input.availablePoints)
  const { points } = input
  if (points > cap.maxPoints)
    return err({ code: 'points_above_cap', maxPoints: cap.maxPoints, limitedBy: cap.limitedBy })
  if (points < 0 || points % cap.stepPoints !== 0 || (points > 0 && points < cap.minPoints)) {
    return err({ code: 'points_not_in_steps', stepPoints: cap.stepPoints, minPoints: cap.minPoints })
  }
  const pointsFen = (points / cap.stepPoints) * cap.stepFen
  const shippingFen =
    input.delivery === 'pickup' || goodsFen >= input.shipping.freeFromFen ? 0 : input.shipping.feeFen
  const payableFen = goodsFen - pointsFen + shippingFen
  if (payableFen <= 0) return err({ code: 'nothing_to_pay' })
  const discounts = prorate(pointsFen, weights)
  const earned = computeEarn(program, {
    trigger: 'online_purchase',
    paidFen: goodsFen - pointsFen,
    atMs: input.atMs,
    tierId: input.tierId,
  })
  return ok({
    goodsFen,
    shippingFen,
    points,
    pointsFen,
    payableFen,
    lineCashFen: weights.map((weight, i) => weight - discounts[i]!),
    cap,
    earns: earned.filter(e => e.amount > 0).map(e => ({ unit: e.rule.unit, amount: e.amount })),
  })
}
