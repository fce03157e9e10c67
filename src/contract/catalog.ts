/**
 * What a shop sells, as stored in the database and sent to the mini-program.
 *
 * Money is in fen (integer), points are integers, picture paths are relative to the shop's picture folder.
 * The shop folder (`shop/demo`) is written in these shapes and validated by these schemas, so that a merchant's
 * data is refused with a reason before it reaches a member.
 */
import * as v from 'valibot'

/** A short identifier chosen by the merchant: lower-case letters, digits, hyphens. */
export const Slug = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,47}$/, 'must be lower-case letters, digits and hyphens'),
)
/** An amount of money in fen, at most one million yuan. */
export const Fen = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000))
/** A number of points. */
export const Points = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000))
/** A number of pieces. */
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))
const Line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))
const Paragraph = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(600))
/** A picture: `src` without extension; `.webp` and `.jpg` exist beside each other. Width and height in px, so that nothing jumps. */
export const Picture = v.strictObject({
  src: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9/-]*$/)),
  alt: Line,
})

export const Category = v.strictObject({ _id: Slug, title: Line, picture: Picture, sort: Count })

/** How goods reach the member: by courier, or picked up in a store. */
export const Delivery = v.picklist(['express', 'pickup'])

export const Sku = v.strictObject({
  /** Unique over the shop, such as `longjing-100g`. */
  skuId: Slug,
  /** One value for each of the product's options, in their order; empty when the product has none. */
  values: v.array(Line),
  priceFen: v.pipe(Fen, v.minValue(1)),
  /** The crossed-out price, where there is one; never below the price. */
  marketPriceFen: v.optional(Fen),
})

export const Product = v.strictObject({
  _id: Slug,
  title: Line,
  /** One line under the title, as a shopkeeper would say it. */
  subtitle: Line,
  categoryId: Slug,
  pictures: v.pipe(v.array(Picture), v.minLength(1), v.maxLength(6)),
  options: v.pipe(
    v.array(v.strictObject({ name: Line, values: v.pipe(v.array(Line), v.minLength(1), v.maxLength(12)) })),
    v.maxLength(3),
  ),
  skus: v.pipe(v.array(Sku), v.minLength(1), v.maxLength(36)),
  /** What a shopkeeper would tell about it, paragraph by paragraph. */
  story: v.array(Paragraph),
  /** Facts in pairs: 产地, 净含量, 保质期 … */
  facts: v.array(v.strictObject({ name: Line, value: Line })),
  delivery: v.pipe(v.array(Delivery), v.minLength(1)),
  tags: v.array(v.picklist(['new', 'hot', 'seasonal', 'handmade'])),
  sort: Count,
})

/** Stock of one SKU or reward: `available` is what can still be held; `holds` are promised, keyed by order or redemption id. */
export const Stock = v.strictObject({
  _id: v.string(),
  /** All pieces ever put in: available + held + sold, always. */
  supplied: Count,
  available: Count,
  /** Keyed by the id of the order or redemption that holds pieces. */
  holds: v.record(
    v.string(),
    v.strictObject({ count: Count, memberId: v.string(), expiresAtMs: v.number() }),
  ),
  /** Number of keys in `holds`; lets the sweeper find the documents with something to settle. */
  holdCount: Count,
})

export const RewardKind = v.picklist(['goods', 'coupon', 'service', 'partner'])
export const RewardLimit = v.strictObject({
  /** Pieces one member may redeem within the period. */
  count: v.pipe(Count, v.minValue(1)),
  period: v.picklist(['ever', 'year', 'month', 'day']),
})
export const Reward = v.strictObject({
  _id: Slug,
  title: Line,
  subtitle: Line,
  kind: RewardKind,
  picture: Picture,
  /** What one piece costs. `cashFen` 0: points alone. */
  points: v.pipe(Points, v.minValue(1)),
  cashFen: Fen,
  /** What it would cost in the shop, shown crossed out. */
  worthFen: v.optional(Fen),
  limit: v.optional(RewardLimit),
  /** Lowest tier that may redeem it, by the program's tier id; everybody when absent. */
  tierId: v.optional(Slug),
  /** Days a pickup code or voucher is good for. */
  validDays: v.pipe(Count, v.minValue(1), v.maxValue(366)),
  story: v.array(Paragraph),
  /** Rules in short lines: where to pick up, what is not included … */
  terms: v.array(Paragraph),
  sort: Count,
})

export const Shop = v.strictObject({
  _id: v.literal('shop'),
  name: Line,
  slogan: Line,
  stores: v.pipe(
    v.array(
      v.strictObject({
        _id: Slug,
        title: Line,
        address: Paragraph,
        hours: Line,
        phone: Line,
      }),
    ),
    v.minLength(1),
  ),
  /** Courier fee and the goods amount from which it is free, in fen. */
  shipping: v.strictObject({ feeFen: Fen, freeFromFen: Fen }),
  banners: v.array(
    v.strictObject({
      title: Line,
      subtitle: Line,
      picture: Picture,
      /** Where a tap leads. */
      link: v.variant('to', [
        v.strictObject({ to: v.literal('product'), id: Slug }),
        v.strictObject({ to: v.literal('category'), id: Slug }),
        v.strictObject({ to: v.literal('rewards') }),
        v.strictObject({ to: v.literal('tiers') }),
      ]),
    }),
  ),
  /** Product ids shown on the home page, by section. */
  sections: v.array(v.strictObject({ title: Line, note: Line, productIds: v.array(Slug) })),
  agreement: v.strictObject({
    /** Changes whenever the text does; consent is recorded with it. */
    version: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
    title: Line,
    /** The points-expiry term, shown prominently above the button. */
    expiryTerm: Paragraph,
    paragraphs: v.array(v.strictObject({ heading: Line, text: Paragraph })),
  }),
  service: v.strictObject({ phone: Line, hours: Line }),
})

export type Category = v.InferOutput<typeof Category>
export type Delivery = v.InferOutput<typeof Delivery>
export type Sku = v.InferOutput<typeof Sku>
export type Product = v.InferOutput<typeof Product>
export type Stock = v.InferOutput<typeof Stock>
export type Reward = v.InferOutput<typeof Reward>
export type RewardLimit = v.InferOutput<typeof RewardLimit>
export type Shop = v.InferOutput<typeof Shop>
export type Picture = v.InferOutput<typeof Picture>
