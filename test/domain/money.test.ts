import fc from 'fast-check'
import { parseYuan, shortYuan, yuan } from '@/domain/money'

test.each([
  [0, '0.00', '0'],
  [1, '0.01', '0.01'],
  [9, '0.09', '0.09'],
  [10, '0.10', '0.1'],
  [100, '1.00', '1'],
  [1_010, '10.10', '10.1'],
  [20_000, '200.00', '200'],
  [20_050, '200.50', '200.5'],
  [100_000, '1000.00', '1000'],
  [123_456, '1234.56', '1234.56'],
  [-1, '-0.01', '-0.01'],
  [-150, '-1.50', '-1.5'],
])('%i fen', (fen, long, short) => {
  expect(yuan(fen)).toBe(long)
  expect(shortYuan(fen)).toBe(short)
})

test.each([
  ['12', 1_200],
  ['12.5', 1_250],
  ['12.50', 1_250],
  ['12.05', 1_205],
  ['0', 0],
  ['0.01', 1],
  [' 8.80 ', 880],
  ['9999999.99', 999_999_999],
])('reads %p', (text, fen) => {
  expect(parseYuan(text)).toBe(fen)
})

test.each([
  '',
  ' ',
  '.',
  '.5',
  '12.',
  '1.234',
  '-1',
  '+1',
  '1e3',
  '1,234',
  '１２',
  '12元',
  '0x10',
  '12345678',
  '1 2',
  'NaN',
])('refuses %p', text => {
  expect(parseYuan(text)).toBeUndefined()
})

test('what is shown reads back as the same amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), fen => {
      expect(parseYuan(yuan(fen))).toBe(fen)
      expect(parseYuan(shortYuan(fen))).toBe(fen)
    }),
  )
})
