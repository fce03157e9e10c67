import { Aes, Formatter, Rsa, Wechatpay } from 'wechatpay-axios-plugin'
import type { LocalCloud } from '../../local-cloud'
import { cloudFixture } from './support/local-cloud-fixture'
import { merchantOf } from './support/merchant'
import { merchantServer } from './support/merchant-server'

const fixture = cloudFixture()
let cloud: LocalCloud
let merchant: ReturnType<typeof merchantOf>
let count = 0
const newNumber = (): string => {
  count += 1
  return `T${process.pid}N${String(count).padStart(8, '0')}`
}

beforeAll(async () => {
  cloud = await fixture.start({ refundDelayMs: 20, notifyDelayScale: 0.004 })
  merchant = merchantOf(cloud)
}, 30_000)
afterAll(() => fixture.remove())

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString().replace('Z', '+00:00')

describe('placing an order', () => {
  test('answers a signed prepay id, and the same one for the same request', async () => {
    const no = newNumber()
    const first = await merchant.place(no, { attach: '备注', time_expire: inAnHour() })
    expect(first).toMatchObject({ status: 200, isGenuine: true })
    expect(first.body.prepay_id).toMatch(/^wx\d{6}[0-9a-f]{28}$/)
    expect((await merchant.query(no)).body).toEqual({
      appid: 'wx10ca1c10ad000001',
      mchid: merchant.env.WXPAY_MCHID,
      out_trade_no: no,
      attach: '备注',
      trade_state: 'NOTPAY',
      trade_state_desc: '订单未支付',
      payer: { openid: 'oLin000000000000000000000000' },
      amount: { total: 6800, currency: 'CNY' },
    })
    const plain = newNumber()
    const [a, b] = [await merchant.place(plain), await merchant.place(plain)]
    expect(a.body).toEqual(b.body)
  })

  test('the same number with another content, after payment, or after closing is refused', async () => {
    const no = newNumber()
    await merchant.place(no)
    const other = await merchant.place(no, { amount: { total: 1, currency: 'CNY' } })
    expect(other).toMatchObject({ status: 403, isGenuine: true, body: { code: 'OUT_TRADE_NO_USED' } })
    await merchant.pay(no)
    expect(await merchant.place(no)).toMatchObject({ status: 400, body: { code: 'ORDERPAID' } })
    const closed = newNumber()
    await merchant.place(closed)
    expect(await merchant.close(closed)).toMatchObject({ status: 204, body: {}, isGenuine: true })
    expect(await merchant.place(closed)).toMatchObject({ status: 400, body: { code: 'ORDER_CLOSED' } })
    expect(await merchant.close(closed)).toMatchObject({ status: 400, body: { code: 'ORDER_CLOSED' } })
    expect(await merchant.close(no)).toMatchObject({ status: 400, body: { code: 'ORDERPAID' } })
  })

  test.each([
    ['amount of nothing', { amount: { total: 0, currency: 'CNY' } }, 'amount.total'],
    ['negative amount', { amount: { total: -100, currency: 'CNY' } }, 'amount.total'],
    ['part of a fen', { amount: { total: 0.5, currency: 'CNY' } }, 'amount.total'],
    ['text as amount', { amount: { total: '100', currency: 'CNY' } }, 'amount.total'],
    ['another currency', { amount: { total: 100, currency: 'USD' } }, 'amount.currency'],
    ['short number', { out_trade_no: '12345' }, 'out_trade_no'],
    ['sign in number', { out_trade_no: '123456#' }, 'out_trade_no'],
    ['no description', { description: '' }, 'description'],
    ['query in notify_url', { notify_url: 'http://127.0.0.1/x?y=1' }, 'notify_url'],
    ['no payer', { payer: {} }, 'payer.openid'],
    ['time without zone', { time_expire: '2099-01-01T00:00:00' }, 'time_expire'],
    ['time gone by', { time_expire: '2020-01-01T00:00:00+08:00' }, 'time_expire'],
  ])('refuses %s', async (_, change, field) => {
    const answer = await merchant.place(newNumber(), change)
    expect(answer).toMatchObject({ status: 400, body: { code: 'PARAM_ERROR', detail: { field } } })
  })

  test('another appid or mchid, an unknown order, an unknown interface', async () => {
    expect((await merchant.place(newNumber(), { appid: 'wx0' })).body.code).toBe('APPID_MCHID_NOT_MATCH')
    expect(await merchant.query('nothing')).toMatchObject({ status: 404, body: { code: 'ORDER_NOT_EXIST' } })
    expect(await merchant.request('POST', '/v3/profitsharing/orders', {})).toMatchObject({ status: 404 })
  })
})

describe('signatures of the merchant', () => {
  const unsigned = async (headers: Record<string, string>): Promise<unknown> => {
    const url = `${merchant.env.WXPAY_BASE_URL}/v3/pay/transactions/jsapi`
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(merchant.order(newNumber())),
    })
    return ((await response.json()) as { code: string }).code
  }

  test('nobody else can speak for the merchant', async () => {
    expect(await unsigned({})).toBe('SIGN_ERROR')
    expect(await unsigned({ authorization: 'Bearer x' })).toBe('SIGN_ERROR')
    const wrong = { status: 401, body: { code: 'SIGN_ERROR' } }
    const otherKey = merchantOf(cloud, { WXPAY_MERCHANT_PRIVATE_KEY: newPrivateKey() })
    expect(await otherKey.place(newNumber())).toMatchObject(wrong)
    expect(
      await merchantOf(cloud, { WXPAY_MERCHANT_SERIAL: 'A'.repeat(40) }).place(newNumber()),
    ).toMatchObject(wrong)
    const late = await merchant.request(
      'GET',
      '/v3/pay/transactions/out-trade-no/x',
      undefined,
      Date.now() - 301_000,
    )
    expect(late).toMatchObject(wrong)
  })

  function newPrivateKey(): string {
    const { generateKeyPairSync } = require('node:crypto') as typeof import('node:crypto')
    return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    }) as string
  }
})

describe('the pay sheet', () => {
  test('shows shop, goods and amount, with all texts escaped', async () => {
    const { body } = await merchant.place(newNumber(), { description: '<script>alert(1)</script>' })
    const response = await fetch(`${merchant.env.WXPAY_BASE_URL}/sheet/${body.prepay_id}`)
    const html = await response.text()
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(html).toContain('禾里 &lt;试&gt;')
    expect(html).toContain('¥</small>68.00')
    expect(html).not.toContain('<script>alert')
  })

  test('pays once, with the signature of the merchant only', async () => {
    const no = newNumber()
    const prepayId = String((await merchant.place(no)).body.prepay_id)
    const signed = merchant.paySignature(prepayId)
    for (const change of [
      { paySign: 'AAAA' },
      { nonceStr: 'x' },
      { signType: 'MD5' },
      { appId: 'wx0' },
      { package: 'prepay_id=x' },
    ]) {
      expect(await merchant.sheet(prepayId, 'pay', { ...signed, ...change })).toMatchObject({
        status: 401,
        body: { error: { code: 'SIGN_ERROR', message: '支付验证签名失败' } },
      })
    }
    expect((await merchant.query(no)).body.trade_state).toBe('NOTPAY')
    expect((await merchant.sheet(prepayId, 'cancel', {})).body).toEqual({ result: 'cancel' })
    expect((await merchant.query(no)).body.trade_state).toBe('NOTPAY')
    const both = await Promise.all([merchant.sheet(prepayId, 'pay'), merchant.sheet(prepayId, 'pay')])
    expect(both.map(answer => answer.status).sort()).toEqual([200, 400])
    expect((await merchant.query(no)).body).toMatchObject({
      trade_state: 'SUCCESS',
      trade_type: 'JSAPI',
      transaction_id: expect.stringMatching(/^4200\d{24}$/),
      success_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/),
      amount: { total: 6800, payer_total: 6800, currency: 'CNY', payer_currency: 'CNY' },
    })
  })

  test('a closed or an expired order cannot be paid, and the sheet says so', async () => {
    const closed = newNumber()
    const prepayId = String((await merchant.place(closed)).body.prepay_id)
    await merchant.close(closed)
    expect((await merchant.sheet(prepayId, 'pay')).body).toMatchObject({ error: { message: '订单已关闭' } })
    const brief = await merchant.place(newNumber(), {
      time_expire: new Date(Date.now() + 1000).toISOString(),
    })
    const briefId = String(brief.body.prepay_id)
    await new Promise(resolve => setTimeout(resolve, 1050))
    expect((await merchant.sheet(briefId, 'pay')).body).toMatchObject({
      error: { message: '订单已过期，请重新下单' },
    })
    expect(await (await fetch(`${merchant.env.WXPAY_BASE_URL}/sheet/${briefId}`)).text()).toContain(
      '订单已过期',
    )
    expect((await merchant.sheet('wx0', 'pay')).status).toBe(404)
  })
})

describe('notifications', () => {
  test('a payment is told, signed and encrypted, within a moment', async () => {
    const shop = await merchantServer(() => 204)
    const no = newNumber()
    await merchant.pay(no, { notify_url: shop.url })
    const [notice] = await shop.waitFor(1)
    if (!notice) throw new Error('no notification came')
    expect(merchant.isFromPlatform(notice.headers as Record<string, string>, notice.body)).toBe(true)
    const event = JSON.parse(notice.body) as {
      event_type: string
      resource: { ciphertext: string; nonce: string; associated_data: string }
    }
    expect(event).toMatchObject({
      event_type: 'TRANSACTION.SUCCESS',
      resource_type: 'encrypt-resource',
      summary: '支付成功',
      resource: {
        algorithm: 'AEAD_AES_256_GCM',
        original_type: 'transaction',
        associated_data: 'transaction',
      },
    })
    expect(merchant.decrypt(event.resource)).toEqual((await merchant.query(no)).body)
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(shop.received).toHaveLength(1)
    await shop.close()
  })

  test('are repeated with growing waits until taken', async () => {
    const shop = await merchantServer(n => (n < 5 ? 500 : 200))
    await merchant.pay(newNumber(), { notify_url: shop.url })
    const notices = await shop.waitFor(5, 15_000)
    expect(notices).toHaveLength(5)
    expect(new Set(notices.map(notice => (JSON.parse(notice.body) as { id: string }).id)).size).toBe(1)
    const waits = notices.slice(1).map((notice, i) => notice.atMs - (notices[i]?.atMs ?? 0))
    // 15 s, 15 s, 30 s, 3 min, scaled by 0.004.
    expect([60, 60, 120, 720].filter((ms, i) => (waits[i] ?? 0) < ms - 5)).toEqual([])
    for (const notice of notices)
      expect(merchant.isFromPlatform(notice.headers as Record<string, string>, notice.body)).toBe(true)
    await shop.close()
  }, 30_000)

  test('survive a restart: what was not taken is told again', async () => {
    const other = cloudFixture()
    const first = await other.start()
    let healthy = false
    const shop = await merchantServer(() => (healthy ? 200 : 500))
    await merchantOf(first).pay('RESTART1', { notify_url: shop.url })
    await shop.waitFor(1)
    await first.close()
    healthy = true
    const second = await other.start({ notifyDelayScale: 0 })
    expect((await merchantOf(second).query('RESTART1')).body.trade_state).toBe('SUCCESS')
    // The first repeat is 15 s after the first attempt, whatever the scale is now.
    const notices = await shop.waitFor(2, 20_000)
    expect(notices).toHaveLength(2)
    await shop.close()
    await other.remove()
  }, 60_000)

  test('reach the function behind HTTP access through the notify url of the environment', async () => {
    const { cpSync } = await import('node:fs')
    const { join } = await import('node:path')
    const functions = join(fixture.distDir, 'cloudfunctions')
    cpSync(join(functions, 'hook'), join(functions, 'notify'), { recursive: true })
    const before = cloud.stats().functions.notify?.invocations ?? 0
    await merchant.pay(newNumber())
    for (let i = 0; i < 300 && (cloud.stats().functions.notify?.invocations ?? 0) === before; i += 1) {
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    expect(cloud.stats().functions.notify).toMatchObject({ invocations: before + 1, failures: 0 })
  }, 20_000)
})

describe('refunds', () => {
  const amount = (refund: number, total = 6800) => ({ refund, total, currency: 'CNY' })

  test('in parts up to the whole, each once, told when they succeed', async () => {
    const shop = await merchantServer(() => 200)
    const no = newNumber()
    await merchant.pay(no)
    const body = {
      out_trade_no: no,
      out_refund_no: `${no}R1`,
      reason: '少了一件',
      notify_url: shop.url,
      amount: amount(1800),
    }
    const first = await merchant.refund(body)
    expect(first).toMatchObject({
      status: 200,
      isGenuine: true,
      body: {
        status: 'PROCESSING',
        out_refund_no: `${no}R1`,
        channel: 'ORIGINAL',
        amount: { refund: 1800, total: 6800 },
      },
    })
    expect((await merchant.refund(body)).body.refund_id).toBe(first.body.refund_id)
    const changed = await merchant.refund({ ...body, amount: amount(1900) })
    expect(changed).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } })

    const [notice] = await shop.waitFor(1)
    const event = JSON.parse(notice?.body ?? '{}') as {
      event_type: string
      resource: { ciphertext: string; nonce: string; associated_data: string }
    }
    expect(event.event_type).toBe('REFUND.SUCCESS')
    expect(merchant.decrypt(event.resource)).toMatchObject({
      out_refund_no: `${no}R1`,
      refund_status: 'SUCCESS',
      amount: { refund: 1800 },
    })
    const query = await merchant.request('GET', `/v3/refund/domestic/refunds/${no}R1`)
    expect(query.body).toMatchObject({ status: 'SUCCESS', success_time: expect.any(String) })
    expect((await merchant.query(no)).body.trade_state).toBe('REFUND')

    const tooMuch = await merchant.refund({
      out_trade_no: no,
      out_refund_no: `${no}R2`,
      amount: amount(5001),
    })
    expect(tooMuch).toMatchObject({
      status: 400,
      body: { code: 'INVALID_REQUEST', message: '申请退款金额大于订单可退金额' },
    })
    const rest = await merchant.refund({ out_trade_no: no, out_refund_no: `${no}R3`, amount: amount(5000) })
    expect(rest.status).toBe(200)
    await shop.close()
  })

  test('of an unpaid or unknown order, of another total, of a strange amount', async () => {
    const no = newNumber()
    await merchant.place(no)
    const refund = (change: object) =>
      merchant.refund({ out_trade_no: no, out_refund_no: newNumber(), amount: amount(1), ...change })
    expect(await refund({})).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } })
    expect(await refund({ out_trade_no: 'nothing' })).toMatchObject({
      status: 404,
      body: { code: 'RESOURCE_NOT_EXISTS' },
    })
    expect(await refund({ amount: amount(0) })).toMatchObject({ body: { code: 'PARAM_ERROR' } })
    expect(await refund({ out_trade_no: undefined })).toMatchObject({ body: { code: 'PARAM_ERROR' } })
    await merchant.pay(no)
    expect(await refund({ amount: amount(1, 6801) })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_REQUEST' },
    })
    expect((await merchant.request('GET', '/v3/refund/domestic/refunds/nothing')).status).toBe(404)
  })
})

describe('against a public client of WeChat Pay', () => {
  test('orders, queries, refuses and verifies as with the real platform', async () => {
    const { env } = merchant
    const client = new Wechatpay({
      baseURL: `${env.WXPAY_BASE_URL}/`,
      mchid: env.WXPAY_MCHID ?? '',
      serial: env.WXPAY_MERCHANT_SERIAL ?? '',
      privateKey: env.WXPAY_MERCHANT_PRIVATE_KEY ?? '',
      certs: { [env.WXPAY_PLATFORM_SERIAL ?? '']: env.WXPAY_PLATFORM_PUBLIC_KEY ?? '' },
    } as ConstructorParameters<typeof Wechatpay>[0])
    const no = newNumber()
    const placed = await client.chain('v3/pay/transactions/jsapi').post(merchant.order(no))
    expect(placed.data).toMatchObject({ prepay_id: expect.any(String) })
    const queried = await client.chain('v3/pay/transactions/out-trade-no/{no}').get({
      params: { mchid: env.WXPAY_MCHID },
      no,
    })
    expect(queried.data).toMatchObject({ out_trade_no: no, trade_state: 'NOTPAY' })
    const refused = client.chain('v3/pay/transactions/jsapi').post(merchant.order('x'))
    await expect(refused).rejects.toMatchObject({ response: { status: 400, data: { code: 'PARAM_ERROR' } } })
  })

  test('a notification is genuine and readable by its rules', async () => {
    const shop = await merchantServer(() => 200)
    await merchant.pay(newNumber(), { notify_url: shop.url })
    const [notice] = await shop.waitFor(1)
    const header = (name: string): string => String(notice?.headers[name] ?? '')
    const message = Formatter.response(
      header('wechatpay-timestamp'),
      header('wechatpay-nonce'),
      notice?.body ?? '',
    )
    expect(
      Rsa.verify(message, header('wechatpay-signature'), merchant.env.WXPAY_PLATFORM_PUBLIC_KEY ?? ''),
    ).toBe(true)
    const { resource } = JSON.parse(notice?.body ?? '{}') as {
      resource: { ciphertext: string; nonce: string; associated_data: string }
    }
    const plain = Aes.AesGcm.decrypt(
      resource.ciphertext,
      merchant.env.WXPAY_API_V3_KEY ?? '',
      resource.nonce,
      resource.associated_data,
    )
    expect(JSON.parse(plain)).toMatchObject({ trade_state: 'SUCCESS' })
    await shop.close()
  })
})
