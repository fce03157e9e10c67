/** Everything that is written in a world of the tests, for the audit to look at. */
import type { AccountDoc, OrderDoc, RewardDoc, StockDoc } from '../../../cloudfunctions/service/documents'
import type { Facts } from '../../../local-cloud/audit'
import type { Entry } from '../../../src/domain/points/account'
import type { Program } from '../../../src/domain/program/schema'
import type { World } from '../../service/harness/world'

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
