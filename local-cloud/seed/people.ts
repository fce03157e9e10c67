/**
 * The people of a demo shop and what they did there, as written in `people.json`.
 *
 * History is relative to the day of seeding, so that a shop opened on any date has a believable past. It holds
 * facts only (who bought what, when); points and tiers follow from replaying them through the program's rules.
 */
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import * as v from 'valibot'
import { Count, Slug } from '../../src/contract/catalog'
import { MINUTE_MS, startOfDay, type Zone } from '../../src/domain/calendar'

dayjs.extend(utc)

/**
 * When it happened: this many calendar months, then this many days before the day of seeding, at a minute of the local
 * day. Months are for what must stay on the edge of a window counted in months, such as points that expire this month.
 */
const When = {
  monthsAgo: v.optional(v.pipe(Count, v.maxValue(60)), 0),
  daysAgo: v.pipe(Count, v.maxValue(1000)),
  atMinute: v.pipe(Count, v.maxValue(24 * 60 - 1)),
}
const Pieces = v.pipe(Count, v.minValue(1), v.maxValue(99))
const Purchased = {
  lines: v.pipe(v.array(v.strictObject({ skuId: Slug, count: Pieces })), v.minLength(1)),
  /** Points used as money at checkout. */
  pointsUsed: v.optional(v.pipe(Count, v.minValue(1))),
}

export const PastFact = v.variant('type', [
  v.strictObject({ type: v.literal('join'), ...When }),
  /** Bought at a counter, with the member code shown. */
  v.strictObject({ type: v.literal('store_purchase'), ...When, storeId: Slug, ...Purchased }),
  /** Ordered in the mini-program, paid and received; `storeId`: picked up there, otherwise sent by courier. */
  v.strictObject({ type: v.literal('online_purchase'), ...When, storeId: v.optional(Slug), ...Purchased }),
  /** Redeemed in the points mall; without `collectedDaysLater` it still waits to be collected. */
  v.strictObject({
    type: v.literal('redeem'),
    ...When,
    rewardId: Slug,
    storeId: Slug,
    collectedDaysLater: v.optional(v.pipe(Count, v.maxValue(366))),
  }),
])

const PersonBase = {
  /** Short and stable: `?as=<id>` opens the shop as this person. */
  id: v.pipe(Slug, v.notValue('new', 'must not be "new", which stands for a fresh visitor')),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20)),
  openid: v.pipe(
    v.string(),
    v.regex(/^o[A-Za-z0-9_-]{27}$/, 'must be an openid: o and 27 letters, digits, - or _'),
  ),
  phone: v.pipe(v.string(), v.regex(/^1[3-9]\d{9}$/, 'must be a mainland mobile number')),
  /** One line for the person who chooses whom to be. */
  description: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
}

const AddressText = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))

export const SeedPerson = v.variant('role', [
  v.strictObject({ ...PersonBase, role: v.literal('visitor') }),
  v.strictObject({
    ...PersonBase,
    role: v.literal('member'),
    /** Where courier parcels go. */
    address: v.strictObject({ region: AddressText(40), detail: AddressText(80) }),
    history: v.pipe(v.array(PastFact), v.minLength(1)),
  }),
  v.strictObject({ ...PersonBase, role: v.literal('clerk'), storeId: Slug }),
  v.strictObject({ ...PersonBase, role: v.literal('manager') }),
])
export const People = v.array(SeedPerson)

export type PastFact = v.InferOutput<typeof PastFact>
export type PurchaseFact = Extract<PastFact, { type: 'store_purchase' | 'online_purchase' }>
export type SeedPerson = v.InferOutput<typeof SeedPerson>
export type SeedMember = Extract<SeedPerson, { role: 'member' }>

/**
 * The instant of a past fact for a seeding at `nowMs`, in epoch milliseconds.
 * Months are counted by the calendar and clamped: one month before 31 March is 28 or 29 February.
 */
export function pastInstant(
  fact: Pick<PastFact, 'monthsAgo' | 'daysAgo' | 'atMinute'>,
  nowMs: number,
  zone: Zone,
): number {
  const offsetMs = zone.utcOffsetMinutes * MINUTE_MS
  const today = dayjs.utc(startOfDay(nowMs, zone) + offsetMs)
  const day = today.subtract(fact.monthsAgo, 'month').subtract(fact.daysAgo, 'day')
  return day.valueOf() - offsetMs + fact.atMinute * MINUTE_MS
}
