import fc from 'fast-check'
import { computeEarn, type Earned, earnEntries, windowStart } from '@/domain/points/earn'
import type { EarnStep } from '@/domain/points/steps'
import type { EarnRule, MetricUnit, Program } from '@/domain/program/schema'
import { at, demoProgram, MEMBER, program } from '../../fixtures/domain'

const NOON = at('2026-11-22 12:00')

const points = (
  p: Program,
  tierId: string,
  paidFen: number,
  trigger: EarnRule['trigger'] = 'online_purchase',
) => computeEarn(p, { trigger, paidFen, atMs: NOON, tierId }).find(e => e.rule.unit === 'points')!

describe('100 yuan in the demo shop', () => {
  const demo = demoProgram()
  const [basic, silver, gold] = demo.tiers.levels.map(level => level.id)
  test.each([
    [basic!, 100],
    [silver!, 150],
    [gold!, 200],
  ])('%s earns %i points, online and in a store', (tierId, amount) => {
    expect(points(demo, tierId, 10_000).amount).toBe(amount)
    expect(points(demo, tierId, 10_000, 'store_purchase').amount).toBe(amount)
  })

  test('counts as 100 yuan of spending whatever the tier', () => {
    for (const tierId of [basic!, silver!, gold!]) {
      const spent = computeEarn(demo, { trigger: 'online_purchase', paidFen: 10_000, atMs: NOON, tierId })
      expect(spent.map(e => [e.rule.unit, e.amount])).toContainEqual([demo.tiers.metric, 10_000])
    }
  })

  test('joining earns the same whatever is paid', () => {
    const joined = computeEarn(demo, { trigger: 'join', paidFen: 0, atMs: NOON, tierId: basic! })
    expect(joined.map(e => [e.rule.unit, e.amount])).toEqual([['points', 100]])
  })
})

describe('rounding happens once, after all multipliers', () => {
  const rounding = (mode: EarnRule['rounding']) =>
    program(p => {
      p.earn[0]!.rounding = mode
    })
  test.each([
    // 99.99 yuan × 3/2 = 149.985
    ['floor', 'silver', 9_999, 149],
    ['half_up', 'silver', 9_999, 150],
    ['ceil', 'silver', 9_999, 150],
    // 99.99 × 1
    ['floor', 'basic', 9_999, 99],
    // 1.00 × 3/2 = 1.5: exactly half
    ['floor', 'silver', 100, 1],
    ['half_up', 'silver', 100, 2],
    ['ceil', 'silver', 100, 2],
    // 0.99 × 3/2 = 1.485: rounding before the multiplier would give 0 or 1 × 3/2
    ['half_up', 'silver', 99, 1],
    ['ceil', 'basic', 1, 1],
    ['floor', 'basic', 99, 0],
    ['ceil', 'basic', 0, 0],
    // a whole result is left alone by every mode
    ['ceil', 'gold', 10_000, 200],
    ['half_up', 'gold', 10_000, 200],
  ] as const)('%s, %s, %i fen → %i', (mode, tierId, paidFen, amount) => {
    expect(points(rounding(mode), tierId, paidFen).amount).toBe(amount)
  })

  test('no binary fraction gets in: 1.1 × 100 yuan is 110, not 110.00000000000001 rounded up', () => {
    const p = program(document => {
      document.earn[0]!.rounding = 'ceil'
      document.earn[0]!.multipliers = [
        { by: 'tier', title: '等级', factors: { basic: '11/10', silver: '1/3', gold: '1' } },
      ]
    })
    expect(points(p, 'basic', 10_000).amount).toBe(110)
    expect(points(p, 'silver', 30_000).amount).toBe(100)
  })
})

describe('multipliers', () => {
  const withDay = program(document => {
    document.earn[0]!.multipliers.push({ by: 'day_of_month', title: '会员日', days: [8, 31], factor: '2' })
  })
  const on = (local: string, tierId = 'silver') =>
    computeEarn(withDay, { trigger: 'online_purchase', paidFen: 10_000, atMs: at(local), tierId })[0]!

  test('apply one after another', () => {
    expect(on('2026-11-08').amount).toBe(300)
    expect(on('2026-11-22').amount).toBe(150)
  })

  test('by the day in the program’s zone, to the millisecond', () => {
    expect(on('2026-11-07 23:59:59.999').amount).toBe(150)
    expect(on('2026-11-08 00:00').amount).toBe(300)
    expect(on('2026-11-08 23:59:59.999').amount).toBe(300)
    expect(on('2026-11-09 00:00').amount).toBe(150)
    expect(on('2026-10-31 12:00').amount).toBe(300)
    expect(on('2026-11-30 12:00').amount).toBe(150)
  })

  test('say which they are and why they apply', () => {
    expect(on('2026-11-08').steps).toEqual([
      { op: 'linear', fen: 10_000, amount: 1, perFen: 100, value: '100' },
      { op: 'multiply', title: '会员等级', reason: '银卡', factor: '3/2', value: '150' },
      { op: 'multiply', title: '会员日', reason: '每月8日', factor: '2', value: '300' },
      { op: 'round', mode: 'floor', value: '300' },
    ])
  })

  test('a tier that the program does not have throws rather than earns as the lowest', () => {
    expect(() => on('2026-11-08', 'black')).toThrow(/tier black/)
  })
})

/** Recomputes an amount from its steps with integers alone: what a suspicious member would do on paper. */
function recompute(steps: EarnStep[]): number {
  let n = 0n
  let d = 1n
  const check = (value: string) => {
    const [vn, vd = '1'] = value.split('/')
    expect(BigInt(vn!) * d).toBe(BigInt(vd) * n)
  }
  for (const step of steps) {
    if (step.op === 'linear') [n, d] = [BigInt(step.fen) * BigInt(step.amount), BigInt(step.perFen)]
    else if (step.op === 'paid_fen') [n, d] = [BigInt(step.fen), 1n]
    else if (step.op === 'flat') [n, d] = [BigInt(step.amount), 1n]
    else if (step.op === 'multiply') {
      const [fn, fd = '1'] = step.factor.split('/')
      ;[n, d] = [n * BigInt(fn!), d * BigInt(fd)]
    } else if (step.mode === 'floor') [n, d] = [n / d, 1n]
    else if (step.mode === 'ceil') [n, d] = [(n + d - 1n) / d, 1n]
    else [n, d] = [(2n * n + d) / (2n * d), 1n]
    check(step.value)
  }
  expect(d).toBe(1n)
  return Number(n)
}

describe('any rule', () => {
  const ratio = fc
    .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 12 }))
    .map(([n, d]) => `${n}/${d}`)
  const anyProgram = fc
    .record({
      amount: fc.integer({ min: 1, max: 1_000 }),
      perFen: fc.integer({ min: 1, max: 10_000 }),
      factors: fc.record({ basic: ratio, silver: ratio, gold: ratio }),
      dayFactor: ratio,
      rounding: fc.constantFrom('floor' as const, 'half_up' as const, 'ceil' as const),
    })
    .map(({ amount, perFen, factors, dayFactor, rounding }) =>
      program(document => {
        document.earn[0] = {
          ...document.earn[0]!,
          formula: { kind: 'linear', amount, perFen },
          multipliers: [
            { by: 'tier', title: '等级', factors },
            { by: 'day_of_month', title: '会员日', days: [22], factor: dayFactor },
          ],
          rounding,
        }
      }),
    )
  const tierId = fc.constantFrom('basic', 'silver', 'gold')
  const fen = fc.integer({ min: 0, max: 100_000_000 })

  test('its steps recompute to its amount', () => {
    fc.assert(
      fc.property(anyProgram, tierId, fen, (p, tier, paidFen) => {
        const all: Earned[] = computeEarn(p, {
          trigger: 'online_purchase',
          paidFen,
          atMs: NOON,
          tierId: tier,
        })
        for (const earned of all) expect(recompute(earned.steps)).toBe(earned.amount)
      }),
    )
  })

  test('never earns less for more', () => {
    fc.assert(
      fc.property(anyProgram, tierId, fen, fen, (p, tier, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        expect(points(p, tier, less).amount).toBeLessThanOrEqual(points(p, tier, more).amount)
      }),
    )
  })
})

describe('entries of an event', () => {
  const p = program()
  const event = {
    trigger: 'online_purchase' as const,
    paidFen: 10_050,
    atMs: NOON,
    tierId: 'silver',
    ref: { kind: 'order' as const, id: 'o1' },
    key: 'order:o1',
    inputHash: 'abc',
  }

  test('one a rule, with the rule’s version and the steps that led to its number', () => {
    const [earned, spent, ...more] = earnEntries(p, event)
    expect(more).toEqual([])
    expect(earned).toEqual({
      key: 'order:o1:online',
      kind: 'earn',
      atMs: NOON,
      title: 'online',
      ref: { kind: 'order', id: 'o1' },
      programVersion: 7,
      ruleId: 'online',
      steps: expect.any(Array),
      postings: [
        {
          unit: 'points',
          from: 'issued',
          to: 'spendable',
          amount: 150,
          lot: { id: '20271130', earnedAtMs: NOON, expiresAtMs: at('2027-12-01') },
        },
      ],
      inputHash: 'abc',
    })
    expect(spent).toMatchObject({
      key: 'order:o1:spend-online',
      postings: [
        { unit: 'spend', from: 'issued', to: 'counted', amount: 10_050, day: '20261122', since: '20251123' },
      ],
    })
  })

  test('none for a rule that gives nothing', () => {
    const entries = earnEntries(p, { ...event, tierId: 'basic', paidFen: 99 })
    expect(entries.map(e => e.ruleId)).toEqual(['spend-online'])
    expect(earnEntries(p, { ...event, paidFen: 0 })).toEqual([])
  })

  test('no input hash where the request had none', () => {
    const { inputHash: _, ...bare } = event
    for (const entry of earnEntries(p, { ...bare, ref: { kind: 'member', id: MEMBER } })) {
      expect(entry).not.toHaveProperty('inputHash')
    }
  })
})

test('the window of a calendar year begins on 1 January of the program’s zone', () => {
  const year: MetricUnit = {
    kind: 'metric',
    id: 'spend',
    title: '消费',
    display: 'yuan',
    window: { kind: 'calendar_year' },
  }
  const p = program()
  expect(windowStart(year, at('2027-01-01') - 1, p)).toBe('20260101')
  expect(windowStart(year, at('2027-01-01'), p)).toBe('20270101')
})
