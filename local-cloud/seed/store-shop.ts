/** Writes what a shop sells into the database. May be run again over what is there: stock that is there stays. */
import { COLLECTIONS, type ProgramDoc } from '../../cloudfunctions/service/documents'
import { insertEach } from '../../cloudfunctions/service/insert-each'
import type { Store } from '../../cloudfunctions/service/ports'
import { homeDoc, productDoc } from '../../cloudfunctions/service/publish'
import type { ReadShop } from './read-shop'

/** Documents that one request carries. */
const BATCH = 50

export async function storeShop(store: Store, { folder, program }: ReadShop): Promise<void> {
  const { shop, categories, products, rewards, stock } = folder
  await putAll(store, COLLECTIONS.products, products.map(productDoc))
  await putAll(store, COLLECTIONS.rewards, rewards)
  const counts = Object.entries(stock).map(([_id, available]) => ({
    _id,
    supplied: available,
    available,
    holds: {},
    holdCount: 0,
  }))
  await insertAll(store, COLLECTIONS.stock, counts)
  const programDoc: ProgramDoc = { _id: 'program', program }
  await putAll(store, COLLECTIONS.shop, [
    shop,
    programDoc,
    homeDoc(shop, [...categories], [...products], [...rewards], program),
  ])
}

async function putAll(
  store: Store,
  collection: string,
  documents: readonly { _id: string }[],
): Promise<void> {
  for (const document of documents) await store.put(collection, document._id, document)
}

/** Puts documents in that are not there yet. */
export async function insertAll(
  store: Store,
  collection: string,
  documents: readonly object[],
): Promise<void> {
  for (let i = 0; i < documents.length; i += BATCH)
    await insertEach(store, collection, documents.slice(i, i + BATCH))
}
