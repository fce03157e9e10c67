/** What the invariants look at: everything that is written anywhere at one moment. */
import type { AccountDoc, OrderDoc, RewardDoc, StockDoc } from '../../../cloudfunctions/service/documents'
import type { Refund } from '../../../local-cloud/pay/refund'
import type { Trade } from '../../../local-cloud/pay/trade'
import type { Entry } from '../../../src/domain/points/account'
import type { Program } from '../../../src/domain/program/schema'
import type { World } from '../../service/harness/world'

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

type Fixed = Pick<Facts, 'program' | 'rewards' | 'initialStock'>

/** What does not change while the shop runs. Read before the first command. */
export async function fixedFacts(world: World): Promise<Fixed> {
  const { shop, rewards, stock } = await world.dump(['shop', 'rewards', 'stock'])
  const { program } = shop!.program as { program: Program }
  const counts = Object.values(stock!) as StockDoc[]
  return {
    program,
    rewards: Object.values(rewards!) as RewardDoc[],
    initialStock: new Map(counts.map(doc => [doc._id, doc.available])),
  }
}

export async function readFacts(world: World, fixed: Fixed): Promise<Facts> {
  const { accounts, ledger, orders, stock } = await world.dump(['accounts', 'ledger', 'orders', 'stock'])
  return {
    ...fixed,
    nowMs: world.nowMs,
    accounts: Object.values(accounts!) as AccountDoc[],
    ledger: Object.values(ledger!) as Entry[],
    orders: Object.values(orders!) as OrderDoc[],
    stock: Object.values(stock!) as StockDoc[],
    trades: world.pay.trades,
    refunds: world.pay.refunds,
  }
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
