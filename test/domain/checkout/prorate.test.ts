import fc from 'fast-check'
import { prorate } from '@/domain/checkout/prorate'

const weights = fc.array(fc.integer({ min: 0, max: 10_000_000_000 }), { minLength: 1, maxLength: 30 })
const sum = (parts: number[]) => parts.reduce((a, b) => a + b, 0)

test.each([
  [100, [1, 1, 1], [34, 33, 33]], // ties to the earlier part
  [1, [1, 1], [1, 0]],
  [2, [1, 3, 1], [1, 1, 0]], // 0.4, 1.2, 0.4: the largest remainder, ties to the earlier part
  [10, [0, 5, 0], [0, 10, 0]],
  [0, [3, 4], [0, 0]],
  [0, [], []],
  [0, [0, 0], [0, 0]],
  [7, [7], [7]],
  [999, [999, 1], [998, 1]], // 998.001, 0.999
])('%i over %j is %j', (total, parts, result) => {
  expect(prorate(total, parts)).toEqual(result)
})

test.each<[number, number[]]>([
  [1, [0, 0]],
  [1, []],
  [-1, [1]],
  [0.5, [1]],
  [1, [-1, 2]],
  [1, [0.5, 0.5]],
  [Number.NaN, [1]],
])('%p over %j is a broken invariant', (total, parts) => {
  expect(() => prorate(total, parts)).toThrow(/prorating takes whole amounts|nothing to carry/)
})

test('parts sum to the whole, none is below 0, none is off by a whole unit, and nothing carries nothing', () => {
  fc.assert(
    fc.property(weights, fc.integer({ min: 0, max: 100_000_000_000 }), (parts, total) => {
      fc.pre(sum(parts) > 0)
      const split = prorate(total, parts)
      expect(sum(split)).toBe(total)
      split.forEach((part, i) => {
        const scaled = BigInt(part) * BigInt(sum(parts))
        const exact = BigInt(total) * BigInt(parts[i]!)
        const off = scaled > exact ? scaled - exact : exact - scaled
        expect(part).toBeGreaterThanOrEqual(0)
        expect(off < BigInt(sum(parts))).toBe(true)
        if (parts[i] === 0) expect(part).toBe(0)
      })
    }),
  )
})

test('no part exceeds its weight while the total does not exceed theirs', () => {
  fc.assert(
    fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (parts, share) => {
      const total = Math.floor(sum(parts) * share)
      prorate(total, parts).forEach((part, i) => {
        expect(part).toBeLessThanOrEqual(parts[i]!)
      })
    }),
  )
})

test('of two parts the heavier never gets less', () => {
  fc.assert(
    fc.property(weights, fc.integer({ min: 0, max: 1_000_000 }), (parts, total) => {
      fc.pre(sum(parts) > 0)
      const split = prorate(total, parts)
      parts.forEach((a, i) => {
        parts.forEach((b, j) => {
          if (a > b) expect(split[i]!).toBeGreaterThanOrEqual(split[j]!)
        })
      })
    }),
  )
})
