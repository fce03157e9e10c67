/** Refunds of a paid order, as pure decisions; refusals are thrown as PayError. */
import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { payErrors } from './pay-error'
import { formatPayTime, payDay } from './pay-time'
import type { Trade } from './trade'

const REFUNDS_MAX = 50
const YEAR_MS = 365 * 24 * 3_600_000

/** Body of `POST /v3/refund/domestic/refunds`. */
export const refundSchema = v.object({
  transaction_id: v.optional(v.string()),
  out_trade_no: v.optional(v.string()),
  out_refund_no: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_\-|*@]{1,64}$/, '1 to 64 letters, digits or _-|*@')),
  reason: v.optional(v.pipe(v.string(), v.maxLength(80))),
  notify_url: v.optional(v.pipe(v.string(), v.url(), v.regex(/^https?:\/\/[^?#]+$/, 'no query string'))),
  amount: v.object({
    refund: v.pipe(v.number(), v.integer(), v.minValue(1)),
    total: v.pipe(v.number(), v.integer(), v.minValue(1)),
    currency: v.literal('CNY'),
  }),
})

export type RefundRequest = v.InferOutput<typeof refundSchema>

export interface Refund {
  readonly request: RefundRequest
  readonly outTradeNo: string
  readonly transactionId: string
  readonly refundId: string
  readonly status: 'PROCESSING' | 'SUCCESS'
  readonly createdAtMs: number
  readonly succeededAtMs?: number
}

/** The accepted refund, or the known one when the same request comes again. */
export function acceptRefund(
  request: RefundRequest,
  trade: Trade | undefined,
  earlier: readonly Refund[],
  known: Refund | undefined,
  nowMs: number,
): Refund {
  if (known) {
    if (JSON.stringify(known.request) === JSON.stringify(request)) return known
    throw payErrors.invalidRequest('订单金额或退款金额与之前请求不一致，请核实后再试')
  }
  if (!trade) throw payErrors.noResource('订单')
  const { transactionId, paidAtMs } = trade
  if (transactionId === undefined || paidAtMs === undefined)
    throw payErrors.invalidRequest('订单未支付，不能退款')
  if (nowMs - paidAtMs > YEAR_MS) throw payErrors.invalidRequest('订单已超过退款期限')
  if (request.amount.total !== trade.request.amount.total) throw payErrors.invalidRequest('订单金额不一致')
  const refundedFen = earlier.reduce((sum, refund) => sum + refund.request.amount.refund, 0)
  if (refundedFen + request.amount.refund > trade.request.amount.total) {
    throw payErrors.invalidRequest('申请退款金额大于订单可退金额')
  }
  if (earlier.length >= REFUNDS_MAX) throw payErrors.invalidRequest('退款次数超过限制')
  const random = BigInt(`0x${randomBytes(8).toString('hex')}`)
    .toString()
    .padStart(17, '0')
    .slice(-17)
  return {
    request,
    outTradeNo: trade.request.out_trade_no,
    transactionId,
    refundId: `503${payDay(nowMs)}${random}`,
    status: 'PROCESSING',
    createdAtMs: nowMs,
  }
}

export function succeedRefund(refund: Refund, nowMs: number): Refund {
  return { ...refund, status: 'SUCCESS', succeededAtMs: nowMs }
}

/** The refund as answers show it. */
export function describeRefund(refund: Refund): Record<string, unknown> {
  const { refund: refundFen, total, currency } = refund.request.amount
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.request.out_refund_no,
    transaction_id: refund.transactionId,
    out_trade_no: refund.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    ...(refund.succeededAtMs === undefined ? {} : { success_time: formatPayTime(refund.succeededAtMs) }),
    create_time: formatPayTime(refund.createdAtMs),
    status: refund.status,
    funds_account: 'AVAILABLE',
    amount: {
      total,
      refund: refundFen,
      payer_total: total,
      payer_refund: refundFen,
      settlement_refund: refundFen,
      settlement_total: total,
      discount_refund: 0,
      currency,
    },
  }
}

/** The refund as its notification tells it. */
export function describeRefundNotice(refund: Refund, mchid: string): Record<string, unknown> {
  const { refund: refundFen, total } = refund.request.amount
  return {
    mchid,
    out_trade_no: refund.outTradeNo,
    transaction_id: refund.transactionId,
    out_refund_no: refund.request.out_refund_no,
    refund_id: refund.refundId,
    refund_status: refund.status,
    success_time: formatPayTime(refund.succeededAtMs ?? refund.createdAtMs),
    user_received_account: '支付用户零钱',
    amount: { total, refund: refundFen, payer_total: total, payer_refund: refundFen },
  }
}
