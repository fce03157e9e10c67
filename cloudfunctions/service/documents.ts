/** The documents of the database, by collection. Instants in ms, money in fen. */

import type { Category, Product, Reward, Shop, Stock } from '../../src/contract/catalog'
import type { Address, ProductCard, RewardCard } from '../../src/contract/views'
import type { OrderFacts } from '../../src/domain/order/order-state'
import type { AccountState, Entry, LimitUse } from '../../src/domain/points/account'
import type { Program } from '../../src/domain/program/schema'

export const COLLECTIONS = {
  /** One a person: member, staff or both. */
  accounts: 'accounts',
  /** Entries that have left their account's journal; `_id` is the entry's idempotency key. */
  ledger: 'ledger',
  /** Sales, redemptions and purchases at a counter; `_id` is made of the request, and is the out_trade_no. */
  orders: 'orders',
  products: 'products',
  rewards: 'rewards',
  /** One a SKU or reward. */
  stock: 'stock',
  /** The documents `shop`, `home` and `program`. */
  shop: 'shop',
} as const

export interface Consent {
  version: string
  atMs: number
  /** Where it was given. */
  via: 'wechat' | 'counter'
}

export interface AccountDoc {
  /** The member id: 10 digits. */
  _id: string
  /** `none:MEMBERID` while the person is known by phone only. */
  openid: string
  phone: string
  /** Rises by one with every write; the condition of the next. */
  version: number
  joinedAtMs: number
  nickname: string
  consents: Consent[]
  addresses: Address[]
  staff?: { role: 'clerk' | 'manager'; storeId: string }
  /** The request by which staff enrolled her, so that a repeat finds its own work. */
  enrolment?: { requestId: string; staffId: string }
  state: AccountState
  /** The newest entries, oldest first; those up to `flushedSeq` are in the ledger collection too. */
  journal: Entry[]
  flushedSeq: number
  /** No entry that has left the journal was made after this; 0: none has left. */
  journalFromMs: number
  /** Orders made with the same write as the points they moved, to be put into their collection. */
  outbox: OrderDoc[]
  /** When something falls due by itself; null: never. */
  dueAtMs: number | null
  /** Since when journal or outbox have something to move; null: nothing. */
  pendingSinceMs: number | null
}

export interface OrderLine {
  productId: string
  skuId: string
  title: string
  values: string[]
  picture: Product['pictures'][number]
  unitPriceFen: number
  count: number
  /** Cash paid for the whole line, after points; the lines sum to goods less points. */
  cashFen: number
}

export interface OrderDoc extends OrderFacts {
  _id: string
  memberId: string
  /** Fingerprint of the request: the same id with other content is refused. */
  inputHash: string
  lines: OrderLine[]
  address?: Address
  storeId?: string
  goodsFen: number
  shippingFen: number
  points: number
  pointsFen: number
  /** Expected before payment, exact once settled. */
  earns: { unit: string; amount: number }[]
  tierId: string
  programVersion: number
  /** The pickup code where there is one, else the order's own id: unique. */
  claimKey: string
  /** What the order holds of which stock, under its own id. */
  stock: { stockId: string; count: number }[]
  /** For rewards with a limit: what the redemption counts for, and how much is allowed. */
  limit?: { uses: LimitUse; max: number }
  /** Waiting for payment. */
  open: boolean
  payment?: { transactionId: string; paidAtMs: number; totalFen: number }
  cancelReason?: string
  /** What is left to do behind the scenes, and since when; the sweeper finishes it. */
  todo: 'none' | 'settle' | 'release' | 'refund'
  todoAtMs: number
  /** Who recorded or handed it over: a staff member's id, and the store it was done in. */
  staffId?: string
  handledIn?: string
  /** Marks the one try that handed it over. */
  handOverId?: string
}

export interface ProductDoc extends Product {
  fromFen: number
  card: ProductCard
  /** Text that a search looks in. */
  search: string
}

export type RewardDoc = Reward
export type StockDoc = Stock
export type ShopDoc = Shop
export type ProgramDoc = { _id: 'program'; program: Program }
export interface HomeDoc {
  _id: 'home'
  categories: Category[]
  sections: { title: string; note: string; products: ProductCard[] }[]
  rewards: RewardCard[]
}
