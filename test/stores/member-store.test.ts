import { addressErrors, EMPTY_ADDRESS, tidyAddress } from '../../src/stores/address-form'
import { HOME, ME, storeOver } from './fixtures'
import { failed, ok } from './scripted-api'

const AGREEMENT = { version: '2026-11-01', title: '协议', expiryTerm: '12 个月', paragraphs: [] }

describe('MemberStore', () => {
  test('joins under the version that was shown; a newer one is loaded and must be agreed to again', async () => {
    let version = '2026-11-01'
    const { store, sent } = storeOver({
      'home.get': () => ok({ ...HOME, role: 'visitor' }),
      'agreement.get': () => ok({ ...AGREEMENT, version }),
      'member.join': input =>
        input.agreementVersion === version ? ok({ ...ME, joined: 'new' }) : failed('consent_outdated'),
    })
    await store.member.loadAgreement()
    version = '2026-12-01'
    const refused = await store.member.join('phone-code-1')
    expect(refused).toMatchObject({ ok: false, error: { code: 'consent_outdated' } })
    expect(store.member.agreement.data?.version).toBe('2026-12-01')
    const joined = await store.member.join('phone-code-2')
    expect(joined.ok).toBe(true)
    expect(store.session.role).toBe('member')
    expect(store.session.member).toEqual(ME.member)
    expect(
      sent.filter(call => call.command === 'member.join').map(call => call.input.agreementVersion),
    ).toEqual(['2026-11-01', '2026-12-01'])
  })

  test('says what joining gives by the program, before anybody has joined', async () => {
    const { store } = storeOver({ 'home.get': () => ok({ ...HOME, role: 'visitor' }) })
    expect(store.session.welcomePoints).toBe(0)
    await store.session.ensure()
    expect(store.session.welcomePoints).toBe(100)
  })

  test('pages that need the program at the same time share one call', async () => {
    const { store, sent } = storeOver({ 'home.get': () => ok(HOME) })
    await Promise.all([store.session.ensure(), store.session.ensure()])
    await store.session.ensure()
    expect(sent).toHaveLength(1)
  })

  test('nothing of one person stays when another signs in', async () => {
    const { store } = storeOver({ 'home.get': () => ok(HOME), 'member.me': () => ok(ME) })
    await store.session.open()
    await store.member.loadMe()
    store.forgetPerson()
    expect(store.session.member).toBeUndefined()
    expect(store.session.role).toBeUndefined()
    expect(store.member.me.data).toBeUndefined()
  })
})

describe('an address', () => {
  const good = { name: '林小禾', phone: '13800000001', region: '上海市徐汇区', detail: '安福路 275 弄 3 号' }

  test('is tidied of what people type into numbers', () => {
    expect(tidyAddress({ ...good, name: ' 林小禾 ', phone: '+86 138-0000 0001' })).toEqual(good)
    expect(addressErrors({ ...good, phone: '86 138 0000 0001' })).toEqual({})
  })

  test.each([
    ['name', ''],
    ['name', '一'.repeat(21)],
    ['phone', ''],
    ['phone', '12800000001'],
    ['phone', '1380000000'],
    ['region', ' '],
    ['detail', '长'.repeat(81)],
  ] as const)('asks for a better %s than "%s"', (field, value) => {
    expect(Object.keys(addressErrors({ ...good, [field]: value }))).toEqual([field])
  })

  test('an empty form names every field', () => {
    expect(Object.keys(addressErrors(EMPTY_ADDRESS))).toEqual(['name', 'phone', 'region', 'detail'])
  })
})
