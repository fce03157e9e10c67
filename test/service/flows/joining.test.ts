/** One person, one member, whichever door she comes in by. */
import { AGREEMENT, accountOf, code, data, memberCodeOf, pointsOf } from '../harness/acts'
import { OPENID, phoneOf } from '../harness/people'
import { type Instance, World } from '../harness/world'

let world: World
let instance: Instance
const PHONE = '13900139000'

beforeEach(async () => {
  world = await World.open()
  instance = world.instance()
})
afterEach(() => world.close())

const join = (phone: string, openid = OPENID.visitor, agreementVersion = AGREEMENT) =>
  instance.call(openid, 'member.join', { phoneCode: world.phoneCode(phone), agreementVersion })
const enrol = (phone: string) =>
  instance.call(OPENID.clerk, 'counter.enrol', {
    requestId: world.requestId(),
    phone,
    agreementVersion: AGREEMENT,
  })
const membersWith = (phone: string) => world.store.find('accounts', { phone })

test('a newcomer is a member with the welcome points, and her consent on record', async () => {
  const joined = data(await join(PHONE))
  expect(joined).toMatchObject({
    joined: 'new',
    role: 'member',
    phone: '139****9000',
    points: { available: 100 },
  })
  const account = await accountOf(world, OPENID.visitor)
  expect(account.consents).toEqual([{ version: AGREEMENT, atMs: world.nowMs, via: 'wechat' }])
  expect(account._id).toMatch(/^\d{10}$/)
})

test('joining again changes nothing, and earns no second welcome', async () => {
  data(await join(PHONE))
  const before = await world.dump()
  expect(data(await join(PHONE)).joined).toBe('already')
  expect(data(await join('13900139111')).joined).toBe('already')
  expect(await world.dump()).toEqual(before)
})

test('somebody enrolled at the counter keeps her points when her WeChat comes', async () => {
  data(await enrol(PHONE))
  const purchase = {
    requestId: world.requestId(),
    by: { kind: 'phone' as const, phone: PHONE },
    amountFen: 20_000,
  }
  data(await instance.call(OPENID.clerk, 'counter.purchase', purchase))
  const joined = data(await join(PHONE))
  expect(joined).toMatchObject({ joined: 'linked', points: { available: 300 } })
  expect(joined.consents).toHaveLength(2)
  expect(await membersWith(PHONE)).toHaveLength(1)
})

test('once linked, a phone number alone is not enough at the counter', async () => {
  const purchase = {
    requestId: world.requestId(),
    by: { kind: 'phone' as const, phone: phoneOf('silver') },
    amountFen: 100,
  }
  expect(code(await instance.call(OPENID.clerk, 'counter.purchase', purchase))).toBe('phone_linked')
})

test('a phone that belongs to another WeChat is taken', async () => {
  const before = await world.dump()
  expect(code(await join(phoneOf('silver')))).toBe('phone_taken')
  expect(await world.dump()).toEqual(before)
})

test('a phone enrolled before cannot be enrolled again', async () => {
  expect(code(await enrol(phoneOf('silver')))).toBe('already_enrolled')
})

test('consent to an old agreement is none, and a phone code is good once', async () => {
  const before = await world.dump()
  expect(code(await join(PHONE, OPENID.visitor, '2020-01-01'))).toBe('consent_outdated')
  const phoneCode = world.phoneCode(PHONE)
  world.phoneCodes.delete(phoneCode)
  const used = await instance.call(OPENID.visitor, 'member.join', { phoneCode, agreementVersion: AGREEMENT })
  expect(code(used)).toBe('phone_code_invalid')
  expect(await world.dump()).toEqual(before)
})

test('two taps at once, and two WeChats with one phone: one member', async () => {
  const both = await Promise.all([join(PHONE), join(PHONE)])
  expect(both.map(answer => data(answer).member.memberId)).toEqual(
    Array(2).fill(data(both[0]!).member.memberId),
  )
  const other = 'oSomebodyElse000000000000000'
  const raced = await Promise.all([
    join('13900139222', other),
    join('13900139222', 'oAnother00000000000000000000'),
  ])
  expect(raced.filter(answer => answer.ok)).toHaveLength(1)
  expect(raced.filter(answer => !answer.ok).map(code)).toEqual(['phone_taken'])
  expect(await membersWith('13900139222')).toHaveLength(1)
})

test('a member id that is taken is made anew', async () => {
  const taken = (await accountOf(world, OPENID.silver))._id
  const ids = [taken, taken, '7000000001']
  instance.ports.random = { digits: () => ids.shift()! }
  expect(data(await join(PHONE)).member.memberId).toBe('7000000001')
  expect(await memberCodeOf(instance, OPENID.visitor)).toMatch(/^7000000001\d{8}$/)
  expect(await pointsOf(world, OPENID.visitor)).toBe(100)
})
