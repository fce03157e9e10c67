/** Opens a data directory for reading, in this process, without a server: the directory must not be in use. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CloudBase } from '@cloudbase/node-sdk'
import { cloudbaseStore } from '../../cloudfunctions/service/adapters/cloudbase-store'
import {
  type AccountDoc,
  COLLECTIONS,
  type OrderDoc,
  type ProgramDoc,
  type RewardDoc,
  type StockDoc,
} from '../../cloudfunctions/service/documents'
import type { Store } from '../../cloudfunctions/service/ports'
import { inProcessDatabase, loadDeclarations, openDatabase } from '../../local-cloud/database'
import { PayStore } from '../../local-cloud/pay/pay-store'
import type { Refund } from '../../local-cloud/pay/refund'
import type { Trade } from '../../local-cloud/pay/trade'
import { PlatformStore } from '../../local-cloud/platform-store'
import type { Entry } from '../../src/domain/points/account'
import type { Program } from '../../src/domain/program/schema'
import { Failure, root } from '../lib/project.mjs'

/** Everything an audit looks at. */
export interface ShopData {
  program: Program
  rewards: RewardDoc[]
  accounts: AccountDoc[]
  ledger: Entry[]
  orders: OrderDoc[]
  stock: StockDoc[]
  /** What the payment platform knows, by out_trade_no and out_refund_no. */
  trades: ReadonlyMap<string, Trade>
  refunds: ReadonlyMap<string, Refund>
}

/** As many documents as one request answers. */
const PAGE = 1000

/** Reads a whole data directory. Throws {@link Failure} when it cannot be opened, such as while the shop runs. */
export async function readData(dataDir: string): Promise<ShopData> {
  const databaseDir = join(dataDir, 'database')
  if (!existsSync(databaseDir))
    throw new Failure(`${dataDir} holds no data: start the shop once with \`npm start\``)
  const declared = loadDeclarations(join(root, 'cloudfunctions', 'database.json'))
  if (!declared.ok) throw new Failure(declared.error.message)
  const opened = openDatabase({ dataDir: databaseDir, collections: declared.value })
  if (!opened.ok) throw new Failure(opened.error.message)
  const core = opened.value
  try {
    const database = inProcessDatabase(core) as unknown as ReturnType<CloudBase['database']>
    return { ...(await readShop(cloudbaseStore(database))), ...readPayments(dataDir) }
  } finally {
    core.close()
  }
}

function readPayments(dataDir: string): Pick<ShopData, 'trades' | 'refunds'> {
  const platform = PlatformStore.open(dataDir)
  try {
    const store = new PayStore(platform)
    return {
      trades: new Map(store.allTrades().map(trade => [trade.request.out_trade_no, trade])),
      refunds: new Map(store.allRefunds().map(refund => [refund.request.out_refund_no, refund])),
    }
  } finally {
    platform.close()
  }
}

async function readAll<T>(store: Store, collection: string): Promise<T[]> {
  const all: T[] = []
  for (;;) {
    const page = await store.find<T>(
      collection,
      {},
      { orderBy: ['_id', 'asc'], offset: all.length, limit: PAGE },
    )
    all.push(...page)
    if (page.length < PAGE) return all
  }
}

async function readShop(store: Store): Promise<Omit<ShopData, 'trades' | 'refunds'>> {
  const program = await store.get<ProgramDoc>(COLLECTIONS.shop, 'program')
  if (!program) throw new Failure('this data directory holds no shop: start it once with `npm start`')
  return {
    program: program.program,
    rewards: await readAll<RewardDoc>(store, COLLECTIONS.rewards),
    accounts: await readAll<AccountDoc>(store, COLLECTIONS.accounts),
    ledger: await readAll<Entry>(store, COLLECTIONS.ledger),
    orders: await readAll<OrderDoc>(store, COLLECTIONS.orders),
    stock: await readAll<StockDoc>(store, COLLECTIONS.stock),
  }
}
