import fc from 'fast-check'
import { isPickupCode, pickupCode, spacedCode } from '@/domain/member-code/pickup-code'

const eleven = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 11 })
  .map(digits => digits.join(''))

test.each([
  // Check digits of ISO/IEC 7812-1, worked out by hand; the first is the standard's usual example padded to length.
  ['07992739871', '079927398713'],
  ['00000000000', '000000000000'],
  ['00000000001', '000000000018'],
  ['12345678901', '123456789015'],
])('%s becomes %s', (random, code) => {
  expect(pickupCode(random)).toBe(code)
})

test.each(['', '1234567890', '123456789012', '1234567890x', '１２３４５６７８９０１'])(
  'made of %p throws',
  random => {
    expect(() => pickupCode(random)).toThrow(/11 digits/)
  },
)

test('what was made is recognised', () => {
  fc.assert(fc.property(eleven, random => expect(isPickupCode(pickupCode(random))).toBe(true)))
})

test('every slip of one digit is told', () => {
  fc.assert(
    fc.property(eleven, random => {
      const code = pickupCode(random)
      for (let i = 0; i < 12; i++) {
        for (let digit = 0; digit < 10; digit++) {
          if (digit === Number(code[i])) continue
          expect(isPickupCode(code.slice(0, i) + digit + code.slice(i + 1))).toBe(false)
        }
      }
    }),
  )
})

test('every two neighbours swapped are told, but 0 and 9, which Luhn cannot tell', () => {
  fc.assert(
    fc.property(eleven, random => {
      const code = pickupCode(random)
      for (let i = 0; i < 11; i++) {
        const [a, b] = [code[i]!, code[i + 1]!]
        if (a === b) continue
        const swapped = code.slice(0, i) + b + a + code.slice(i + 2)
        const blind = [a, b].sort().join('') === '09'
        expect(isPickupCode(swapped)).toBe(blind)
      }
    }),
  )
})

test.each([
  '',
  '07992739871',
  '0799273987130',
  '07992739871x',
  ' 79927398713',
  '079927398713 ',
  '079927398713\n',
])('%p is no pickup code', text => {
  expect(isPickupCode(text)).toBe(false)
})

test('codes are read out in fours', () => {
  expect(spacedCode('079927398713')).toBe('0799 2739 8713')
  expect(spacedCode('100000000112345678')).toBe('1000 0000 0112 3456 78')
  expect(spacedCode('')).toBe('')
})
