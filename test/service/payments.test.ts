/**
 * Payment over the wire: the real adapter signs, verifies and decrypts against the local pay platform over HTTP, and
 * the platform's own notifications arrive at the real handler. The same expectations are put to the wireless
 * `PayWorld`, so that what the other tests and the simulation learn from it holds here.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import {
  noticeReader,
  type WechatPayConfig,
  wechatPay,
} from '../../cloudfunctions/service/adapters/wechat-pay'
import { type HttpEvent, handleNotice } from '../../cloudfunctions/service/handle-notice'
import type { Payments } from '../../cloudfunctions/service/ports'
import { type ShopSettings, shopReader } from '../../cloudfunctions/service/shop-reader'
import { LOCAL_APP_ID } from '../../local-cloud/environment'
import { PayDesk } from '../../local-cloud/pay/pay-desk'
import { ensurePayKeys, type PayKeys } from '../../local-cloud/pay/pay-keys'
import { payRoutes } from '../../local-cloud/pay/pay-routes'
import { PayStore } from '../../local-cloud/pay/pay-store'
import { encryptResource, platformHeaders } from '../../local-cloud/pay/signature'
import { PlatformStore } from '../../local-cloud/platform-store'
import { code, data, orderInput, orderOf, pointsOf, VASE_FEN } from './harness/acts'
import { PayWorld } from './harness/pay-world'
import { OPENID } from './harness/people'
import { temporaryDirectory } from './harness/template'
import { type Instance, World } from './harness/world'

jest.setTimeout(60_000)

/** The platform and the merchant's notification address on one free port. */
interface Platform {
  payments: Payments
  config: WechatPayConfig
  keys: PayKeys
  store: PayStore
  desk: PayDesk
  settings: () => Promise<ShopSettings>
  /** What notifications were answered with, in order. */
  answered: number[]
  close(): Promise<void>
}

async function openPlatform(world: World): Promise<Platform> {
  const now = () => world.nowMs
  const files = PlatformStore.open(temporaryDirectory())
  const [keys, store] = [await ensurePayKeys(files), new PayStore(files)]
  const app = new Hono()
  const server: Server = createServer(getRequestListener(app.fetch))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const selfUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const desk = new PayDesk({
    keys,
    store,
    selfUrl,
    refundDelayMs: 0,
    notifyDelayScale: 0,
    report: () => {},
    now,
  })
  app.route('/pay', payRoutes({ keys, store, desk, appId: LOCAL_APP_ID, mountedAt: '/pay', now }))
  const config: WechatPayConfig = {
    baseUrl: `${selfUrl}/pay`,
    appId: LOCAL_APP_ID,
    merchantId: keys.mchid,
    merchantPrivateKey: keys.merchantPrivateKey,
    merchantSerial: keys.merchantSerial,
    platformPublicKey: keys.platformPublicKey,
    platformSerial: keys.platformSerial,
    apiV3Key: keys.apiV3Key,
    notifyUrl: `${selfUrl}/notify`,
  }
  const payments = wechatPay(config, now)
  const settings = shopReader(world.store, now)
  const answered: number[] = []
  app.post('/notify', async c => {
    const event = { httpMethod: 'POST', headers: c.req.header(), body: await c.req.text() }
    const { ports } = world.instance()
    const answer = await handleNotice({ ...ports, payments }, settings, noticeReader(config), event)
    answered.push(answer.statusCode)
    return new Response(answer.body, { status: answer.statusCode })
  })
  return {
    payments,
    config,
    keys,
    store,
    desk,
    settings,
    answered,
    async close() {
      await desk.stop()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      files.close()
    },
  }
}

let world: World
let platform: Platform
let instance: Instance

beforeEach(async () => {
  world = await World.open()
  platform = await openPlatform(world)
  instance = world.instance()
  instance.ports.payments = platform.payments
})
afterEach(async () => {
  await platform.close()
  world.close()
})

/** The payer confirms at the platform. */
function confirm(outTradeNo: string): { ok: boolean } {
  return platform.desk.pay(platform.store.findTrade(outTradeNo)!.prepayId)
}

async function until(fact: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 500; i++) {
    if (await fact()) return
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  throw new Error('waited in vain')
}

const request = (outTradeNo: string, more = {}) => ({
  outTradeNo,
  description: '禾里-花瓶',
  totalFen: 8_900,
  payByMs: world.nowMs + 900_000,
  openid: OPENID.silver,
  ...more,
})
const NO = 'a'.repeat(32)

describe.each(['the wire', 'no wire'])('the Payments port over %s', how => {
  let payments: Payments
  let pay: (no: string) => boolean
  beforeEach(() => {
    const pays = new PayWorld(() => world.nowMs)
    payments = how === 'the wire' ? platform.payments : pays.port(() => 'go')
    pay = no => (how === 'the wire' ? confirm(no).ok : !('refused' in pays.confirm(no)))
  })

  test('prepay: the same request gives the same session, another amount is refused', async () => {
    const first = await payments.prepay(request(NO))
    expect(await payments.prepay(request(NO))).toMatchObject({
      ok: true,
      value: { prepayId: first.ok && first.value.prepayId },
    })
    expect((await payments.prepay(request(NO, { totalFen: 1 }))).ok).toBe(false)
    expect((await payments.prepay(request('b'.repeat(32), { payByMs: world.nowMs - 1_000 }))).ok).toBe(false)
  })

  test('query: nothing, then the payment in whole seconds', async () => {
    expect(await payments.query(NO)).toEqual({ ok: true, value: undefined })
    await payments.prepay(request(NO))
    expect(await payments.query(NO)).toEqual({ ok: true, value: undefined })
    world.advance(1_234)
    expect(pay(NO)).toBe(true)
    expect(pay(NO)).toBe(false)
    expect(await payments.query(NO)).toEqual({
      ok: true,
      value: {
        outTradeNo: NO,
        totalFen: 8_900,
        transactionId: expect.stringMatching(/^4200/),
        paidAtMs: Math.floor(world.nowMs / 1000) * 1000,
      },
    })
  })

  test('close: closed, closed again, never seen; not when it has been paid', async () => {
    expect(await payments.close(NO)).toEqual({ ok: true, value: 'closed' })
    await payments.prepay(request(NO))
    expect(await payments.close(NO)).toEqual({ ok: true, value: 'closed' })
    expect(await payments.close(NO)).toEqual({ ok: true, value: 'closed' })
    expect(pay(NO)).toBe(false)
    expect((await payments.prepay(request(NO))).ok).toBe(false)
    const paid = 'c'.repeat(32)
    await payments.prepay(request(paid))
    pay(paid)
    expect(await payments.close(paid)).toEqual({ ok: true, value: 'paid' })
  })

  test('refund: once, however often it is asked for; not what was never paid', async () => {
    const refund = { outTradeNo: NO, totalFen: 8_900, reason: '订单已取消' }
    expect((await payments.refund(refund)).ok).toBe(false)
    await payments.prepay(request(NO))
    expect((await payments.refund(refund)).ok).toBe(false)
    pay(NO)
    expect((await payments.refund(refund)).ok).toBe(true)
    expect((await payments.refund(refund)).ok).toBe(true)
    expect(await payments.query(NO)).toEqual({ ok: true, value: undefined })
    expect(await payments.close(NO)).toEqual({ ok: true, value: 'paid' })
  })

  test('not after its time', async () => {
    await payments.prepay(request(NO))
    world.advance(900_000)
    expect(pay(NO)).toBe(false)
  })
})

describe('an order over the wire', () => {
  async function ordered(points = 0): Promise<string> {
    const input = orderInput(world, { points, expectedPayableFen: VASE_FEN - points })
    const { orderId } = data(await instance.call(OPENID.silver, 'order.place', input))
    const { params } = data(await instance.call(OPENID.silver, 'order.pay', { orderId }))
    expect(params).toMatchObject({ signType: 'RSA', package: expect.stringMatching(/^prepay_id=wx/) })
    return orderId
  }

  test('paid at the sheet: the platform’s own notification settles it', async () => {
    const before = await pointsOf(world, OPENID.silver)
    const orderId = await ordered(1_000)
    confirm(orderId)
    await until(() => platform.answered.length === 1)
    expect(platform.answered).toEqual([200])
    expect(await orderOf(world, orderId)).toMatchObject({
      open: false,
      payment: { totalFen: VASE_FEN - 1_000 },
    })
    expect(await pointsOf(world, OPENID.silver)).toBe(before - 1_000 + Math.floor(79 * 1.5))
  })

  test('a notification that finds the database gone is answered 500 and comes again', async () => {
    const orderId = await ordered()
    let broken = 2
    world.core.setFaults(info =>
      info.action === 'database.modifyAndReturnDoc' && broken-- > 0 ? [{ kind: 'fail_before' }] : [],
    )
    confirm(orderId)
    await until(() => platform.answered.at(-1) === 200)
    expect(platform.answered).toEqual([500, 500, 200])
    expect((await orderOf(world, orderId)).payment).toBeDefined()
  })

  test('paid after it was cancelled at the last moment: the cash goes back', async () => {
    const orderId = await ordered(500)
    await world.store.update(
      'orders',
      { _id: orderId },
      { set: { open: false, cancelledAtMs: world.nowMs, todo: 'release', todoAtMs: world.nowMs } },
    )
    confirm(orderId)
    await until(async () => (await orderOf(world, orderId)).refundedAtMs !== undefined)
    expect(platform.store.refundsOf(orderId).map(refund => refund.request.amount.refund)).toEqual([
      VASE_FEN - 500,
    ])
  })

  test('the platform is away: payment is told to be unavailable, and nothing changes', async () => {
    const orderId = await ordered()
    const before = await world.dump()
    await platform.close()
    for (const command of ['order.pay', 'order.confirm', 'order.cancel'] as const)
      expect(code(await instance.call(OPENID.silver, command, { orderId }))).toBe('payment_unavailable')
    expect(await world.dump()).toEqual(before)
    platform = await openPlatform(world)
  })
})

describe('a forged notification', () => {
  let genuine: HttpEvent
  let orderId: string

  beforeEach(async () => {
    const input = orderInput(world, { expectedPayableFen: VASE_FEN })
    orderId = data(await instance.call(OPENID.silver, 'order.place', input)).orderId
    const content = {
      out_trade_no: orderId,
      transaction_id: '4200000000000000000000000001',
      trade_state: 'SUCCESS',
      success_time: '2026-11-22T10:00:00+08:00',
      amount: { total: VASE_FEN },
    }
    genuine = signed(content, platform.keys.apiV3Key)
  })

  const signed = (content: object, apiV3Key: string, atMs = world.nowMs): HttpEvent => {
    const body = JSON.stringify({
      event_type: 'TRANSACTION.SUCCESS',
      resource: encryptResource(content, 'transaction', apiV3Key),
    })
    return { httpMethod: 'POST', headers: platformHeaders(body, platform.keys, atMs), body }
  }
  const deliver = async (event: HttpEvent) =>
    (await handleNotice(instance.ports, platform.settings, noticeReader(platform.config), event)).statusCode
  const refused = async (event: HttpEvent) => {
    const before = await world.dump()
    expect(await deliver(event)).toBe(401)
    expect(await world.dump()).toEqual(before)
    expect(instance.lines.at(-1)).toMatchObject({ event: 'payment_refused' })
  }

  test('the genuine one is taken, whatever case its headers have', async () => {
    const headers = Object.fromEntries(
      Object.entries(genuine.headers).map(([name, value]) => [name.toUpperCase(), value]),
    )
    expect(await deliver({ ...genuine, headers })).toBe(200)
    expect((await orderOf(world, orderId)).payment).toBeDefined()
  })

  test('another body, another signature, another serial, none at all: refused', async () => {
    await refused({ ...genuine, body: genuine.body.replace('SUCCESS', 'SUCCESs') })
    await refused({ ...genuine, body: '' })
    await refused({ ...genuine, headers: {} })
    for (const [name, value] of Object.entries({
      'Wechatpay-Signature': 'AAAA',
      'Wechatpay-Serial': 'PUB_KEY_ID_0000',
      'Wechatpay-Nonce': 'other',
      'Wechatpay-Timestamp': '1',
    }))
      await refused({ ...genuine, headers: { ...genuine.headers, [name]: value } })
  })

  test('a genuine one sent again after five minutes is stale', async () => {
    world.advance(5 * 60_000 + 1_000)
    await refused(genuine)
  })

  test('content encrypted with another key is refused', () =>
    refused(signed({ out_trade_no: orderId, trade_state: 'SUCCESS' }, 'x'.repeat(32))))

  test('a genuine one about something that is not a payment changes nothing', async () => {
    const before = await world.dump()
    expect(
      await deliver(signed({ out_trade_no: orderId, trade_state: 'CLOSED' }, platform.keys.apiV3Key)),
    ).toBe(200)
    expect(await world.dump()).toEqual(before)
  })
})
