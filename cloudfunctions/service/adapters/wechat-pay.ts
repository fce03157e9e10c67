/**
 * WeChat Pay, API V3: requests signed with the merchant's key, answers and notifications verified with the platform's
 * (https://pay.weixin.qq.com/doc/v3/merchant/4012791856 JSAPI 下单, …/4012791861 支付通知).
 */
import { createDecipheriv, randomBytes, sign, verify } from 'node:crypto'
import * as v from 'valibot'
import { err, ok, type Result } from '../../../src/domain/result'
import type { HttpEvent, ReadNotice } from '../handle-notice'
import type { PaymentNotice, Payments, PaymentUnavailable } from '../ports'

export interface WechatPayConfig {
  baseUrl: string
  appId: string
  merchantId: string
  /** PEM; signs our requests. */
  merchantPrivateKey: string
  merchantSerial: string
  /** PEM; verifies the platform's answers and notifications. */
  platformPublicKey: string
  platformSerial: string
  /** 32 bytes; decrypts notifications. */
  apiV3Key: string
  notifyUrl: string
}

const TIMEOUT_MS = 4_000
/** Notifications older or newer than this are refused, as WeChat Pay's documents ask. */
const NOTICE_SLACK_MS = 5 * 60_000
const UNAVAILABLE: PaymentUnavailable = { code: 'payment_unavailable' }

const Transaction = v.object({
  out_trade_no: v.string(),
  trade_state: v.string(),
  transaction_id: v.optional(v.string()),
  success_time: v.optional(v.string()),
  amount: v.optional(v.object({ total: v.optional(v.number()) })),
})

/** Name of the refund of an order that was cancelled: there is one at most, so a repeat refunds nothing twice. */
const refundNo = (outTradeNo: string) => `${outTradeNo}-r`

export function wechatPay(config: WechatPayConfig, now: () => number): Payments {
  const send = sender(config, now)
  return {
    async prepay({ outTradeNo, description, totalFen, payByMs, openid }) {
      const answer = await send('POST', '/v3/pay/transactions/jsapi', {
        appid: config.appId,
        mchid: config.merchantId,
        description,
        out_trade_no: outTradeNo,
        time_expire: new Date(payByMs).toISOString().replace(/\.\d+Z$/, '+00:00'),
        notify_url: config.notifyUrl,
        amount: { total: totalFen, currency: 'CNY' },
        payer: { openid },
      })
      const prepayId = (answer?.body as { prepay_id?: unknown } | undefined)?.prepay_id
      if (answer?.status !== 200 || typeof prepayId !== 'string') return err(UNAVAILABLE)
      return ok({ prepayId, params: paymentParams(config, prepayId, now()) })
    },
    async query(outTradeNo) {
      const answer = await send(
        'GET',
        `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${config.merchantId}`,
      )
      if (answer?.status === 404) return ok(undefined)
      if (answer?.status !== 200) return err(UNAVAILABLE)
      const notice = noticeOf(answer.body)
      return notice === undefined ? err(UNAVAILABLE) : ok(notice === 'other' ? undefined : notice)
    },
    async close(outTradeNo) {
      const answer = await send('POST', `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`, {
        mchid: config.merchantId,
      })
      const code = (answer?.body as { code?: string } | undefined)?.code
      if (code === 'ORDERPAID' || code === 'ORDER_PAID') return ok('paid')
      // Closed now, closed before, or never shown to the platform: in each case nobody can pay it any more.
      if (answer && (answer.status < 300 || code === 'ORDER_CLOSED' || answer.status === 404))
        return ok('closed')
      return err(UNAVAILABLE)
    },
    async refund({ outTradeNo, totalFen, reason }) {
      const answer = await send('POST', '/v3/refund/domestic/refunds', {
        out_trade_no: outTradeNo,
        out_refund_no: refundNo(outTradeNo),
        reason,
        amount: { refund: totalFen, total: totalFen, currency: 'CNY' },
      })
      return answer?.status === 200 ? ok(undefined) : err(UNAVAILABLE)
    },
  }
}

/** What `wx.requestPayment` takes; `paySign` covers app, time, nonce and package. */
function paymentParams(config: WechatPayConfig, prepayId: string, nowMs: number) {
  const timeStamp = String(Math.floor(nowMs / 1000))
  const nonceStr = randomBytes(16).toString('hex')
  const pack = `prepay_id=${prepayId}`
  const message = `${config.appId}\n${timeStamp}\n${nonceStr}\n${pack}\n`
  const paySign = sign('RSA-SHA256', Buffer.from(message), config.merchantPrivateKey).toString('base64')
  return { appId: config.appId, timeStamp, nonceStr, package: pack, signType: 'RSA' as const, paySign }
}

interface Answer {
  status: number
  body: unknown
}

/** Sends a signed request; undefined when there was no answer, or none that the platform signed. */
function sender(config: WechatPayConfig, now: () => number) {
  return async (method: 'GET' | 'POST', path: string, payload?: object): Promise<Answer | undefined> => {
    const body = payload ? JSON.stringify(payload) : ''
    try {
      const response = await fetch(config.baseUrl + path, {
        method,
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'user-agent': 'points-mall',
          authorization: authorization(config, method, path, body, now()),
        },
        ...(payload ? { body } : {}),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      const text = await response.text()
      if (response.ok && !signedByPlatform(config, Object.fromEntries(response.headers), text))
        return undefined
      return { status: response.status, body: text ? JSON.parse(text) : undefined }
    } catch {
      return undefined
    }
  }
}

function authorization(
  config: WechatPayConfig,
  method: string,
  path: string,
  body: string,
  nowMs: number,
): string {
  const timestamp = Math.floor(nowMs / 1000)
  const nonce = randomBytes(16).toString('hex')
  // The path is signed as the platform sees it: with whatever prefix the base URL has.
  const url = new URL(config.baseUrl + path)
  const message = `${method}\n${url.pathname}${url.search}\n${timestamp}\n${nonce}\n${body}\n`
  const signature = sign('RSA-SHA256', Buffer.from(message), config.merchantPrivateKey).toString('base64')
  return `WECHATPAY2-SHA256-RSA2048 mchid="${config.merchantId}",nonce_str="${nonce}",signature="${signature}",timestamp="${timestamp}",serial_no="${config.merchantSerial}"`
}

function signedByPlatform(config: WechatPayConfig, headers: Record<string, string>, body: string): boolean {
  const {
    'wechatpay-timestamp': time,
    'wechatpay-nonce': nonce,
    'wechatpay-signature': signature,
    'wechatpay-serial': serial,
  } = headers
  if (!time || !nonce || !signature || serial !== config.platformSerial) return false
  return verify(
    'RSA-SHA256',
    Buffer.from(`${time}\n${nonce}\n${body}\n`),
    config.platformPublicKey,
    Buffer.from(signature, 'base64'),
  )
}

/** The payment in a transaction; `other`: a transaction that is not (or not yet) paid; undefined: not a transaction. */
function noticeOf(input: unknown): PaymentNotice | 'other' | undefined {
  const parsed = v.safeParse(Transaction, input)
  if (!parsed.success) return undefined
  const { trade_state, out_trade_no, transaction_id, success_time, amount } = parsed.output
  if (trade_state !== 'SUCCESS') return 'other'
  const paidAtMs = Date.parse(success_time ?? '')
  if (!transaction_id || !Number.isSafeInteger(paidAtMs) || !Number.isSafeInteger(amount?.total))
    return undefined
  return { outTradeNo: out_trade_no, transactionId: transaction_id, totalFen: amount!.total!, paidAtMs }
}

/** Verifies and decrypts notifications. */
export function noticeReader(config: WechatPayConfig): ReadNotice {
  const refuse = (reason: string) => err({ code: 'notice_refused' as const, reason })
  return (
    event: HttpEvent,
    nowMs: number,
  ): Result<PaymentNotice | 'other', { code: 'notice_refused'; reason: string }> => {
    const headers = Object.fromEntries(
      Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    )
    const body = event.body ?? ''
    if (!signedByPlatform(config, headers, body)) return refuse('signature')
    if (Math.abs(nowMs - Number(headers['wechatpay-timestamp']) * 1000) > NOTICE_SLACK_MS)
      return refuse('stale')
    try {
      const { event_type, resource } = JSON.parse(body) as { event_type: string; resource: Resource }
      if (event_type !== 'TRANSACTION.SUCCESS') return ok('other')
      return ok(noticeOf(JSON.parse(decrypt(config.apiV3Key, resource))) ?? 'other')
    } catch {
      return refuse('content')
    }
  }
}

interface Resource {
  ciphertext: string
  nonce: string
  associated_data?: string
}

/** AES-256-GCM; the last 16 bytes are the tag. Throws when anything was changed. */
function decrypt(key: string, { ciphertext, nonce, associated_data = '' }: Resource): string {
  const raw = Buffer.from(ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAAD(Buffer.from(associated_data))
  decipher.setAuthTag(raw.subarray(-16))
  return decipher.update(raw.subarray(0, -16)).toString('utf8') + decipher.final('utf8')
}
