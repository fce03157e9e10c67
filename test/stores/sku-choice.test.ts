import type { Product } from '../../src/contract/catalog'
import { choose, chosenSku, firstChoice, valueState } from '../../src/stores/sku-choice'

const sku = (color: string, size: string) => ({
  skuId: `${color}-${size}`,
  values: [color, size],
  priceFen: 100,
})

/** Linen in two colours and two sizes; the large grey one does not exist. */
const LINEN: Product = {
  _id: 'linen',
  title: '亚麻桌布',
  subtitle: '洗过更软',
  categoryId: 'cloth',
  pictures: [{ src: 'products/linen', alt: '桌布' }],
  options: [
    { name: '颜色', values: ['米', '灰'] },
    { name: '尺寸', values: ['小', '大'] },
  ],
  skus: [sku('米', '小'), sku('米', '大'), sku('灰', '小')],
  story: [],
  facts: [],
  delivery: ['express'],
  tags: [],
  sort: 1,
}
const FULL = { '米-小': 3, '米-大': 3, '灰-小': 3 }

test('the first kind in stock is chosen at first; the first of all when nothing is', () => {
  expect(firstChoice(LINEN, { ...FULL, '米-小': 0 })).toEqual(['米', '大'])
  expect(firstChoice(LINEN, {})).toEqual(['米', '小'])
})

test('a value is taken with the others as they are where that kind exists', () => {
  expect(choose(LINEN, FULL, ['米', '小'], 1, '大')).toEqual(['米', '大'])
})

test('where it does not exist, the other values follow, in stock before sold out', () => {
  expect(choose(LINEN, FULL, ['灰', '小'], 1, '大')).toEqual(['米', '大'])
  expect(choose(LINEN, { ...FULL, '米-小': 0 }, ['灰', '小'], 0, '米')).toEqual(['米', '小'])
  expect(choose(LINEN, FULL, ['米', '大'], 0, '灰')).toEqual(['灰', '小'])
})

test('every choice that can be tapped together is a kind', () => {
  for (const start of LINEN.skus) {
    LINEN.options.forEach((option, i) => {
      for (const value of option.values) {
        expect(chosenSku(LINEN, choose(LINEN, FULL, start.values, i, value))).toBeDefined()
      }
    })
  }
})

test('sold out is told before it is tapped, for the kind as it would be', () => {
  const stock = { ...FULL, '米-大': 0 }
  expect(valueState(LINEN, stock, ['米', '小'], 0, '米')).toBe('chosen')
  expect(valueState(LINEN, stock, ['米', '小'], 1, '大')).toBe('sold_out')
  expect(valueState(LINEN, stock, ['米', '小'], 0, '灰')).toBe('open')
  expect(valueState(LINEN, FULL, ['灰', '小'], 1, '大')).toBe('open')
})
