/** The decoders: each command's good input, and every way in which one field of it can be bad. */
import * as v from 'valibot'
import { ACCESS } from '@/contract/commands'
import { type CommandName, INPUTS, type RequestOf } from '@/contract/inputs'

const REQUEST = '01936f5e-5b1c-7abc-8def-0123456789ab'
const ORDER = '01936f5e5b1c7abc8def0123456789ab'
const PHONE = '13800138000'
const PICKUP = '079927398713'
const LINE = { productId: 'tea', skuId: 'tea-100g', count: 1 }
const ADDRESS = { name: '林小满', phone: PHONE, region: '浙江省杭州市西湖区', detail: '龙井路 1 号' }

/** One good input of each command, as short as it may be. */
const GOOD: { [C in CommandName]: RequestOf<C> } = {
  'home.get': {},
  'agreement.get': {},
  'product.list': {},
  'product.get': { productId: 'tea' },
  'cart.lines': { lines: [] },
  'reward.list': {},
  'reward.get': { rewardId: 'mug' },
  'member.join': { phoneCode: 'c', agreementVersion: '2026-11-01' },
  'member.me': {},
  'member.rename': { nickname: '小满' },
  'member.code': {},
  'address.save': ADDRESS,
  'address.remove': { addressId: 'a' },
  'checkout.get': { lines: [LINE] },
  'order.place': {
    requestId: REQUEST,
    lines: [LINE],
    delivery: { kind: 'pickup', storeId: 'west-lake' },
    points: 0,
    expectedPayableFen: 1,
  },
  'order.pay': { orderId: ORDER },
  'order.confirm': { orderId: ORDER },
  'order.cancel': { orderId: ORDER },
  'order.get': { orderId: ORDER },
  'order.list': {},
  'points.statement': {},
  'points.receipt': { entryId: '1000000001/order:o1:online' },
  'tier.get': {},
  'reward.redeem': { requestId: REQUEST, rewardId: 'mug', count: 1, expectedPoints: 100 },
  'counter.verify': { code: '1' },
  'counter.purchase': { requestId: REQUEST, by: { kind: 'phone', phone: PHONE }, amountFen: 1 },
  'counter.enrol': { requestId: REQUEST, phone: PHONE, agreementVersion: '2026-11-01' },
  'counter.claim': { pickupCode: PICKUP },
  'counter.writeOff': { pickupCode: PICKUP },
  'counter.today': {},
}
const commands = Object.keys(INPUTS) as CommandName[]

function paths(command: CommandName, input: unknown): string[] | 'good' {
  const parsed = v.safeParse(INPUTS[command], input)
  return parsed.success ? 'good' : parsed.issues.map(issue => v.getDotPath(issue) ?? '')
}
/** The good input with the value at `path` replaced, or removed. */
function changed(command: CommandName, path: string, ...value: unknown[]): unknown {
  const input = structuredClone(GOOD[command]) as Record<string, unknown>
  const keys = path.split('.')
  const last = keys.pop()!
  let target = input
  for (const key of keys) target = target[key] as Record<string, unknown>
  if (value.length) target[last] = value[0]
  else delete target[last]
  return input
}

test('every command has a decoder, an access rule and an example here', () => {
  expect(Object.keys(ACCESS).sort()).toEqual([...commands].sort())
  expect(Object.keys(GOOD).sort()).toEqual([...commands].sort())
})

test('the counter is for staff, catalogues for anyone, the rest for members', () => {
  for (const command of commands) {
    if (command.startsWith('counter.')) expect(ACCESS[command]).toBe('staff')
    else expect(ACCESS[command]).not.toBe('staff')
  }
  expect(commands.filter(c => ACCESS[c] === 'anyone').sort()).toEqual([
    'agreement.get',
    'cart.lines',
    'home.get',
    'member.join',
    'product.get',
    'product.list',
    'reward.get',
    'reward.list',
  ])
})

describe.each(commands)('%s', command => {
  test('takes its shortest good input', () => {
    expect(paths(command, GOOD[command])).toBe('good')
  })
  test.each([undefined, null, 'text', 3, true, [{}]])('refuses %p', input => {
    expect(paths(command, input)).not.toBe('good')
  })
  test('reads an empty list as no fields at all, if it reads it', () => {
    const list = v.safeParse(INPUTS[command], [])
    expect(list.success ? list.output : {}).toEqual(list.success ? v.parse(INPUTS[command], {}) : {})
  })
  test('refuses a field it does not know', () => {
    expect(paths(command, { ...GOOD[command], memberId: '1000000001' })).toEqual(['memberId'])
  })
  test('refuses to do without any of its fields, and any of another type', () => {
    for (const field of Object.keys(GOOD[command])) {
      expect(paths(command, changed(command, field))).toEqual([field])
      for (const wrong of [null, true, { $gt: '' }, ['x']])
        expect(paths(command, changed(command, field, wrong))).not.toBe('good')
    }
  })
})

describe('values that are refused', () => {
  test.each<[CommandName, string, unknown[]]>([
    ['product.get', 'productId', ['', 'Tea', '../secret', 'a'.repeat(49), '-tea', '茶']],
    ['product.list', 'query', ['', '   ', 'x'.repeat(31)]],
    ['product.list', 'sort', ['price', '']],
    ['product.list', 'offset', [-1, 1.5, 10_001, '0', Number.NaN]],
    ['product.list', 'limit', [0, 51, 1.5]],
    ['cart.lines', 'lines', [Array(61).fill(LINE)]],
    ['member.join', 'phoneCode', ['', 'x'.repeat(201)]],
    ['member.rename', 'nickname', ['', '  ', '名'.repeat(21)]],
    [
      'address.save',
      'phone',
      ['1380013800', '138001380000', '12800138000', '+8613800138000', '１３８００１３８０００'],
    ],
    ['address.save', 'detail', ['', 'x'.repeat(81)]],
    ['checkout.get', 'lines', [[], Array(31).fill(LINE)]],
    ['checkout.get', 'lines.0.count', [0, -1, 100, 1.5, '1', Number.POSITIVE_INFINITY]],
    ['checkout.get', 'lines.0', [{ ...LINE, unitPriceFen: 1 }]],
    [
      'order.place',
      'requestId',
      ['', REQUEST.toUpperCase(), REQUEST.replace('-7', '-4'), `${REQUEST} `, ORDER],
    ],
    ['order.place', 'delivery', [{ kind: 'drone' }, { kind: 'pickup' }, { kind: 'express', storeId: 'x' }]],
    ['order.place', 'points', [-1, -100, 0.5, 100_000_001, '0']],
    ['order.place', 'expectedPayableFen', [0, -1, 0.5, 100_000_001]],
    ['order.get', 'orderId', [REQUEST, ORDER.toUpperCase(), ORDER.slice(1), `${ORDER}0`, '']],
    ['order.list', 'kind', ['all']],
    ['order.list', 'beforeMs', [-1, 0.5]],
    ['points.statement', 'beforeSeq', [0, -1]],
    [
      'points.receipt',
      'entryId',
      ['x', '1000000001', '1000000001/', '1000000001/A', `1000000001/${'a'.repeat(97)}`],
    ],
    ['reward.redeem', 'count', [0, -1, 11, 0.5]],
    ['reward.redeem', 'expectedPoints', [-1, 0.5]],
    ['counter.verify', 'code', ['', 'x'.repeat(41)]],
    ['counter.purchase', 'amountFen', [0, -1, 0.5, 10_000_001]],
    [
      'counter.purchase',
      'by',
      [{ kind: 'code' }, { kind: 'phone', phone: '1' }, { kind: 'memberId', code: '1' }],
    ],
    ['counter.claim', 'pickupCode', ['079927398714', '07992739871', '']],
    ['counter.writeOff', 'pickupCode', ['079927398714', '0799 2739 8713']],
  ])('%s: %s', (command, path, values) => {
    for (const value of values) {
      const found = paths(command, changed(command, path, value))
      expect({ value, found }).toEqual({ value, found: expect.any(Array) })
      expect((found as string[])[0]!.startsWith(path)).toBe(true)
    }
  })
})

describe('values that are taken', () => {
  test('at their bounds', () => {
    const good: [CommandName, string, unknown][] = [
      ['checkout.get', 'lines.0.count', 99],
      ['checkout.get', 'lines', Array(30).fill(LINE)],
      ['order.place', 'points', 100_000_000],
      ['order.place', 'expectedPayableFen', 100_000_000],
      ['product.list', 'limit', 50],
      ['reward.redeem', 'count', 10],
      ['counter.purchase', 'amountFen', 10_000_000],
      ['member.rename', 'nickname', '名'.repeat(20)],
    ]
    for (const [command, path, value] of good)
      expect(paths(command, changed(command, path, value))).toBe('good')
  })
  test('with what was left out filled in, and blanks around text cut off', () => {
    expect(v.parse(INPUTS['product.list'], {})).toEqual({ sort: 'default', offset: 0, limit: 20 })
    expect(v.parse(INPUTS['points.statement'], {})).toEqual({ limit: 20 })
    expect(v.parse(INPUTS['member.rename'], { nickname: '  小满 ' })).toEqual({ nickname: '小满' })
  })
})
