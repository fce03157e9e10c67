import type { LocalCloud } from '../../local-cloud'
import { PlatformStore } from '../../local-cloud/platform-store'
import { Identity } from '../../local-cloud/wechat/identity'
import { findBadValue } from '../../local-cloud/wechat/message-template'
import { PhoneCodes } from '../../local-cloud/wechat/phone-codes'
import { chen, cloudFixture, lin, postJson, signIn } from './support/local-cloud-fixture'

const fixture = cloudFixture()
let cloud: LocalCloud

beforeAll(async () => {
  cloud = await fixture.start()
}, 30_000)
afterAll(() => fixture.remove())

const openapi = (apiName: string, data: unknown) =>
  cloud.app
    .callWxOpenApi({ apiName, requestData: data })
    .then(answer => answer.result as Record<string, unknown>)

describe('signing in', () => {
  test('people keep their openid; visitors get a new one each time', async () => {
    expect(await signIn(cloud, 'lin')).toMatchObject({ openid: lin.openid, person: 'lin' })
    const visitors = await Promise.all(['new', 'new', 'somebody'].map(person => signIn(cloud, person)))
    expect(new Set(visitors.map(visitor => visitor.openid)).size).toBe(3)
    for (const visitor of visitors) expect(visitor.openid).toMatch(/^o[\w-]{27}$/)
  })

  test('a session outlives a restart of the cloud', async () => {
    const other = cloudFixture()
    const first = await other.start()
    const session = await signIn(first, 'chen')
    const visitor = await signIn(first, 'new')
    await first.close()
    const second = await other.start()
    const answer = await postJson(
      `${second.url}/call/echo`,
      { do: 'whoami' },
      { authorization: session.authorization },
    )
    expect(answer.body.result).toMatchObject({ openid: chen.openid })
    const phone = await postJson(`${second.url}/wx/phone-code`, {}, { authorization: visitor.authorization })
    expect(phone.body.code).toMatch(/^[0-9a-f]{64}$/)
    await other.remove()
  }, 30_000)

  test.each([{}, { person: '' }, { person: 1 }, { person: 'lin', admin: true }])(
    'bad input %j',
    async body => {
      expect((await postJson(`${cloud.url}/wx/login`, body)).status).toBe(400)
    },
  )

  test('the list of people', async () => {
    expect(await (await fetch(`${cloud.url}/wx/people`)).json()).toEqual({ people: [lin, chen] })
  })
})

describe('phone number', () => {
  test('a code gives the number of the person, in the real shape, once', async () => {
    const { body } = await (await signIn(cloud, 'lin')).post('/wx/phone-code', {})
    const first = await openapi('phonenumber.getPhoneNumber', { code: body.code })
    expect(first).toEqual({
      errCode: 0,
      errMsg: 'openapi.phonenumber.getPhoneNumber:ok',
      phoneInfo: {
        phoneNumber: lin.phone,
        purePhoneNumber: lin.phone,
        countryCode: '86',
        watermark: { timestamp: expect.any(Number), appid: 'wx10ca1c10ad000001' },
      },
    })
    expect(await openapi('phonenumber.getPhoneNumber', { code: body.code })).toMatchObject({ errCode: 40029 })
  })

  test('two requests with one code at once: one of them gets the number', async () => {
    const { body } = await (await signIn(cloud, 'lin')).post('/wx/phone-code', {})
    const answers = await Promise.all(
      [1, 2, 3].map(() => openapi('phonenumber.getPhoneNumber', { code: body.code })),
    )
    expect(answers.map(answer => answer.errCode).sort()).toEqual([0, 40029, 40029])
  })

  test('a code is good for five minutes', () => {
    const other = cloudFixture()
    const store = PlatformStore.open(other.dataDir)
    let nowMs = 1_000_000
    const codes = new PhoneCodes(store, () => nowMs)
    const [fresh, stale] = [codes.issue(lin.phone), codes.issue(lin.phone)]
    nowMs += 5 * 60_000 - 1
    expect(codes.redeem(fresh)).toBe(lin.phone)
    nowMs += 1
    expect(codes.redeem(stale)).toBeUndefined()
    store.close()
    return other.remove()
  })

  test('a visitor has a plausible number that nobody else has, always the same, and may choose another', async () => {
    const other = cloudFixture()
    const store = PlatformStore.open(other.dataDir)
    const identity = new Identity(store, [lin])
    const phones = Array.from({ length: 200 }, () => identity.phoneOf(identity.login('new').openid) ?? '')
    expect(new Set([...phones, lin.phone]).size).toBe(201)
    for (const phone of phones) expect(phone).toMatch(/^1[3-9]\d{9}$/)
    store.close()
    await other.remove()

    const visitor = await signIn(cloud, 'new')
    const { body } = await visitor.post('/wx/phone-code', { phone: '13912345678' })
    const answer = await openapi('phonenumber.getPhoneNumber', { code: body.code })
    expect(answer).toMatchObject({ phoneInfo: { purePhoneNumber: '13912345678' } })
    expect((await visitor.post('/wx/phone-code', { phone: '12345' })).status).toBe(400)
  })

  test('needs a session', async () => {
    expect((await postJson(`${cloud.url}/wx/phone-code`, {})).status).toBe(401)
    expect((await postJson(`${cloud.url}/wx/subscribe`, { templateIds: ['t'], accept: true })).status).toBe(
      401,
    )
  })
})

describe('subscribe messages', () => {
  const message = {
    touser: lin.openid,
    templateId: 'expiry',
    page: 'pages/me/index',
    data: { thing1: { value: '积分快到期' } },
  }

  test('each yes is good for one message; the log shows it, newest first', async () => {
    const asLin = await signIn(cloud, 'lin')
    expect(await openapi('subscribeMessage.send', message)).toEqual({
      errCode: 43101,
      errMsg: 'openapi.subscribeMessage.send:fail user refuse to accept the msg',
    })
    const asked = await asLin.post('/wx/subscribe', { templateIds: ['expiry', 'paid'], accept: ['expiry'] })
    expect(asked.body).toEqual({ errMsg: 'requestSubscribeMessage:ok', expiry: 'accept', paid: 'reject' })
    await asLin.post('/wx/subscribe', { templateIds: ['expiry'], accept: true })
    await asLin.post('/wx/subscribe', { templateIds: ['expiry'], accept: false })
    const second = { ...message, data: { thing1: { value: '第二条' } } }
    expect(await openapi('subscribeMessage.send', message)).toMatchObject({ errCode: 0 })
    expect(await openapi('openapi.subscribeMessage.send', second)).toMatchObject({ errCode: 0 })
    expect(await openapi('subscribeMessage.send', message)).toMatchObject({ errCode: 43101 })
    expect(await openapi('subscribeMessage.send', { ...message, templateId: 'paid' })).toMatchObject({
      errCode: 43101,
    })
    const log = (await (await fetch(`${cloud.url}/messages?openid=${lin.openid}`)).json()) as {
      messages: object[]
    }
    expect(log.messages).toMatchObject([
      { openid: lin.openid, templateId: 'expiry', data: { thing1: { value: '第二条' } } },
      { openid: lin.openid, templateId: 'expiry', page: 'pages/me/index', sentAtMs: expect.any(Number) },
    ])
  })

  test('WeChat allows three templates in one question', async () => {
    const answer = await (await signIn(cloud, 'lin')).post('/wx/subscribe', {
      templateIds: ['a', 'b', 'c', 'd'],
      accept: true,
    })
    expect(answer.body.errCode).toBe(20003)
  })

  test.each([
    ['thing1', '二十一个字二十一个字二十一个字二十一个字二', false],
    ['thing1', '二十个字二十个字二十个字二十个字二十个字', true],
    ['number2', '12', true],
    ['number2', '十二', false],
    ['amount3', '18.00', true],
    ['amount3', '¥18.00元', true],
    ['amount3', '一百', false],
    ['date4', '2026年11月30日', true],
    ['date4', '十一月', false],
    ['time5', '2026-11-30 18:00', true],
    ['phrase6', '已到期', true],
    ['phrase6', 'ok', false],
    ['character_string7', 'A-01', true],
    ['character_string7', '号', false],
    ['thing1', '', false],
    ['title', 'x', false],
  ])('value of %s: %s', (key, value, good) => {
    expect(findBadValue({ [key]: { value } }) === undefined).toBe(good)
  })
})

describe('permissions of openapi', () => {
  test('a function calls what its config declares, through both forms of the SDK', async () => {
    const asLin = await signIn(cloud, 'lin')
    const code = (await asLin.post('/wx/phone-code', {})).body.code
    const answer = await asLin.call('echo', {
      do: 'openapi',
      apiName: 'phonenumber.getPhoneNumber',
      data: { code },
    })
    expect(answer.body.result).toMatchObject({ phoneInfo: { phoneNumber: lin.phone } })
    const again = await asLin.call('echo', {
      do: 'compatible',
      apiName: 'phonenumber.getPhoneNumber',
      data: { code },
    })
    expect(again.body.result).toMatchObject({ errCode: 40029 })
  })

  test('and nothing else', async () => {
    const { writeFileSync } = await import('node:fs')
    const { join } = await import('node:path')
    writeFileSync(
      join(fixture.distDir, 'cloudfunctions', 'echo', 'config.json'),
      '{"permissions":{"openapi":[]}}',
    )
    const asLin = await signIn(cloud, 'lin')
    const answer = await asLin.call('echo', { do: 'openapi', apiName: 'subscribeMessage.send', data: {} })
    expect(answer.body.result).toMatchObject({ errCode: -604101 })
    const unknown = await asLin.call('echo', { do: 'openapi', apiName: 'security.msgSecCheck', data: {} })
    expect(unknown.body.result).toMatchObject({ errMsg: expect.stringContaining('security.msgSecCheck') })
  })
})
