/** Decoders of what the api receives. Every field is checked; unknown fields are refused. */
import * as v from 'valibot'
import { isPickupCode } from '../domain/member-code/pickup-code'
import { Delivery, Fen, Slug } from './catalog'

const Text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))
const Phone = v.pipe(v.string(), v.regex(/^1[3-9]\d{9}$/, 'must be an 11-digit mobile number'))
/** A UUID of version 7: made by the client before it sends, ordered by time. */
export const RequestId = v.pipe(
  v.string(),
  v.regex(
    /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    'must be a lower-case UUIDv7',
  ),
)
/** Orders are named by the request that made them, without hyphens: also their out_trade_no. */
export const OrderId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'must be 32 hex digits'))
const EntryId = v.pipe(v.string(), v.regex(/^\d{10}\/[a-z0-9:_-]{1,96}$/))
const Pieces = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99))
const PointsAmount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000))
const Paging = { limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 20) }

const AddressFields = { name: Text(20), phone: Phone, region: Text(40), detail: Text(80) }
const LineRef = v.strictObject({ productId: Slug, skuId: Slug, count: Pieces })
const Lines = v.pipe(v.array(LineRef), v.minLength(1), v.maxLength(30))

export const INPUTS = {
  'home.get': v.strictObject({}),
  'agreement.get': v.strictObject({}),
  'product.list': v.strictObject({
    categoryId: v.optional(Slug),
    query: v.optional(Text(30)),
    sort: v.optional(v.picklist(['default', 'price_up', 'price_down', 'new']), 'default'),
    offset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)), 0),
    ...Paging,
  }),
  'product.get': v.strictObject({ productId: Slug }),
  'cart.lines': v.strictObject({ lines: v.pipe(v.array(LineRef), v.maxLength(60)) }),
  'reward.list': v.strictObject({}),
  'reward.get': v.strictObject({ rewardId: Slug }),

  'member.join': v.strictObject({
    phoneCode: Text(200),
    agreementVersion: Text(20),
    nickname: v.optional(Text(20)),
  }),
  'member.me': v.strictObject({}),
  'member.rename': v.strictObject({ nickname: Text(20) }),
  'member.code': v.strictObject({}),
  'address.save': v.strictObject({ addressId: v.optional(Text(40)), ...AddressFields }),
  'address.remove': v.strictObject({ addressId: Text(40) }),

  'checkout.get': v.strictObject({ lines: Lines }),
  'order.place': v.strictObject({
    requestId: RequestId,
    lines: Lines,
    delivery: v.variant('kind', [
      v.strictObject({ kind: v.literal('express'), addressId: Text(40) }),
      v.strictObject({ kind: v.literal('pickup'), storeId: Slug }),
    ]),
    points: PointsAmount,
    /** What the member saw: another price is refused rather than charged. */
    expectedPayableFen: v.pipe(Fen, v.minValue(1)),
  }),
  'order.pay': v.strictObject({ orderId: OrderId }),
  'order.confirm': v.strictObject({ orderId: OrderId }),
  'order.cancel': v.strictObject({ orderId: OrderId }),
  'order.get': v.strictObject({ orderId: OrderId }),
  'order.list': v.strictObject({
    kind: v.optional(v.picklist(['sale', 'redemption', 'counter'])),
    beforeMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000_000_000))),
    ...Paging,
  }),

  'points.statement': v.strictObject({
    beforeSeq: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000_000))),
    ...Paging,
  }),
  'points.receipt': v.strictObject({ entryId: EntryId }),
  'tier.get': v.strictObject({}),
  'reward.redeem': v.strictObject({
    requestId: RequestId,
    rewardId: Slug,
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)),
    /** Where to pick it up; only for rewards that are picked up. */
    storeId: v.optional(Slug),
    expectedPoints: PointsAmount,
  }),

  'counter.verify': v.strictObject({ code: Text(40) }),
  'counter.purchase': v.strictObject({
    requestId: RequestId,
    by: v.variant('kind', [
      v.strictObject({ kind: v.literal('code'), code: Text(40) }),
      v.strictObject({ kind: v.literal('phone'), phone: Phone }),
    ]),
    amountFen: v.pipe(Fen, v.minValue(1), v.maxValue(10_000_000)),
  }),
  'counter.enrol': v.strictObject({ requestId: RequestId, phone: Phone, agreementVersion: Text(20) }),
  'counter.claim': v.strictObject({
    pickupCode: v.pipe(v.string(), v.check(isPickupCode, 'must be 12 digits with a valid check digit')),
  }),
  'counter.writeOff': v.strictObject({
    pickupCode: v.pipe(v.string(), v.check(isPickupCode, 'must be 12 digits with a valid check digit')),
  }),
  'counter.today': v.strictObject({}),
} as const

export type CommandName = keyof typeof INPUTS
export type InputOf<C extends CommandName> = v.InferOutput<(typeof INPUTS)[C]>
/** What a caller writes: fields with defaults may be left out. */
export type RequestOf<C extends CommandName> = v.InferInput<(typeof INPUTS)[C]>
export { Delivery }
