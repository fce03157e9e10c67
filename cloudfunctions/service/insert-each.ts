import type { Store } from './ports'

/** Puts documents in, in one request; those that are there already stay as they are. */
export async function insertEach(store: Store, collection: string, documents: object[]): Promise<void> {
  if (!documents.length) return
  const all = await store.insert(collection, documents)
  if (all.ok || documents.length === 1) return
  for (const document of documents) await store.insert(collection, [document])
}
