/**
 * What the api answers: views made for screens. Money in fen, points as integers, instants in ms since 1970.
 */

import type { PointsCap } from '../domain/checkout/quote'
import type { OrderState } from '../domain/order/order-state'
import type { EntryKind, EntryRef } from '../domain/points/account'
import type { EntryStep } from '../domain/points/steps'
import type { Program } from '../domain/program/schema'
import type { Category, Delivery, Picture, Product, Reward, RewardLimit, Shop } from './catalog'

export type Role = 'visitor' | 'member' | 'clerk' | 'manager'

/** The strip on top of the home page. */
export interface MemberStrip {
  memberId: string
  nickname: string
  /** Spendable now. */
  points: number
  tier: TierSummary
}

export interface TierSummary {
  tierId: string
  title: string
  /** Name of the next level and what is missing, in the metric's unit (fen for spending); absent at the top. */
  next?: { tierId: string; title: string; missing: number }
  /** 0–1. */
  share: number
  value: number
  untilMs: number | null
}

export interface ProductCard {
  productId: string
  title: string
  subtitle: string
  picture: Picture
  /** Lowest price of its SKUs. */
  fromFen: number
  marketPriceFen?: number
  /** Whether its SKUs differ in price: then the price reads 起. */
  varies: boolean
  tags: Product['tags']
}

export interface RewardCard {
  rewardId: string
  title: string
  subtitle: string
  kind: Reward['kind']
  picture: Picture
  points: number
  cashFen: number
  worthFen?: number
  limit?: RewardLimit
  tierId?: string
  tierTitle?: string
}

export interface HomeView {
  nowMs: number
  role: Role
  shop: Pick<Shop, 'name' | 'slogan' | 'banners' | 'stores' | 'service' | 'shipping'>
  program: Program
  categories: Category[]
  sections: { title: string; note: string; products: ProductCard[] }[]
  /** Rewards of the mall, cheapest first, for what points can buy now. */
  rewards: RewardCard[]
  /** Absent for a visitor. */
  member?: MemberStrip
}

export interface AgreementView {
  version: string
  title: string
  expiryTerm: string
  paragraphs: { heading: string; text: string }[]
}

export interface Address {
  addressId: string
  name: string
  phone: string
  region: string
  detail: string
}

export interface MeView {
  nowMs: number
  role: Role
  member: MemberStrip
  /** With the middle digits hidden. */
  phone: string
  joinedAtMs: number
  consents: { version: string; atMs: number }[]
  addresses: Address[]
  points: PointsSummary
  orders: { awaitingPayment: number; toShip: number; toPickUp: number }
  store?: { storeId: string; title: string }
}

export interface PointsSummary {
  available: number
  held: number
  /** Soonest first: what runs out when (exclusive end). */
  expiring: { amount: number; expiresAtMs: number | null }[]
}

export interface EntryView {
  entryId: string
  seq: number
  kind: EntryKind
  title: string
  atMs: number
  /** Change of what can be spent: above 0 came, below 0 went, 0 for entries of other units. */
  amount: number
  unit: string
  ref: EntryRef
}

export interface StatementView {
  nowMs: number
  summary: PointsSummary
  entries: EntryView[]
  /** Pass as `beforeSeq` for the next page; absent at the end. */
  nextBeforeSeq?: number
}

export interface ReceiptView {
  entry: EntryView
  steps: EntryStep[]
  /** What moved, from where to where: `lot` is the day the points run out. */
  postings: { from: string; to: string; amount: number; expiresAtMs: number | null; unit: string }[]
  programVersion: number
  ruleTitle?: string
  hash: string
  prev: string
  ref: EntryRef
}

export interface TierView {
  nowMs: number
  tier: TierSummary
  sinceMs: number
  levels: { tierId: string; title: string; attain: number; rights: { name: string; value: string }[] }[]
  /** What the window looks at, in words: 近12个月消费. */
  metricTitle: string
  history: { title: string; atMs: number }[]
}

export interface ProductView {
  nowMs: number
  product: Product
  /** Pieces that can be ordered now, by SKU id. */
  stock: Record<string, number>
  /** For the preview of what it earns; the lowest tier for a visitor. */
  tierId: string
  availablePoints: number
}

export interface CartLineView {
  productId: string
  skuId: string
  title: string
  values: string[]
  picture: Picture
  unitPriceFen: number
  stock: number
  delivery: Delivery[]
  /** Set when it can no longer be bought. */
  gone?: 'product' | 'sku'
}

export interface CheckoutView {
  nowMs: number
  lines: (CartLineView & { count: number })[]
  addresses: Address[]
  stores: { storeId: string; title: string; address: string; hours: string }[]
  shipping: { feeFen: number; freeFromFen: number }
  availablePoints: number
  tierId: string
  cap: PointsCap
  program: Program
}

export interface OrderLineView {
  productId: string
  skuId: string
  title: string
  values: string[]
  picture: Picture
  unitPriceFen: number
  count: number
}

export interface OrderView {
  orderId: string
  kind: 'sale' | 'redemption' | 'counter'
  state: OrderState
  stateTitle: string
  createdAtMs: number
  payByMs: number
  lines: OrderLineView[]
  delivery: 'express' | 'pickup' | 'voucher' | 'none'
  address?: Address
  store?: { storeId: string; title: string; address: string; hours: string }
  goodsFen: number
  shippingFen: number
  points: number
  pointsFen: number
  payableFen: number
  /** What it earned, or will earn when paid, by unit. */
  earns: { unit: string; amount: number }[]
  /** Shown once paid; digits only. */
  pickupCode?: string
  claimUntilMs?: number
  paidAtMs?: number
  cancelledAtMs?: number
  cancelReason?: string
  refundedAtMs?: number
  completedAtMs?: number
}

/** What `wx.requestPayment` takes. */
export interface PaymentParams {
  appId: string
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA'
  paySign: string
}

export interface RewardView {
  nowMs: number
  reward: Reward
  tierTitle?: string
  /** Pieces left; 0: all gone. */
  stock: number
  /** Pieces this member may still redeem in the period; absent: no limit or no member. */
  leftWithinLimit?: number
  availablePoints: number
  tierId: string
  stores: { storeId: string; title: string; address: string; hours: string }[]
}

export interface MemberCodeView {
  nowMs: number
  /** For now and the coming two minutes, so that the code goes on without a network. */
  codes: { code: string; fromMs: number; untilMs: number }[]
  points: number
  tierTitle: string
  /** Rises with every entry: the page sees that the clerk has recorded something. */
  seq: number
}

/** What a clerk sees of a member. */
export interface CounterMemberView {
  memberId: string
  nickname: string
  /** Last four digits. */
  phoneTail: string
  points: number
  tierId: string
  tierTitle: string
}

export interface CounterPurchaseView {
  order: OrderView
  member: CounterMemberView
  /** What this purchase changed. */
  earned: { unit: string; amount: number }[]
  /** Set when the purchase raised the tier. */
  upgradedTo?: string
}

export interface ClaimView {
  order: OrderView
  member: CounterMemberView
  /** Why it cannot be handed over, when it cannot. */
  refusal?: { code: string; message: string }
}

export interface TodayView {
  nowMs: number
  store: { storeId: string; title: string }
  purchases: number
  salesFen: number
  writeOffs: number
  recent: OrderView[]
}
