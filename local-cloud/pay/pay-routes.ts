import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { PayDesk } from './pay-desk'
import { PayError, payErrors } from './pay-error'
import type { PayKeys } from './pay-keys'
import type { PayStore } from './pay-store'
import { acceptRefund, describeRefund, refundSchema } from './refund'
import { findAuthorizationFault, platformHeaders } from './signature'
import { closeTrade, describeTrade, jsapiSchema, placeTrade } from './trade'

export interface PayParts {
  readonly keys: PayKeys
  readonly store: PayStore
  readonly desk: PayDesk
  readonly appId: string
  /** Where this app is mounted, for example `/pay`: merchants may sign paths with or without it. */
  readonly mountedAt: string
  readonly now: () => number
}

interface Answer {
  readonly status: number
  readonly body?: Record<string, unknown>
}

type Handler = (
  parts: PayParts,
  request: { body: unknown; param: (name: string) => string; query: URLSearchParams },
) => Answer

/** The merchant's side of WeChat Pay V3: signed requests in, signed answers out. */
export function payRoutes(parts: PayParts): Hono {
  const app = new Hono()
  const on = (method: 'GET' | 'POST', path: string, handler: Handler): void => {
    app.on(method, path, async c => answer(c, parts, handler))
  }
  on('POST', '/v3/pay/transactions/jsapi', placeOrder)
  on('GET', '/v3/pay/transactions/out-trade-no/:no', queryOrder)
  on('GET', '/v3/pay/transactions/id/:id', queryTransaction)
  on('POST', '/v3/pay/transactions/out-trade-no/:no/close', closeOrder)
  on('POST', '/v3/refund/domestic/refunds', placeRefund)
  on('GET', '/v3/refund/domestic/refunds/:no', queryRefund)
  app.all('/v3/*', c =>
    answer(c, parts, () => {
      throw payErrors.noResource(`接口 ${c.req.method} ${c.req.path}`)
    }),
  )
  return app
}

async function answer(c: Context, parts: PayParts, handler: Handler): Promise<Response> {
  const url = new URL(c.req.url)
  const text = await c.req.text()
  let result: Answer
  try {
    authenticate(c, parts, url, text)
    result = handler(parts, {
      body: parseBody(text),
      param: name => c.req.param(name) ?? '',
      query: url.searchParams,
    })
  } catch (error) {
    if (!(error instanceof PayError)) throw error
    const { code, message, detail, status } = error
    result = { status, body: { code, message, ...(detail ? { detail } : {}) } }
  }
  const body = result.body === undefined ? '' : JSON.stringify(result.body)
  const headers = platformHeaders(body, parts.keys, parts.now())
  if (body === '') return new Response(null, { status: result.status, headers })
  return new Response(body, {
    status: result.status,
    headers: { ...headers, 'content-type': 'application/json' },
  })
}

function authenticate(c: Context, parts: PayParts, url: URL, body: string): void {
  const asSent = `${url.pathname}${url.search}`
  const fault = findAuthorizationFault(
    {
      method: c.req.method,
      urls: [asSent, asSent.slice(parts.mountedAt.length)],
      body,
      authorization: c.req.header('authorization'),
    },
    parts.keys,
    parts.now(),
  )
  if (fault !== undefined) throw payErrors.sign(fault)
}

function parseBody(text: string): unknown {
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw payErrors.param('body', 'not JSON')
  }
}

function decode<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  const decoded = v.safeParse(schema, body)
  if (decoded.success) return decoded.output
  const issue = decoded.issues[0]
  throw payErrors.param(v.getDotPath(issue) ?? 'body', issue.message)
}

const placeOrder: Handler = ({ store, keys, appId, now }, { body }) => {
  const request = decode(jsapiSchema, body)
  if (request.mchid !== keys.mchid || request.appid !== appId) throw payErrors.mismatch()
  const trade = placeTrade(request, store.findTrade(request.out_trade_no), now())
  store.saveTrade(trade)
  return { status: 200, body: { prepay_id: trade.prepayId } }
}

const queryOrder: Handler = ({ store, keys }, { param, query }) => {
  if (query.get('mchid') !== keys.mchid)
    throw payErrors.param('mchid', 'must be the merchant that signed', 'query')
  const trade = store.findTrade(param('no'))
  if (!trade) throw payErrors.noOrder()
  return { status: 200, body: describeTrade(trade) }
}

const queryTransaction: Handler = ({ store, keys }, { param, query }) => {
  if (query.get('mchid') !== keys.mchid)
    throw payErrors.param('mchid', 'must be the merchant that signed', 'query')
  const trade = store.findTradeByTransactionId(param('id'))
  if (!trade) throw payErrors.noOrder()
  return { status: 200, body: describeTrade(trade) }
}

const closeOrder: Handler = ({ store, keys }, { param, body }) => {
  const { mchid } = decode(v.object({ mchid: v.string() }), body)
  if (mchid !== keys.mchid) throw payErrors.param('mchid', 'must be the merchant that signed')
  const trade = store.findTrade(param('no'))
  if (!trade) throw payErrors.noOrder()
  store.saveTrade(closeTrade(trade))
  return { status: 204 }
}

const placeRefund: Handler = ({ store, desk, now }, { body }) => {
  const request = decode(refundSchema, body)
  const { transaction_id: id, out_trade_no: no } = request
  if (id === undefined && no === undefined)
    throw payErrors.param('transaction_id', 'or out_trade_no is needed')
  const trade = id === undefined ? store.findTrade(no ?? '') : store.findTradeByTransactionId(id)
  const known = store.findRefund(request.out_refund_no)
  const earlier = trade ? store.refundsOf(trade.request.out_trade_no) : []
  const refund = acceptRefund(request, trade, earlier, known, now())
  if (!known && trade) desk.keepRefund(refund, trade)
  return { status: 200, body: describeRefund(refund) }
}

const queryRefund: Handler = ({ store }, { param }) => {
  const refund = store.findRefund(param('no'))
  if (!refund) throw payErrors.noResource('退款单')
  return { status: 200, body: describeRefund(refund) }
}
