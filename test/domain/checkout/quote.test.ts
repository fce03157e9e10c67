import fc from 'fast-check'
import { pointsCap, type QuoteInput, quote } from '@/domain/checkout/quote'
import type { Program } from '@/domain/program/schema'
import { at, program } from '../../fixtures/domain'

const p = program()
const line = (unitPriceFen: number, count = 1, skuId = `sku-${unitPriceFen}`) => ({
  skuId,
  count,
  unitPriceFen,
})
const input = (more: Partial<QuoteInput> = {}): QuoteInput => ({
  lines: [line(10_000)],
  delivery: 'express',
  shipping: { feeFen: 1_000, freeFromFen: 9_900 },
  availablePoints: 100_000,
  points: 0,
  tierId: 'basic',
  atMs: at('2026-11-22'),
  ...more,
})
const priced = (more: Partial<QuoteInput> = {}, q: Program = p) => {
  const result = quote(q, input(more))
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const refused = (more: Partial<QuoteInput>, q: Program = p) => {
  const result = quote(q, input(more))
  return result.ok ? result.value : result.error
}
const checkout = (terms: Partial<Program['redemption']['checkout']>) =>
  program(document => {
    Object.assign(document.redemption.checkout, terms)
  })

describe('the cap', () => {
  test.each([
    // goods, balance → points, limited by; half of the goods, in steps of 100 points = 1 yuan
    [10_000, 100_000, 5_000, 'share'],
    [10_000, 5_000, 5_000, 'share'],
    [10_000, 4_999, 4_900, 'balance'],
    [10_000, 100, 100, 'balance'],
    [10_000, 99, 0, 'minimum'],
    [10_000, 0, 0, 'minimum'],
    [10_199, 100_000, 5_000, 'share'],
    [10_200, 100_000, 5_100, 'share'],
    [200, 100_000, 100, 'share'],
    [199, 100_000, 0, 'minimum'],
    [1, 100_000, 0, 'minimum'],
    [0, 100_000, 0, 'minimum'],
  ])('%i fen of goods, %i points', (goodsFen, balance, maxPoints, limitedBy) => {
    expect(pointsCap(p, goodsFen, balance)).toEqual({
      stepPoints: 100,
      stepFen: 100,
      minPoints: 100,
      capPercent: 50,
      maxPoints,
      limitedBy,
    })
  })

  test('below the minimum is nothing at all', () => {
    const q = checkout({ minPoints: 500 })
    expect(pointsCap(q, 10_000, 499)).toMatchObject({ maxPoints: 0, limitedBy: 'minimum' })
    expect(pointsCap(q, 10_000, 500)).toMatchObject({ maxPoints: 500, limitedBy: 'balance' })
    expect(pointsCap(q, 999, 10_000)).toMatchObject({ maxPoints: 0, limitedBy: 'minimum' })
    expect(pointsCap(q, 1_000, 10_000)).toMatchObject({ maxPoints: 500, limitedBy: 'share' })
  })

  test('a share of nothing lets points pay nothing', () => {
    expect(pointsCap(checkout({ capPercent: 0 }), 10_000, 10_000)).toMatchObject({ maxPoints: 0 })
  })

  test('a share of everything leaves something to pay', () => {
    const q = checkout({ capPercent: 100 })
    expect(pointsCap(q, 10_000, 100_000).maxPoints).toBe(9_900)
    expect(pointsCap(q, 10_001, 100_000).maxPoints).toBe(10_000)
    expect(pointsCap(q, 100, 100_000).maxPoints).toBe(0)
    expect(priced({ points: 9_900, delivery: 'pickup' }, q).payableFen).toBe(100)
  })

  test('steps and rates other than one to one', () => {
    // 500 points are 1 yuan; used by 250 points = 50 fen
    const q = checkout({ rate: { points: 500, fen: 100 }, stepPoints: 250, minPoints: 250, capPercent: 30 })
    expect(pointsCap(q, 1_000, 100_000)).toMatchObject({ stepFen: 50, maxPoints: 1_500, limitedBy: 'share' })
    expect(priced({ lines: [line(1_000)], points: 1_500, delivery: 'pickup' }, q)).toMatchObject({
      pointsFen: 300,
      payableFen: 700,
    })
  })
})

describe('points that cannot be used are refused', () => {
  test('above the cap, with the cap', () => {
    expect(refused({ points: 5_100 })).toEqual({
      code: 'points_above_cap',
      maxPoints: 5_000,
      limitedBy: 'share',
    })
    expect(refused({ points: 300, availablePoints: 250 })).toEqual({
      code: 'points_above_cap',
      maxPoints: 200,
      limitedBy: 'balance',
    })
    expect(refused({ points: 100, availablePoints: 99 })).toEqual({
      code: 'points_above_cap',
      maxPoints: 0,
      limitedBy: 'minimum',
    })
  })
  test.each([1, 99, 101, 4_999, 100.5, -1, -100, Number.NaN])('%p: not in steps', points => {
    expect(refused({ points })).toEqual({ code: 'points_not_in_steps', stepPoints: 100, minPoints: 100 })
  })
  test('below the minimum', () => {
    expect(refused({ points: 400 }, checkout({ minPoints: 500 }))).toEqual({
      code: 'points_not_in_steps',
      stepPoints: 100,
      minPoints: 500,
    })
    expect(priced({ points: 500 }, checkout({ minPoints: 500 })).points).toBe(500)
  })
})

describe('the courier', () => {
  test.each([
    ['express', 9_899, 1_000],
    ['express', 9_900, 0],
    ['express', 9_901, 0],
    ['pickup', 1, 0],
  ] as const)('%s of %i fen of goods costs %i', (delivery, goodsFen, shippingFen) => {
    expect(priced({ delivery, lines: [line(goodsFen)] })).toMatchObject({
      shippingFen,
      payableFen: goodsFen + shippingFen,
    })
  })
  test('is free by the goods before points: using points does not bring the fee back', () => {
    expect(priced({ lines: [line(9_900)], points: 4_900 })).toMatchObject({
      shippingFen: 0,
      payableFen: 5_000,
    })
  })
  test('is not paid by points and earns nothing', () => {
    const quoted = priced({ lines: [line(1_000)], points: 500 })
    expect(quoted).toMatchObject({ shippingFen: 1_000, payableFen: 1_500, lineCashFen: [500] })
    expect(quoted.earns).toEqual([
      { unit: 'points', amount: 5 },
      { unit: 'spend', amount: 500 },
    ])
  })
})

test('nothing to pay is no sale', () => {
  expect(refused({ lines: [], delivery: 'pickup' })).toEqual({ code: 'nothing_to_pay' })
  expect(refused({ lines: [line(0, 3)], delivery: 'pickup' })).toEqual({ code: 'nothing_to_pay' })
})

test('lines, counts and points add up', () => {
  const quoted = priced({ lines: [line(3_333, 2), line(1), line(10_000)], points: 5_000, tierId: 'silver' })
  expect(quoted).toMatchObject({
    goodsFen: 16_667,
    pointsFen: 5_000,
    shippingFen: 0,
    payableFen: 11_667,
    // 5000 × 6666/16667 = 1999.76, × 1/16667 = 0.29, × 10000/16667 = 2999.94
    lineCashFen: [6_666 - 2_000, 1, 10_000 - 3_000],
    earns: [
      { unit: 'points', amount: 175 }, // 116.67 × 3/2, rounded down
      { unit: 'spend', amount: 11_667 },
    ],
  })
})

test('any quote adds up, and never pays back', () => {
  const lines = fc.array(
    fc.record({
      skuId: fc.constant('s'),
      count: fc.integer({ min: 1, max: 99 }),
      unitPriceFen: fc.integer({ min: 1, max: 10_000_000 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  const any = fc.record({
    lines,
    delivery: fc.constantFrom('express' as const, 'pickup' as const),
    shipping: fc.record({ feeFen: fc.nat(5_000), freeFromFen: fc.nat(20_000) }),
    availablePoints: fc.nat(100_000_000),
    steps: fc.nat(1_000_000),
    tierId: fc.constantFrom('basic', 'silver', 'gold'),
    capPercent: fc.nat(100),
  })
  fc.assert(
    fc.property(any, ({ steps, capPercent, ...more }) => {
      const q = checkout({ capPercent })
      const goods = more.lines.reduce((sum, l) => sum + l.unitPriceFen * l.count, 0)
      const { maxPoints } = pointsCap(q, goods, more.availablePoints)
      expect(maxPoints).toBeLessThanOrEqual(more.availablePoints)
      const points = Math.min(maxPoints, steps * 100)
      const quoted = priced({ ...more, points }, q)
      expect(quoted.goodsFen).toBe(goods)
      expect(quoted.lineCashFen.reduce((a, b) => a + b, 0)).toBe(goods - quoted.pointsFen)
      expect(Math.min(...quoted.lineCashFen)).toBeGreaterThanOrEqual(0)
      expect(quoted.payableFen).toBe(goods - quoted.pointsFen + quoted.shippingFen)
      expect(quoted.payableFen).toBeGreaterThan(0)
      expect(quoted.pointsFen * 100).toBeLessThanOrEqual(goods * capPercent)
      expect(refused({ ...more, points: maxPoints + 100 }, q)).toMatchObject({ code: 'points_above_cap' })
    }),
  )
})
