/** Everything that is written in a running cloud, read beside it, for the invariants of the simulation. */
import { join } from 'node:path'
import Database from 'libsql'
import { cloudbaseStore } from '../../cloudfunctions/service/adapters/cloudbase-store'
import type { AccountDoc, OrderDoc, RewardDoc, StockDoc } from '../../cloudfunctions/service/documents'
import type { LocalCloud } from '../../local-cloud'
import type { Facts } from '../../local-cloud/audit'
import type { Refund } from '../../local-cloud/pay/refund'
import type { Trade } from '../../local-cloud/pay/trade'
import type { Entry } from '../../src/domain/points/account'
import { crowdProgram } from './shop'

/** As many documents as one request brings. */
const PAGE = 500

/** Reads all of it. Nobody may be writing meanwhile. */
export async function readFacts(cloud: LocalCloud, dataDir: string, nowMs = Date.now()): Promise<Facts> {
  const stock = await all<StockDoc>(cloud, 'stock')
  return {
    nowMs,
    program: crowdProgram(),
    rewards: await all<RewardDoc>(cloud, 'rewards'),
    accounts: await all<AccountDoc>(cloud, 'accounts'),
    ledger: await all<Entry>(cloud, 'ledger'),
    orders: await all<OrderDoc>(cloud, 'orders'),
    stock,
    initialStock: new Map(stock.map(doc => [doc._id, doc.supplied])),
    ...readPlatform(dataDir),
  }
}

async function all<T>(cloud: LocalCloud, collection: string): Promise<T[]> {
  const store = cloudbaseStore(cloud.app.database())
  const found: T[] = []
  for (;;) {
    const page = await store.find<T>(
      collection,
      {},
      { orderBy: ['_id', 'asc'], offset: found.length, limit: PAGE },
    )
    found.push(...page)
    if (page.length < PAGE) return found
  }
}

/** What the payment platform has on disk. */
export function readPlatform(dataDir: string): Pick<Facts, 'trades' | 'refunds'> {
  const bodies = <T>(table: 'trade' | 'refund') =>
    query<{ body: string }>(dataDir, `select body from ${table}`).map(({ body }) => JSON.parse(body) as T)
  return {
    trades: new Map(bodies<Trade>('trade').map(trade => [trade.request.out_trade_no, trade])),
    refunds: new Map(bodies<Refund>('refund').map(refund => [refund.request.out_refund_no, refund])),
  }
}

/** Waits until the payment platform has told everything and returned everything. */
export async function platformQuiet(dataDir: string, patienceMs = 20_000): Promise<void> {
  const until = Date.now() + patienceMs
  const waiting = () =>
    query<{ count: number }>(
      dataDir,
      `select (select count(*) from notification where dueAtMs is not null)
            + (select count(*) from refund where dueAtMs is not null) as count`,
    )[0]!.count
  while (waiting() > 0) {
    if (Date.now() > until) throw new Error('the payment platform does not come to rest')
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

function query<T>(dataDir: string, sql: string): T[] {
  const file = new Database(join(dataDir, 'platform.sqlite'), { readonly: true })
  try {
    return file.prepare(sql).all() as T[]
  } finally {
    file.close()
  }
}
