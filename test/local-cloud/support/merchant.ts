import { createDecipheriv, createSign, createVerify, randomBytes } from 'node:crypto'
import type { LocalCloud } from '../../../local-cloud'

/** A merchant's server as the documents of WeChat Pay V3 describe it, written apart from the platform's code. */
export function merchantOf(cloud: LocalCloud, override: Partial<Record<string, string>> = {}) {
  const env = { ...cloud.environment, ...override } as Record<string, string>
  const need = (name: string): string => env[name] ?? ''

  const sign = (message: string): string =>
    createSign('RSA-SHA256').update(message).sign(need('WXPAY_MERCHANT_PRIVATE_KEY'), 'base64')

  async function request(method: 'GET' | 'POST', path: string, body?: unknown, at = Date.now()) {
    const text = body === undefined ? '' : JSON.stringify(body)
    const [timestamp, nonce] = [String(Math.floor(at / 1000)), randomBytes(16).toString('hex')]
    const signature = sign(`${method}\n${path}\n${timestamp}\n${nonce}\n${text}\n`)
    const authorization = `WECHATPAY2-SHA256-RSA2048 mchid="${need('WXPAY_MCHID')}",nonce_str="${nonce}",signature="${signature}",timestamp="${timestamp}",serial_no="${need('WXPAY_MERCHANT_SERIAL')}"`
    const response = await fetch(need('WXPAY_BASE_URL') + path, {
      method,
      headers: { authorization, accept: 'application/json', 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: text } : {}),
    })
    const answer = await response.text()
    return {
      status: response.status,
      body: (answer === '' ? {} : JSON.parse(answer)) as Record<string, unknown>,
      isGenuine: isFromPlatform(Object.fromEntries(response.headers), answer),
    }
  }

  function isFromPlatform(headers: Record<string, string | undefined>, body: string): boolean {
    const message = `${headers['wechatpay-timestamp']}\n${headers['wechatpay-nonce']}\n${body}\n`
    return (
      headers['wechatpay-serial'] === need('WXPAY_PLATFORM_SERIAL') &&
      createVerify('RSA-SHA256')
        .update(message)
        .verify(need('WXPAY_PLATFORM_PUBLIC_KEY'), headers['wechatpay-signature'] ?? '', 'base64')
    )
  }

  function decrypt(resource: {
    ciphertext: string
    nonce: string
    associated_data: string
  }): Record<string, unknown> {
    const raw = Buffer.from(resource.ciphertext, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', need('WXPAY_API_V3_KEY'), resource.nonce)
    decipher.setAAD(Buffer.from(resource.associated_data))
    decipher.setAuthTag(raw.subarray(-16))
    const plain = Buffer.concat([decipher.update(raw.subarray(0, -16)), decipher.final()])
    return JSON.parse(plain.toString('utf8')) as Record<string, unknown>
  }

  const order = (outTradeNo: string, more: Record<string, unknown> = {}) => ({
    appid: need('WXPAY_APPID'),
    mchid: need('WXPAY_MCHID'),
    description: '禾里-订单',
    out_trade_no: outTradeNo,
    notify_url: need('WXPAY_NOTIFY_URL'),
    amount: { total: 6800, currency: 'CNY' },
    payer: { openid: 'oLin000000000000000000000000' },
    ...more,
  })

  /** What the merchant's server gives to wx.requestPayment. */
  function paySignature(prepayId: string) {
    const [timeStamp, nonceStr, pack] = [
      String(Math.floor(Date.now() / 1000)),
      randomBytes(8).toString('hex'),
      `prepay_id=${prepayId}`,
    ]
    const paySign = sign(`${need('WXPAY_APPID')}\n${timeStamp}\n${nonceStr}\n${pack}\n`)
    return { appId: need('WXPAY_APPID'), timeStamp, nonceStr, package: pack, signType: 'RSA', paySign }
  }

  const place = (outTradeNo: string, more: Record<string, unknown> = {}) =>
    request('POST', '/v3/pay/transactions/jsapi', order(outTradeNo, more))
  const query = (outTradeNo: string) =>
    request('GET', `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${need('WXPAY_MCHID')}`)
  const close = (outTradeNo: string) =>
    request('POST', `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`, { mchid: need('WXPAY_MCHID') })
  const refund = (body: Record<string, unknown>) => request('POST', '/v3/refund/domestic/refunds', body)

  async function sheet(prepayId: string, action: 'pay' | 'cancel', signed: object = paySignature(prepayId)) {
    const response = await fetch(`${need('WXPAY_BASE_URL')}/sheet/${prepayId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action, ...signed }),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  /** Places and pays an order. */
  async function pay(outTradeNo: string, more: Record<string, unknown> = {}): Promise<string> {
    const prepayId = String((await place(outTradeNo, more)).body.prepay_id)
    await sheet(prepayId, 'pay')
    return prepayId
  }

  return {
    env,
    sign,
    request,
    isFromPlatform,
    decrypt,
    order,
    place,
    query,
    close,
    refund,
    paySignature,
    sheet,
    pay,
  }
}
