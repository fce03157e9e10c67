/** What the invariants look at: everything that is written anywhere at one moment. */
import type { AccountDoc, OrderDoc, RewardDoc, StockDoc } from '../../cloudfunctions/service/documents'
import type { Entry } from '../../src/domain/points/account'
import type { Program } from '../../src/domain/program/schema'
import type { Refund } from '../pay/refund'
import type { Trade } from '../pay/trade'

export interface Facts {
  nowMs: number
  program: Program
  rewards: RewardDoc[]
  accounts: AccountDoc[]
  /** The ledger collection. */
  ledger: Entry[]
  /** The orders collection. */
  orders: OrderDoc[]
  stock: StockDoc[]
  /** Pieces of each stock before anything happened. */
  initialStock: ReadonlyMap<string, number>
  trades: ReadonlyMap<string, Trade>
  refunds: ReadonlyMap<string, Refund>
}

/** A member's whole chain: what has been moved to the ledger, then what is still in the journal. */
export function chainOf(facts: Pick<Facts, 'ledger'>, account: AccountDoc): Entry[] {
  const bySeq = new Map<number, Entry>()
  for (const entry of facts.ledger) if (entry.memberId === account._id) bySeq.set(entry.seq, entry)
  for (const entry of account.journal) if (!bySeq.has(entry.seq)) bySeq.set(entry.seq, entry)
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

/** Every order there is, also those that are still on their way to their collection. */
export function allOrders(facts: Pick<Facts, 'orders' | 'accounts'>): OrderDoc[] {
  const known = new Set(facts.orders.map(order => order._id))
  const waiting = facts.accounts.flatMap(account => account.outbox).filter(order => !known.has(order._id))
  return [...facts.orders, ...waiting]
}

/** Whether the member keeps what she ordered: it is paid, or needed no payment, and was not undone. */
export const isKept = (order: OrderDoc): boolean =>
  order.cancelledAtMs === undefined && (order.payableFen === 0 || order.payment !== undefined)

/** Whether the order was cancelled and everything it had has been given back. */
export const isDropped = (order: OrderDoc): boolean =>
  order.cancelledAtMs !== undefined && order.todo === 'none'
