/** What a merchant's data may be: refused with a place before it reaches a member. */
import * as v from 'valibot'
import { Category, Picture, Product, Reward, Shop, Stock } from '@/contract/catalog'

const picture = { src: 'tea/longjing', alt: '龙井' }
const product = {
  _id: 'longjing',
  title: '明前龙井',
  subtitle: '今年头一采',
  categoryId: 'tea',
  pictures: [picture],
  options: [{ name: '规格', values: ['50 克', '100 克'] }],
  skus: [{ skuId: 'longjing-50g', values: ['50 克'], priceFen: 9_800, marketPriceFen: 12_800 }],
  story: ['一段话'],
  facts: [{ name: '产地', value: '杭州' }],
  delivery: ['express'],
  tags: ['new'],
  sort: 1,
}
const reward = {
  _id: 'mug',
  title: '马克杯',
  subtitle: '到店领取',
  kind: 'goods',
  picture,
  points: 1_000,
  cashFen: 0,
  limit: { count: 1, period: 'month' },
  tierId: 'silver',
  validDays: 30,
  story: [],
  terms: [],
  sort: 1,
}

function paths(schema: v.GenericSchema, input: unknown): string[] {
  const parsed = v.safeParse(schema, input)
  return parsed.success ? [] : [...new Set(parsed.issues.map(issue => v.getDotPath(issue) ?? ''))]
}
function changed(base: object, path: string, value: unknown): unknown {
  const copy = structuredClone(base)
  const keys = path.split('.')
  const last = keys.pop()!
  let target = copy as Record<string, unknown>
  for (const key of keys) target = target[key] as Record<string, unknown>
  target[last] = value
  return copy
}

test('good data is taken as it is', () => {
  expect(v.parse(Product, product)).toEqual(product)
  expect(v.parse(Reward, reward)).toEqual(reward)
  expect(v.parse(Category, { _id: 'tea', title: '茶', picture, sort: 0 })).toBeTruthy()
})

test.each<[string, unknown]>([
  ['_id', 'Long Jing'],
  ['title', ''],
  ['title', '长'.repeat(61)],
  ['pictures', []],
  ['pictures.0.src', '../../etc/passwd'],
  ['pictures.0.src', 'https://elsewhere/x'],
  ['pictures.0.src', '/tea'],
  ['pictures.0.alt', ' '],
  ['options.0.values', []],
  ['skus', []],
  ['skus.0.priceFen', 0],
  ['skus.0.priceFen', 98.5],
  ['skus.0.priceFen', -1],
  ['skus.0.priceFen', 100_000_001],
  ['skus.0.marketPriceFen', '128'],
  ['skus.0.stock', 3],
  ['delivery', []],
  ['delivery.0', 'drone'],
  ['tags.0', 'cheap'],
  ['story.0', ''],
  ['sort', -1],
  ['price', 1],
])('a product is refused for %s = %j', (path, value) => {
  expect(paths(Product, changed(product, path, value))).toEqual([path])
})

test.each<[string, unknown]>([
  ['kind', 'cash'],
  ['points', 0],
  ['points', 1.5],
  ['cashFen', -1],
  ['limit.count', 0],
  ['limit.period', 'week'],
  ['tierId', 'Silver!'],
  ['validDays', 0],
  ['validDays', 367],
  ['price', 1],
])('a reward is refused for %s = %j', (path, value) => {
  expect(paths(Reward, changed(reward, path, value))).toEqual([path])
})

test('stock is counted in whole pieces, held by name', () => {
  const stock = {
    _id: 'sku:longjing-50g',
    supplied: 4,
    available: 3,
    holds: { 'order:1': { count: 1, memberId: '1000000001', expiresAtMs: 1 } },
    holdCount: 1,
  }
  expect(paths(Stock, stock)).toEqual([])
  expect(paths(Stock, { ...stock, available: -1 })).toEqual(['available'])
  expect(paths(Stock, { ...stock, available: 0.5 })).toEqual(['available'])
  expect(paths(Stock, changed(stock, 'holds.order:1', { count: 1 }))).toEqual([
    'holds.order:1.memberId',
    'holds.order:1.expiresAtMs',
  ])
})

test('a picture has a place and words for those who cannot see it', () => {
  expect(paths(Picture, { src: 'a' })).toEqual(['alt'])
  expect(paths(Picture, { alt: 'a' })).toEqual(['src'])
})

test('a shop has at least one store and a dated agreement', () => {
  const found = paths(Shop, { _id: 'shop', stores: [], agreement: { version: '1', title: '协议' } })
  expect(found).toEqual(
    expect.arrayContaining(['stores', 'agreement.version', 'agreement.expiryTerm', 'shipping']),
  )
})
