import { decodeProgram } from '@/domain/program/decode-program'
import { demoDocument, programDocument } from '../../fixtures/domain'

/** The test program with the value at `path` replaced, or removed when there is none to put. */
function changed(path: string, ...value: unknown[]): unknown {
  const keys = path.split('.')
  const last = keys.pop()!
  const document: unknown = programDocument()
  let target = document as Record<string, unknown>
  for (const key of keys) target = target[key] as Record<string, unknown>
  if (value.length) target[last] = value[0]
  else delete target[last]
  return document
}

function problemsOf(document: unknown) {
  const decoded = decodeProgram(document)
  if (decoded.ok) throw new Error('decoded, but should have been refused')
  expect(decoded.error.code).toBe('invalid_program')
  return decoded.error.problems
}

test('the demo shop and the tests have valid programs, decoded unchanged', () => {
  for (const document of [demoDocument(), programDocument()]) {
    expect(decodeProgram(document)).toEqual({ ok: true, value: document })
  }
})

test.each([undefined, null, 3, 'program', [], {}])('refuses %p', input => {
  expect(problemsOf(input).length).toBeGreaterThan(0)
})

describe('shapes: the place and what would be valid', () => {
  test.each<[string, unknown, RegExp]>([
    ['schemaVersion', 2, /Expected 1/],
    ['id', 'Test', /lower-case/],
    ['id', 'x'.repeat(33), /1-32/],
    ['id', 'constructor', /reserved/],
    ['version', 0, />=1/],
    ['version', 1.5, /integer/],
    ['version', '7', /Expected number/],
    ['title', '   ', />=1/],
    ['title', '长'.repeat(31), /<=30/],
    ['zone.utcOffsetMinutes', 900, /<=840/],
    ['zone.utcOffsetMinutes', -721, />=-720/],
    ['units', [], />=1/],
    ['units.0.kind', 'cash', /"currency" \| "metric"/],
    ['units.0.id', '_points', /beginning with a letter/],
    ['units.0.draw', 'newest', /"earliest_expiry" \| "oldest"/],
    ['units.0.expiry.kind', 'weeks', /"never"/],
    ['units.0.expiry.months', 0, />=1/],
    ['units.0.expiry.months', 601, /<=600/],
    ['units.0.expiry', { kind: 'year_end', years: 51 }, /<=50/],
    ['units.0.expiry', { kind: 'days', days: 18_301 }, /<=18300/],
    ['units.1.window.months', 61, /<=60/],
    ['units.1.display', 'fen', /"yuan" \| "count"/],
    ['earn.0.trigger', 'birthday', /"online_purchase"/],
    ['earn.0.rounding', 'bankers', /"floor" \| "half_up" \| "ceil"/],
    ['earn.0.formula.perFen', 0, />=1/],
    ['earn.0.formula.amount', -1, />=1/],
    ['earn.0.formula.amount', 2.5, /integer/],
    ['earn.0.multipliers.0.factors.silver', '1.5', /fraction such as "3\/2"/],
    ['earn.0.multipliers.0.factors.silver', '3/0', /fraction/],
    ['earn.0.multipliers.0.factors.silver', '-1', /fraction/],
    ['earn.0.multipliers.0.factors.silver', '01', /fraction/],
    ['earn.0.multipliers.0.factors.silver', 1.5, /Expected string/],
    ['tiers.levels', [], />=1/],
    ['tiers.levels.1.attain', -1, />=0/],
    ['tiers.validity.months', 1_000_000_000, /<=600/],
    ['tiers.downgrade', 'never', /"recompute" \| "one_level"/],
    ['redemption.checkout.capPercent', 101, /<=100/],
    ['redemption.checkout.stepPoints', 0, />=1/],
    ['redemption.checkout.rate.points', 0, />=1/],
    ['redemption.checkout.minPoints', -100, />=0/],
    ['reversal', undefined, /Expected Object|"reversal"/],
    ['reversal.usedPoints.expired', 'keep', /"lapse" \| Object/],
    ['reversal.usedPoints.expired', { graceDays: 0 }, />=1/],
    ['reversal.usedPoints.expired', { graceDays: 7, more: 1 }, /"lapse" \| Object/],
    ['reversal.earned.shortfall', 'ask', /"owe" \| "forgive"/],
    ['reversal.tier', 'later', /"at_review" \| "now"/],
  ])('%s = %j', (path, value, message) => {
    expect(problemsOf(changed(path, value))).toEqual([
      { path: expect.stringMatching(`^${path}`), message: expect.stringMatching(message) },
    ])
  })

  test('a day of the month that no month has', () => {
    const members = { by: 'day_of_month', title: '会员日', days: [8, 32], factor: '2' }
    expect(problemsOf(changed('earn.0.multipliers.1', members))).toEqual([
      { path: 'earn.0.multipliers.1.days.1', message: expect.stringMatching(/<=31/) },
    ])
  })

  test.each([
    'title',
    'zone',
    'units.0.expiry',
    'earn.0.formula',
    'tiers.validity',
    'redemption.checkout.rate',
  ])('%s missing', path => {
    expect(problemsOf(changed(path))).toEqual([{ path, message: expect.stringMatching(/Expected/) }])
  })

  test.each([
    'colour',
    'zone.city',
    'units.0.expiry.weeks',
    'earn.0.formula.bonus',
    'redemption.checkout.max',
  ])('%s unknown', path => {
    expect(problemsOf(changed(path, 1))).toEqual([{ path, message: expect.stringMatching(/Expected never/) }])
  })

  test('a document is told all that is wrong with it at once', () => {
    const document = { ...(changed('tiers.downgrade', 'no') as object), version: 0, title: '' }
    expect(problemsOf(document).map(p => p.path)).toEqual(['version', 'title', 'tiers.downgrade'])
  })
})

describe('meaning: names resolve and numbers fit together', () => {
  const units = () => programDocument().units
  const levels = () => programDocument().tiers.levels

  test.each<[string, unknown, { path: string; message: string }[]]>([
    [
      'units',
      [...units(), { ...units()[0], title: '又一个' }],
      [{ path: 'units', message: 'unit "points" is declared twice; ids must be unique' }],
    ],
    [
      'earn.1.id',
      'online',
      [{ path: 'earn', message: 'rule "online" is declared twice; ids must be unique' }],
    ],
    [
      'earn.2.unit',
      'stars',
      [{ path: 'earn.2.unit', message: 'unknown unit "stars"; one of points, spend' }],
    ],
    [
      'earn.0.multipliers.0.factors',
      { basic: '1', silver: '3/2' },
      [
        {
          path: 'earn.0.multipliers.0.factors',
          message: 'no factor for tier "gold"; write "1" to leave it as it is',
        },
      ],
    ],
    [
      'earn.0.multipliers.0.factors.black',
      '3',
      [
        {
          path: 'earn.0.multipliers.0.factors.black',
          message: 'unknown tier "black"; one of basic, silver, gold',
        },
      ],
    ],
    ['tiers.metric', 'points', [{ path: 'tiers.metric', message: '"points" is not a metric; one of spend' }]],
    [
      'tiers.metric',
      'nights',
      [
        { path: 'tiers.metric', message: '"nights" is not a metric; one of spend' },
        {
          path: 'tiers.metric',
          message: 'no earn rule posts to "nights", so no tier could ever be attained',
        },
      ],
    ],
    [
      'earn',
      programDocument().earn.slice(0, 3),
      [{ path: 'tiers.metric', message: 'no earn rule posts to "spend", so no tier could ever be attained' }],
    ],
    [
      'tiers.levels.0.attain',
      1,
      [{ path: 'tiers.levels.0.attain', message: 'the lowest level must start at 0' }],
    ],
    [
      'tiers.levels.2.attain',
      100_000,
      [{ path: 'tiers.levels.2.attain', message: 'must be above 100000, the threshold of "silver"' }],
    ],
    [
      'tiers.levels',
      [...levels(), { ...levels()[1], attain: 900_000 }],
      [{ path: 'tiers.levels', message: 'level "silver" is declared twice; ids must be unique' }],
    ],
    [
      'redemption.unit',
      'spend',
      [{ path: 'redemption.unit', message: '"spend" is not a currency; one of points' }],
    ],
    [
      'redemption.checkout.rate',
      { points: 300, fen: 100 },
      [
        {
          path: 'redemption.checkout.stepPoints',
          message: '100 points are not a whole number of fen; use a multiple of 300',
        },
      ],
    ],
    [
      'redemption.checkout.minPoints',
      150,
      [{ path: 'redemption.checkout.minPoints', message: 'must be a multiple of stepPoints (100)' }],
    ],
  ])('%s: case %#', (path, value, problems) => {
    const decoded = decodeProgram(changed(path, value))
    expect(decoded.ok ? [] : decoded.error.problems).toEqual(problems)
  })

  test('a program of points alone cannot have tiers', () => {
    const document = programDocument()
    document.units = [document.units[0]!]
    expect(problemsOf(document).map(p => p.message)).toContain(
      '"spend" is not a metric; one of (none declared)',
    )
  })
})
