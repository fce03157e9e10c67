import { mkdtempSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatInvalidShop, formatPath } from '../../local-cloud/seed/problems'
import { readShopFolder } from '../../local-cloud/seed/shop-folder'
import { copyShop, DEMO_DIR, type Json, type ShopCopy, TIER_IDS } from './broken-shop'

const TEA = 'products/tea.json'
const person = (more: { [key: string]: Json }): Json => ({
  id: 'extra',
  name: '新人',
  openid: 'oHeLi0000000000000000000000x',
  phone: '13800138999',
  role: 'member',
  description: '多出来的人',
  address: { region: '上海市 徐汇区', detail: '武康路 1 号' },
  ...more,
})
const join0: Json = { type: 'join', daysAgo: 90, atMinute: 600 }

let copy: ShopCopy
beforeAll(() => {
  copy = copyShop()
})
afterEach(() => copy.restore())
afterAll(() => copy.remove())

test('the demo shop has no problem', () => {
  const read = readShopFolder(DEMO_DIR, { tierIds: TIER_IDS })
  expect(read.ok ? [] : read.error.problems).toEqual([])
})

/** What is broken, how, and the one problem that must be told: file, place, and words of the message. */
const cases: readonly [
  what: string,
  breakIt: (copy: ShopCopy) => void,
  file: string,
  path: string,
  says: RegExp,
][] = [
  [
    'an unknown category',
    c => c.set(TEA, [0, 'categoryId'], 'coffee'),
    TEA,
    '[0].categoryId',
    /"coffee" is no category; must be one of tea, bakery/,
  ],
  [
    'a value that no option has',
    c => c.set(TEA, [0, 'skus', 0, 'values', 0], '75 克'),
    TEA,
    '[0].skus[0].values[0]',
    /"75 克" is no value of the option 净含量; must be one of 50 克, 100 克, 250 克/,
  ],
  [
    'a SKU with too few values',
    c => c.set(TEA, [0, 'skus', 1, 'values'], []),
    TEA,
    '[0].skus[1].values',
    /must have 1 values, one for each .*净含量/,
  ],
  [
    'two SKUs of one combination',
    c => c.set(TEA, [0, 'skus', 1, 'values'], ['50 克']),
    TEA,
    '[0].skus[1].values',
    /same as those of skus\[0\]/,
  ],
  [
    'an option value without a SKU',
    c => c.set(TEA, [0, 'options', 0, 'values'], ['50 克', '100 克', '250 克', '500 克']),
    TEA,
    '[0].options[0].values[3]',
    /"500 克" is in no SKU/,
  ],
  [
    'a market price below the price',
    c => c.set(TEA, [0, 'skus', 0, 'marketPriceFen'], 7700),
    TEA,
    '[0].skus[0].marketPriceFen',
    /at least the price \(7800\)/,
  ],
  [
    'a price that is no whole number of fen',
    c => c.set(TEA, [0, 'skus', 0, 'priceFen'], 78.5),
    TEA,
    '[0].skus[0].priceFen',
    /integer.*78\.5/i,
  ],
  [
    'a missing title',
    c => c.set(TEA, [2, 'title'], undefined),
    TEA,
    '[2].title',
    /must be "title", is undefined/,
  ],
  [
    'a misspelt field',
    c => c.set(TEA, [2, 'subtitel'], 'x'),
    TEA,
    '[2].subtitel',
    /must be never, is "subtitel"/,
  ],
  [
    'two categories of one id',
    c => c.set('categories.json', [6, '_id'], 'tea'),
    'categories.json',
    '[6]._id',
    /"tea" is already the id of categories.json \[0\]._id/,
  ],
  [
    'two products of one id, in two files',
    c => c.set(TEA, [1, '_id'], 'gaiwan'),
    'products/teaware.json',
    '[0]._id',
    /"gaiwan" is already the id of products\/tea.json \[1\]._id/,
  ],
  [
    'two SKUs of one id',
    c => c.set(TEA, [0, 'skus', 1, 'skuId'], 'longjing-50g'),
    TEA,
    '[0].skus[1].skuId',
    /"longjing-50g" is already the id of products\/tea.json \[0\].skus\[0\].skuId/,
  ],
  [
    'a reward with the id of a SKU',
    c => c.set('rewards.json', [0, '_id'], 'longjing-50g'),
    'rewards.json',
    '[0]._id',
    /already the id of products\/tea.json/,
  ],
  [
    'two stores of one id',
    c => c.set('shop.json', ['stores', 1, '_id'], 'anfu'),
    'shop.json',
    'stores[1]._id',
    /"anfu" is already/,
  ],
  [
    'a reward for an unknown tier',
    c => c.set('rewards.json', [0, 'tierId'], 'platinum'),
    'rewards.json',
    '[0].tierId',
    /"platinum" is no tier of the program; must be one of member, silver, gold/,
  ],
  [
    'no stock for a SKU',
    c => c.set('stock.json', ['longjing-50g'], undefined),
    'stock.json',
    'longjing-50g',
    /is missing; products\/tea.json \[0\].skus\[0\] needs/,
  ],
  [
    'no stock for a reward',
    c => c.set('stock.json', ['gift-wrap'], undefined),
    'stock.json',
    'gift-wrap',
    /is missing; rewards.json \[0\] needs/,
  ],
  [
    'stock of something unknown',
    c => c.set('stock.json', ['longjing-1kg'], 5),
    'stock.json',
    'longjing-1kg',
    /neither a SKU nor a reward/,
  ],
  ['negative stock', c => c.set('stock.json', ['longjing-50g'], -1), 'stock.json', 'longjing-50g', /-1/],
  [
    'a banner to an unknown product',
    c => c.set('shop.json', ['banners', 0, 'link', 'id'], 'matcha'),
    'shop.json',
    'banners[0].link.id',
    /"matcha" is no product/,
  ],
  [
    'a banner to an unknown category',
    c => c.set('shop.json', ['banners', 1, 'link', 'id'], 'coffee'),
    'shop.json',
    'banners[1].link.id',
    /"coffee" is no category/,
  ],
  [
    'a section with an unknown product',
    c => c.set('shop.json', ['sections', 0, 'productIds', 2], 'bagel'),
    'shop.json',
    'sections[0].productIds[2]',
    /"bagel" is no product/,
  ],
  [
    'a picture that is not there',
    c => c.set(TEA, [0, 'pictures', 0, 'src'], 'products/nothing'),
    TEA,
    '[0].pictures[0].src',
    /pictures\/products\/nothing.webp is missing/,
  ],
  [
    'a picture without its JPEG',
    c => unlinkSync(c.damage('pictures/rewards/gift-wrap.jpg')),
    'rewards.json',
    '[0].picture.src',
    /gift-wrap.jpg is missing/,
  ],
  [
    'a picture that is too large',
    c => truncateSync(c.damage('pictures/categories/tea.webp'), 40 * 1024 + 1),
    'categories.json',
    '[0].picture.src',
    /tea.webp has 40.0 KB; must have at most 40 KB/,
  ],
  [
    'a picture that is none',
    c => writeFileSync(c.damage('pictures/banners/tiers.jpg'), 'not a picture'),
    'shop.json',
    'banners[3].picture.src',
    /tiers.jpg is no JPEG/,
  ],
  [
    'a file that is no JSON',
    c => writeFileSync(c.damage('rewards.json'), '[{'),
    'rewards.json',
    '',
    /must be JSON/,
  ],
  ['a missing file', c => unlinkSync(c.damage('stock.json')), 'stock.json', '', /is missing/],
  [
    'a clerk of an unknown store',
    c => c.set('people.json', [4, 'storeId'], 'waitan'),
    'people.json',
    '[4].storeId',
    /"waitan" is no store; must be one of anfu, dongshankou/,
  ],
  [
    'two people with one phone',
    c => c.set('people.json', [5, 'phone'], '13800138001'),
    'people.json',
    '[5].phone',
    /already the phone of \[0\]/,
  ],
  [
    'a person with a bad openid',
    c => c.set('people.json', [0, 'openid'], 'me'),
    'people.json',
    '[0].openid',
    /must be an openid/,
  ],
  [
    'a history with an unknown SKU',
    c => c.set('people.json', [1, 'history', 1, 'lines', 0, 'skuId'], 'bagel'),
    'people.json',
    '[1].history[1].lines[0].skuId',
    /"bagel" is no SKU/,
  ],
  [
    'a history with an unknown reward',
    c =>
      c.set(
        'people.json',
        [6],
        person({
          history: [join0, { type: 'redeem', daysAgo: 3, atMinute: 1, rewardId: 'car', storeId: 'anfu' }],
        }),
      ),
    'people.json',
    '[6].history[1].rewardId',
    /"car" is no reward/,
  ],
  [
    'a history that does not begin with joining',
    c => c.set('people.json', [3, 'history', 0], undefined),
    'people.json',
    '[3].history[0].type',
    /begins with "join"/,
  ],
  [
    'a history out of order',
    c => c.set('people.json', [3, 'history', 2, 'daysAgo'], 119 + 2),
    'people.json',
    '[3].history[2]',
    /later than the fact before it/,
  ],
  [
    'a history of today',
    c => c.set('people.json', [3, 'history', 3, 'daysAgo'], 0),
    'people.json',
    '[3].history[3].daysAgo',
    /at least 1/,
  ],
]

test.each(cases)('%s is refused with its place', (_, breakIt, file, path, says) => {
  breakIt(copy)
  const there = copy.problems().filter(problem => problem.file === file && problem.path === path)
  expect(there.map(problem => problem.message)).toEqual(expect.arrayContaining([expect.stringMatching(says)]))
})

test('every problem is told at once', () => {
  copy.set(TEA, [0, 'categoryId'], 'coffee')
  copy.set('rewards.json', [3, 'tierId'], 'platinum')
  copy.set('stock.json', ['basque-4'], undefined)
  copy.set('people.json', [4, 'storeId'], 'waitan')
  unlinkSync(copy.damage('pictures/banners/tiers.jpg'))
  const problems = copy.problems()
  expect(problems.map(p => p.file).sort()).toEqual([
    'people.json',
    TEA,
    'rewards.json',
    'shop.json',
    'stock.json',
  ])
})

test('a file that does not decode is not blamed on those who refer to it', () => {
  copy.set('categories.json', [0, 'title'], '')
  expect(copy.problems()).toEqual([
    { file: 'categories.json', path: '[0].title', message: expect.stringContaining('length') },
  ])
})

test('a folder that is not there, and one that is empty', () => {
  const missing = readShopFolder('/nowhere/shop', { tierIds: TIER_IDS })
  expect(missing).toMatchObject({
    ok: false,
    error: { problems: [{ message: expect.stringContaining('does not exist') }] },
  })
  const dir = mkdtempSync(join(tmpdir(), 'shop-'))
  try {
    const empty = readShopFolder(dir, { tierIds: TIER_IDS })
    expect(empty.ok ? [] : empty.error.problems.map(p => p.file)).toEqual([
      'shop.json',
      'categories.json',
      'products/',
      'rewards.json',
      'stock.json',
      'people.json',
    ])
  } finally {
    rmSync(dir, { recursive: true })
  }
})

test('the error reads as a list', () => {
  const text = formatInvalidShop({
    code: 'invalid_shop_folder',
    dir: 'shops/mine',
    problems: [{ file: 'rewards.json', path: formatPath([3, 'tierId']), message: 'must be gold' }],
  })
  expect(text).toBe('The shop folder shops/mine has 1 problem:\n  rewards.json [3].tierId: must be gold')
})
