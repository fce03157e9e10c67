/**
 * A loyalty program as data: one validated, versioned document.
 *
 * Nothing is implied: rounding, zone, which tier applies and what a bound includes are all written.
 * Numbers in the document are exact: rates and factors are fractions written as text ("3/2", "1"),
 * money is fen, points are integers, window bounds are inclusive of their first day and exclusive of their end.
 */
import * as v from 'valibot'

/** `constructor` would be found in every record whether or not it was put there. */
const Id = v.pipe(
  v.string(),
  v.regex(
    /^[a-z][a-z0-9_-]{0,31}$/,
    'must be 1-32 lower-case letters, digits, "-" or "_", beginning with a letter',
  ),
  v.notValue('constructor', '"constructor" is a reserved word; choose another id'),
)
const Title = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(30))
const NonNegative = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000))
const Positive = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000_000))
/** How far ahead a program may look: dates stay dates. */
const Months = v.pipe(Positive, v.maxValue(600))
const Years = v.pipe(NonNegative, v.maxValue(50))
const Days = v.pipe(Positive, v.maxValue(18_300))
/** A non-negative exact fraction: `1`, `3/2`. */
const Ratio = v.pipe(
  v.string(),
  v.regex(/^(0|[1-9]\d{0,8})(\/[1-9]\d{0,8})?$/, 'must be a fraction such as "3/2"'),
)

export const Expiry = v.variant('kind', [
  v.strictObject({ kind: v.literal('never') }),
  /** Good until the end of the month that lies `months` after the one they were earned in. */
  v.strictObject({ kind: v.literal('month_end'), months: Months }),
  /** Good until the end of the year that lies `years` after the one they were earned in. */
  v.strictObject({ kind: v.literal('year_end'), years: Years }),
  /** Good for `days` full days after the one they were earned on. */
  v.strictObject({ kind: v.literal('days'), days: Days }),
])

/** A currency: held in lots, spendable, each lot with its own expiry. */
const Currency = v.strictObject({
  kind: v.literal('currency'),
  id: Id,
  title: Title,
  expiry: Expiry,
  /** Which lots a burn draws first. */
  draw: v.picklist(['earliest_expiry', 'oldest']),
})

/** A metric: counted, never spent; kept per local day for as long as its window looks back. */
const Metric = v.strictObject({
  kind: v.literal('metric'),
  id: Id,
  title: Title,
  /** How amounts are shown: fen as yuan, or a plain count. */
  display: v.picklist(['yuan', 'count']),
  window: v.variant('kind', [
    v.strictObject({ kind: v.literal('trailing_months'), months: v.pipe(Positive, v.maxValue(60)) }),
    v.strictObject({ kind: v.literal('calendar_year') }),
  ]),
})

/** What an earn rule multiplies its base by, one after another, in the order written. */
const Multiplier = v.variant('by', [
  /** By the member's tier before the event. */
  v.strictObject({ by: v.literal('tier'), title: Title, factors: v.record(Id, Ratio) }),
  /** On some local days of every month, such as the 8th: a members' day. */
  v.strictObject({
    by: v.literal('day_of_month'),
    title: Title,
    days: v.array(v.pipe(Positive, v.maxValue(31))),
    factor: Ratio,
  }),
])

const EarnRule = v.strictObject({
  id: Id,
  /** The line a member sees in her statement. */
  title: Title,
  trigger: v.picklist(['online_purchase', 'store_purchase', 'join']),
  /** Unit the result is posted to: a currency or a metric. */
  unit: Id,
  formula: v.variant('kind', [
    /** `amount` units for every `perFen` fen of goods paid in cash (no courier fee, nothing paid by points). */
    v.strictObject({ kind: v.literal('linear'), amount: Positive, perFen: Positive }),
    /** The fen of goods paid in cash themselves: for metrics that count spending. */
    v.strictObject({ kind: v.literal('paid_fen') }),
    v.strictObject({ kind: v.literal('flat'), amount: Positive }),
  ]),
  multipliers: v.array(Multiplier),
  /** Applied once, to the whole event, after all multipliers. */
  rounding: v.picklist(['floor', 'half_up', 'ceil']),
})

const Level = v.strictObject({
  id: Id,
  title: Title,
  /** Lowest value of the metric within its window that attains the level; 0 for the lowest level. */
  attain: NonNegative,
  /** Rights in words, compared side by side; the same `name` on every level makes one row. */
  rights: v.array(v.strictObject({ name: Title, value: Title })),
})

/** What a refund does. How much is never declared: parts of an order are returned in proportion, and end at the whole. */
const Reversal = v.strictObject({
  usedPoints: v.strictObject({
    /**
     * Points return to the batch they came from. Where that has expired meanwhile they lapse again, or are good until
     * the end of the day this many days later.
     */
    expired: v.union([v.literal('lapse'), v.strictObject({ graceDays: Days })]),
  }),
  earned: v.strictObject({
    /** Earned points that are to be given back and have been spent: owed, and paid by what is earned next; or let go. */
    shortfall: v.picklist(['owe', 'forgive']),
  }),
  /** A level that the refunded spending had given: kept until its term ends, or taken back at once. */
  tier: v.picklist(['at_review', 'now']),
})

export const Program = v.strictObject({
  schemaVersion: v.literal(1),
  id: Id,
  /** Rises with every published change; stored with every entry. */
  version: Positive,
  title: Title,
  zone: v.strictObject({
    name: v.string(),
    utcOffsetMinutes: v.pipe(v.number(), v.integer(), v.minValue(-720), v.maxValue(840)),
  }),
  units: v.pipe(v.array(v.variant('kind', [Currency, Metric])), v.minLength(1)),
  earn: v.array(EarnRule),
  tiers: v.strictObject({
    /** The metric that levels are attained and kept by. */
    metric: Id,
    levels: v.pipe(v.array(Level), v.minLength(1), v.maxLength(10)),
    /** A level attained holds until this much later; then the window is looked at again, and a level kept gets a new term. */
    validity: v.variant('kind', [
      v.strictObject({ kind: v.literal('month_end'), months: Months }),
      v.strictObject({ kind: v.literal('year_end'), years: Years }),
    ]),
    /** At the end of validity: to the level that the window gives then, or one level down at most. */
    downgrade: v.picklist(['recompute', 'one_level']),
  }),
  redemption: v.strictObject({
    /** The currency that pays at checkout and in the mall. */
    unit: Id,
    checkout: v.strictObject({
      /** `points` are worth `fen`, such as 100 points for 100 fen. */
      rate: v.strictObject({ points: Positive, fen: Positive }),
      /** Points are used in multiples of this. */
      stepPoints: Positive,
      /** Share of the goods amount that points may pay, in percent, rounded down to a step. */
      capPercent: v.pipe(NonNegative, v.maxValue(100)),
      /** Fewest points worth using at once. */
      minPoints: NonNegative,
    }),
  }),
  reversal: Reversal,
})

export type Program = v.InferOutput<typeof Program>
export type Unit = Program['units'][number]
export type CurrencyUnit = Extract<Unit, { kind: 'currency' }>
export type MetricUnit = Extract<Unit, { kind: 'metric' }>
export type EarnRule = Program['earn'][number]
export type ReversalPolicy = Program['reversal']
export type Level = Program['tiers']['levels'][number]
export type Expiry = v.InferOutput<typeof Expiry>
