import type { Store } from '../../cloudfunctions/service/ports'

/** Documents that one request carries. */
const PAGE = 200

/** Puts documents in. Throws when one is there already: then something else would be measured. */
export async function insert(store: Store, collection: string, documents: readonly object[]): Promise<void> {
  for (let i = 0; i < documents.length; i += PAGE) {
    const inserted = await store.insert(collection, documents.slice(i, i + PAGE))
    if (!inserted.ok) throw new Error(`${collection}: ${inserted.error.code}`)
  }
}
