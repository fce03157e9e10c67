/** Puts a shop folder into an empty database: what the shop sells, its staff, and its members with their past. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cloudbaseStore } from '../../cloudfunctions/service/adapters/cloudbase-store'
import { COLLECTIONS } from '../../cloudfunctions/service/documents'
import { insertEach } from '../../cloudfunctions/service/insert-each'
import type { Store } from '../../cloudfunctions/service/ports'
import { homeDoc, productDoc } from '../../cloudfunctions/service/publish'
import { decodeProgram } from '../../src/domain/program/decode-program'
import type { Program } from '../../src/domain/program/schema'
import type { SeedContext } from '../types'
import { type PastMember, pastMember, staffAccount } from './past-member'
import { formatInvalidShop } from './problems'
import { readShopFolder, type ShopFolder } from './shop-folder'

/** Documents that one request carries. */
const BATCH = 50

/** Reads, checks and stores the whole shop. Throws with every problem named when the folder is not valid. */
export async function seedShop({ app, shopDir, nowMs, report }: SeedContext): Promise<void> {
  const program = readProgram(shopDir)
  const folder = readShopFolder(shopDir, { tierIds: program.tiers.levels.map(level => level.id) })
  if (!folder.ok) throw new Error(formatInvalidShop(folder.error))
  const store = cloudbaseStore(app.database())
  await storeShop(store, folder.value, program)
  report(`${folder.value.products.length} goods and ${folder.value.rewards.length} rewards`)
  for (const [i, person] of folder.value.people.entries()) {
    if (person.role === 'visitor') continue
    if (person.role === 'member') {
      const member = pastMember({ program, folder: folder.value, person, number: i, nowMs })
      await storeMember(store, member)
      report(`${person.name}: ${member.entries.length} entries, ${member.orders.length} orders`)
    } else {
      const storeId = person.role === 'clerk' ? person.storeId : folder.value.shop.stores[0]!._id
      await insertAll(store, COLLECTIONS.accounts, [
        staffAccount({ program, person, storeId, number: i, nowMs, shop: folder.value.shop }),
      ])
    }
  }
}

function readProgram(shopDir: string): Program {
  const file = join(shopDir, 'program.json')
  const program = decodeProgram(JSON.parse(readFileSync(file, 'utf8')))
  if (program.ok) return program.value
  throw new Error(
    ['program.json:', ...program.error.problems.map(({ path, message }) => `  ${path}: ${message}`)].join(
      '\n',
    ),
  )
}

async function storeShop(store: Store, folder: ShopFolder, program: Program): Promise<void> {
  const { shop, categories, products, rewards, stock } = folder
  await insertAll(store, COLLECTIONS.products, products.map(productDoc))
  await insertAll(store, COLLECTIONS.rewards, rewards)
  await insertAll(
    store,
    COLLECTIONS.stock,
    Object.entries(stock).map(([_id, available]) => ({ _id, available, holds: {}, holdCount: 0 })),
  )
  await insertAll(store, COLLECTIONS.shop, [
    shop,
    { _id: 'program', program },
    homeDoc(shop, [...categories], [...products], [...rewards], program),
  ])
}

async function storeMember(store: Store, member: PastMember): Promise<void> {
  await insertAll(store, COLLECTIONS.ledger, member.entries)
  await insertAll(store, COLLECTIONS.orders, member.orders)
  await insertAll(store, COLLECTIONS.accounts, [member.account])
}

async function insertAll(store: Store, collection: string, documents: readonly object[]): Promise<void> {
  for (let i = 0; i < documents.length; i += BATCH)
    await insertEach(store, collection, documents.slice(i, i + BATCH))
}
