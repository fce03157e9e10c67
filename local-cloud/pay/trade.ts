/** A payment order and its states, as pure decisions; refusals are thrown as PayError. */
import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { payErrors } from './pay-error'
import { formatPayTime, parsePayTime, payDay } from './pay-time'

const PREPAY_LIFE_MS = 2 * 3_600_000

const tradeNumber = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_\-|*]{6,32}$/, '6 to 32 letters, digits or _-|*'))
const payTime = v.pipe(
  v.string(),
  v.check(text => parsePayTime(text) !== undefined, 'an RFC 3339 time with zone'),
)

/** Body of `POST /v3/pay/transactions/jsapi`, as far as the platform looks at it. */
export const jsapiSchema = v.object({
  appid: v.pipe(v.string(), v.minLength(1), v.maxLength(32)),
  mchid: v.pipe(v.string(), v.minLength(1), v.maxLength(32)),
  description: v.pipe(v.string(), v.minLength(1), v.maxLength(127)),
  out_trade_no: tradeNumber,
  time_expire: v.optional(payTime),
  attach: v.optional(v.pipe(v.string(), v.maxLength(128))),
  notify_url: v.pipe(
    v.string(),
    v.url(),
    v.maxLength(255),
    v.regex(/^https?:\/\/[^?#]+$/, 'no query string'),
  ),
  amount: v.object({
    total: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000_000)),
    currency: v.optional(v.literal('CNY'), 'CNY'),
  }),
  payer: v.object({ openid: v.pipe(v.string(), v.regex(/^o[\w-]{5,127}$/, 'an openid')) }),
})

export type JsapiRequest = v.InferOutput<typeof jsapiSchema>

export interface Trade {
  readonly request: JsapiRequest
  readonly prepayId: string
  readonly state: 'NOTPAY' | 'SUCCESS' | 'CLOSED' | 'REFUND'
  readonly createdAtMs: number
  readonly transactionId?: string
  readonly paidAtMs?: number
}

/** A new order, or the known one when the same request comes again. */
export function placeTrade(request: JsapiRequest, known: Trade | undefined, nowMs: number): Trade {
  const expiresAtMs = request.time_expire === undefined ? undefined : parsePayTime(request.time_expire)
  if (!known) {
    if (expiresAtMs !== undefined && expiresAtMs <= nowMs)
      throw payErrors.param('time_expire', 'must be in the future')
    const prepayId = `wx${payDay(nowMs).slice(2)}${randomBytes(14).toString('hex')}`
    return { request, prepayId, state: 'NOTPAY', createdAtMs: nowMs }
  }
  if (known.state === 'CLOSED') throw payErrors.closed()
  if (known.state !== 'NOTPAY') throw payErrors.paid()
  if (JSON.stringify(known.request) !== JSON.stringify(request)) throw payErrors.numberUsed()
  return known
}

/** Why the order cannot be paid now, in the words the pay sheet shows; undefined when it can. */
export function findPayObstacle(trade: Trade, nowMs: number): string | undefined {
  if (trade.state === 'CLOSED') return '订单已关闭'
  if (trade.state !== 'NOTPAY') return '该订单已支付'
  const expiresAtMs =
    trade.request.time_expire === undefined ? undefined : parsePayTime(trade.request.time_expire)
  if (expiresAtMs !== undefined && nowMs >= expiresAtMs) return '订单已过期，请重新下单'
  if (nowMs - trade.createdAtMs > PREPAY_LIFE_MS) return '支付会话已失效，请重新发起'
  return undefined
}

/** The paid order. Call only where `findPayObstacle` finds none. */
export function payTrade(trade: Trade, nowMs: number): Trade {
  const random = BigInt(`0x${randomBytes(9).toString('hex')}`)
    .toString()
    .padStart(16, '0')
    .slice(-16)
  return { ...trade, state: 'SUCCESS', paidAtMs: nowMs, transactionId: `4200${payDay(nowMs)}${random}` }
}

export function closeTrade(trade: Trade): Trade {
  if (trade.state === 'CLOSED') throw payErrors.closed()
  if (trade.state !== 'NOTPAY') throw payErrors.paid()
  return { ...trade, state: 'CLOSED' }
}

const descriptions = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  CLOSED: '订单已关闭',
  REFUND: '订单发生过退款',
} as const

/** The order as the merchant sees it, in queries and in notifications. */
export function describeTrade(trade: Trade): Record<string, unknown> {
  const { request } = trade
  const common = {
    appid: request.appid,
    mchid: request.mchid,
    out_trade_no: request.out_trade_no,
    ...(request.attach === undefined ? {} : { attach: request.attach }),
    trade_state: trade.state,
    trade_state_desc: descriptions[trade.state],
    payer: { openid: request.payer.openid },
  }
  const { total, currency } = request.amount
  if (trade.paidAtMs === undefined) return { ...common, amount: { total, currency } }
  return {
    ...common,
    transaction_id: trade.transactionId,
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    success_time: formatPayTime(trade.paidAtMs),
    amount: { total, payer_total: total, currency, payer_currency: currency },
  }
}
