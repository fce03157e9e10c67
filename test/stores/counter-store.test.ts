import type { CounterPurchaseView } from '../../src/contract/views'
import { pickupCode } from '../../src/domain/member-code/pickup-code'
import { pressKey } from '../../src/stores/amount-keypad'
import { readCounterCode, readPickupCode } from '../../src/stores/counter-store'
import { CUSTOMER, HOME, orderOf, storeOver } from './fixtures'
import { failed, ok } from './scripted-api'

const CODE = '100000000112345678'
const RESULT: CounterPurchaseView = {
  order: orderOf({ kind: 'counter', delivery: 'none', state: 'completed' }),
  member: { ...CUSTOMER, points: CUSTOMER.points + 150 },
  earned: [
    { unit: 'points', amount: 150 },
    { unit: 'spend', amount: 10_000 },
  ],
}
const type = (text: string, counter: { press(key: never): void }) => {
  for (const key of text) counter.press(key as never)
}

describe('CounterStore: a purchase', () => {
  test('previews by the server’s own rules, and sends one purchase under one id through a lost answer', async () => {
    let answers = 0
    const { store, sent } = storeOver({
      'home.get': () => ok({ ...HOME, role: 'clerk' }),
      'counter.verify': () => ok(CUSTOMER),
      'counter.purchase': () => {
        answers += 1
        return answers === 1 ? failed('network') : ok(RESULT)
      },
    })
    await store.session.open()
    const { counter } = store
    await counter.verify(CODE)
    type('100', counter)
    expect(counter.amountFen).toBe(10_000)
    expect(counter.preview).toBe(150)

    const [first, second] = await Promise.all([counter.submit(), counter.submit()])
    expect(first).toBe(second)
    expect(counter.uncertain).toBe(true)
    expect(counter.amountText).toBe('100')
    await counter.submit()
    const purchases = sent.filter(call => call.command === 'counter.purchase')
    expect(purchases).toHaveLength(2)
    expect(purchases[0]?.input).toEqual(purchases[1]?.input)
    expect(purchases[0]?.input.requestId).toBeDefined()
    expect(counter.result).toBe(RESULT)
    expect(counter.earnedPoints).toBe(150)
    expect(counter.uncertain).toBe(false)
  })

  test('keeps the amount when the code has gone stale and another is scanned', async () => {
    const { store, sent } = storeOver({
      'counter.verify': () => ok(CUSTOMER),
      'counter.purchase': ({ by }) =>
        by.kind === 'code' && by.code === CODE ? failed('member_code_stale') : ok(RESULT),
    })
    const { counter } = store
    await counter.verify(CODE)
    type('88.5', counter)
    const refused = await counter.submit()
    expect(refused).toMatchObject({ ok: false, error: { code: 'member_code_stale' } })
    expect(counter.uncertain).toBe(false)
    await counter.verify('100000000187654321')
    expect(counter.amountFen).toBe(8850)
    await counter.submit()
    const ids = sent.filter(call => call.command === 'counter.purchase').map(call => call.input.requestId)
    expect(new Set(ids).size).toBe(2)
  })

  test('nothing of one customer is recorded for the next', async () => {
    const { store } = storeOver({
      'counter.verify': ({ code }) =>
        ok(code === CODE ? CUSTOMER : { ...CUSTOMER, memberId: '1000000002', nickname: '小麦' }),
      'counter.purchase': () => failed('network'),
    })
    const { counter } = store
    await counter.verify(CODE)
    type('500', counter)
    await counter.submit()
    expect(counter.uncertain).toBe(true)
    await counter.verify('100000000287654321')
    expect(counter.member?.nickname).toBe('小麦')
    expect(counter.amountText).toBe('')
    expect(counter.uncertain).toBe(false)
  })

  test('sends nothing without a member or without an amount', async () => {
    const { store, sent } = storeOver({ 'counter.verify': () => ok(CUSTOMER) })
    expect(await store.counter.submit()).toBeUndefined()
    await store.counter.verify(CODE)
    type('0.0', store.counter)
    expect(await store.counter.submit()).toBeUndefined()
    expect(sent.map(call => call.command)).toEqual(['counter.verify'])
  })
})

describe('CounterStore: a write-off', () => {
  const PICKUP = '123456789015'
  const order = orderOf({})
  const CLAIM = { order, member: CUSTOMER }
  const USED = { ...CLAIM, refusal: { code: 'claim_already_used', message: '这个取货码已核销过' } }

  test('a lost answer followed by "used already" is this clerk’s own success', async () => {
    let used = false
    const { store } = storeOver({
      'counter.claim': () => ok(used ? USED : CLAIM),
      'counter.writeOff': () => {
        if (used) return failed('claim_already_used')
        used = true
        return failed('network')
      },
    })
    const { counter } = store
    await counter.loadClaim(PICKUP)
    await counter.writeOff(PICKUP)
    expect(counter.handedOver).toBe(false)
    await counter.writeOff(PICKUP)
    expect(counter.handedOver).toBe(true)
    expect(counter.claim?.refusal).toBeUndefined()
  })

  test('a code that somebody else has used is refused, also when pressed again', async () => {
    const { store } = storeOver({
      'counter.claim': () => ok(CLAIM),
      'counter.writeOff': () => failed('claim_already_used'),
    })
    const { counter } = store
    await counter.loadClaim(PICKUP)
    for (let press = 0; press < 2; press++) {
      await counter.writeOff(PICKUP)
      expect(counter.handedOver).toBe(false)
      expect(counter.claim?.refusal?.code).toBe('claim_already_used')
    }
  })
})

describe('the counter’s hands', () => {
  test.each([
    [['1', '2', '.', '5', '0', '9'], '12.50'],
    [['.', '5'], '0.5'],
    [['0', '0', '7'], '7'],
    [['1', '.', '.', 'back', '2'], '12'],
    [['1', '2', '3', '4', '5', '6', '7'], '123456'],
    [['back'], ''],
  ] as const)('keys %j read %s', (keys, text) => {
    expect(keys.reduce(pressKey, '')).toBe(text)
  })

  test('18 digits are a member’s code, 12 a pickup’s, whatever the spaces', () => {
    expect(readCounterCode('1000 0000 0112 3456 78')).toEqual({ kind: 'member', code: CODE })
    expect(readCounterCode(' 1234-5678-9015 ')).toEqual({ kind: 'pickup', code: '123456789015' })
    expect(readCounterCode('12345').kind).toBe('unknown')
    expect(readCounterCode('https://example.com').kind).toBe('unknown')
  })

  test('a slip of the finger in a pickup code is told before the server is asked', () => {
    const code = pickupCode('12345678901')
    expect(readPickupCode(code.replace(/(\d{4})/g, '$1 '))).toEqual({ ok: true, code })
    const slip = code.slice(0, 5) + ((Number(code[5]) + 1) % 10) + code.slice(6)
    expect(readPickupCode(slip)).toMatchObject({ ok: false, why: expect.stringContaining('有一位数字不对') })
    expect(readPickupCode('12345')).toMatchObject({ ok: false, why: expect.stringContaining('现在是 5 位') })
  })
})
