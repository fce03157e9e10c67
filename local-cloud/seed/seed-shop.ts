/** Puts a shop folder into an empty database: what the shop sells, its staff, and its members with their past. */
import { cloudbaseStore } from '../../cloudfunctions/service/adapters/cloudbase-store'
import { COLLECTIONS } from '../../cloudfunctions/service/documents'
import type { Store } from '../../cloudfunctions/service/ports'
import type { SeedContext } from '../types'
import { type PastMember, pastMember, staffAccount } from './past-member'
import { readShop } from './read-shop'
import { insertAll, storeShop } from './store-shop'

/** Reads, checks and stores the whole shop. Throws with every problem named when the folder is not valid. */
export async function seedShop({ app, shopDir, nowMs, report }: SeedContext): Promise<void> {
  const read = readShop(shopDir)
  if (!read.ok) throw new Error(read.error.text)
  const { folder, program } = read.value
  const store = cloudbaseStore(app.database())
  await storeShop(store, read.value)
  report(`${folder.products.length} goods and ${folder.rewards.length} rewards`)
  for (const [number, person] of folder.people.entries()) {
    if (person.role === 'visitor') continue
    if (person.role === 'member') {
      const member = pastMember({ program, folder, person, number, nowMs })
      await storeMember(store, member)
      report(`${person.name}: ${member.entries.length} entries, ${member.orders.length} orders`)
    } else {
      const storeId = person.role === 'clerk' ? person.storeId : folder.shop.stores[0]!._id
      const account = staffAccount({ program, person, storeId, number, nowMs, shop: folder.shop })
      await insertAll(store, COLLECTIONS.accounts, [account])
    }
  }
}

async function storeMember(store: Store, member: PastMember): Promise<void> {
  await insertAll(store, COLLECTIONS.ledger, member.entries)
  await insertAll(store, COLLECTIONS.orders, member.orders)
  await insertAll(store, COLLECTIONS.accounts, [member.account])
}
