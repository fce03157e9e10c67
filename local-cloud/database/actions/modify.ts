import type { Collection } from '../catalog'
import { Version } from '../document-cache'
import { checkDocument } from '../documents'
import type { Batch, Blocked, Engine, LiveTx } from '../engine'
import { invalidParam, requestFailed } from '../errors'
import { find } from '../find'
import type { CompiledQuery } from '../query'
import type { Doc, WireParams } from '../types'
import { compileUpdate } from '../update'
import { isPlainObject } from '../values'
import { type Action, decodeParam, inTransaction, queryOf, transactionOf } from './action'

/** Makes the new state of a document from the old one. */
type Change = (document: Doc) => Doc

/** Ids of the documents a write is about: all that match, or the first. */
function targets(
  engine: Engine,
  collection: Collection,
  query: CompiledQuery,
  multi: boolean,
  tx: LiveTx | undefined,
): Buffer[] {
  return find(engine, collection, query, { limit: multi ? undefined : 1, tx }).map(({ doc }) =>
    engine.idKey(doc._id),
  )
}

function changeOf(engine: Engine, params: WireParams): Change {
  const data = decodeParam(engine, params, 'data')
  if (!isPlainObject(data)) throw invalidParam('data must be an object')
  if (params.merge !== false) {
    const update = compileUpdate(data)
    return document => update.apply(document, engine.clock.now())
  }
  checkDocument(data, '')
  if ('_id' in data) throw requestFailed("a replacement may not carry '_id'")
  return document => ({ _id: document._id, ...data })
}

/** The new state. Where nothing changes, the old version itself: it counts as updated but is not written. */
function changedVersion(before: Version, change: Change): Version {
  const after = Version.of(change(before.doc), before.n)
  return after.body === before.body ? before : after
}

/** The document with this id if it still matches once nothing is in the way: re-checked at the write. */
function matching(
  engine: Engine,
  collection: Collection,
  id: Buffer,
  query: CompiledQuery,
): Version | undefined {
  const before = engine.committed(collection, id)
  return before && query.test(before.doc) ? before : undefined
}

/** `update`, `set`, `where().update()`: operators or a replacement, one document or all that match. */
export const modifyDocument: Action = async (engine, params) => {
  const collection = engine.collection(params.collectionName)
  const query = queryOf(engine, params)
  const change = changeOf(engine, params)
  const tx = transactionOf(engine, params)
  const ids = targets(engine, collection, query, params.multi === true, tx)
  if (ids.length === 0 && params.upsert === true) return upsert(engine, collection, query, change, tx)
  let updated = 0
  if (tx) {
    inTransaction(engine, tx, () => {
      for (const id of ids) {
        const before = engine.read(collection, id, tx)
        if (!before) continue
        engine.putInTransaction(tx, collection, id, changedVersion(before, change))
        updated += 1
      }
    })
    return { data: { updated, upsert_id: null } }
  }
  let again = false
  await engine.writeEach(ids, (batch, id) => {
    const blocked = engine.blockedOn(collection, id)
    if (blocked) return blocked
    const before = matching(engine, collection, id, query)
    again ||= before === undefined && params.upsert === true
    if (!before) return undefined
    const after = changedVersion(before, change)
    const keyBlocked = after === before ? undefined : engine.put(batch, collection, id, before, after)
    if (!keyBlocked) updated += 1
    return keyBlocked
  })
  // The document to replace was removed while this waited for it: now it is an insertion.
  if (again) return modifyDocument(engine, params)
  return { data: { updated, upsert_id: null } }
}

async function upsert(
  engine: Engine,
  collection: Collection,
  query: CompiledQuery,
  change: Change,
  tx: LiveTx | undefined,
) {
  const named = query.filter._id
  const doc = change({ _id: named === undefined || isPlainObject(named) ? engine.newId() : named })
  const id = engine.idKey(doc._id)
  const after = Version.of(doc)
  let lost = false
  if (tx) inTransaction(engine, tx, () => engine.putInTransaction(tx, collection, id, after))
  else {
    await engine.writeEach([id], batch => {
      const blocked = engine.blockedOn(collection, id)
      if (blocked) return blocked
      const before = engine.committed(collection, id)
      lost = before !== undefined
      // Somebody inserted it while this waited; the newer request replaces it.
      return engine.put(batch, collection, id, before, before ? after.at(before.n) : after)
    })
  }
  return { data: { updated: lost ? 1 : 0, upsert_id: lost ? null : doc._id } }
}

/** `where(cond).updateAndReturn(...)`: the first match, changed atomically, as it is afterwards. */
export const modifyAndReturnDoc: Action = async (engine, params) => {
  const collection = engine.collection(params.collectionName)
  const query = queryOf(engine, params)
  const change = changeOf(engine, { ...params, merge: true })
  const tx = transactionOf(engine, params)
  if (tx) return modifyAndReturnInTransaction(engine, collection, query, change, tx)
  const tried = new Set<string>()
  for (;;) {
    const id = targets(engine, collection, query, false, undefined)[0]
    if (!id) return { data: { updated: 0, doc: null } }
    const result = await modifyOne(engine, collection, id, query, change)
    if (result) return { data: { updated: 1, doc: result.body } }
    // The match slipped away while this waited; another document may match now.
    const key = id.toString('latin1')
    if (tried.has(key)) return { data: { updated: 0, doc: null } }
    tried.add(key)
  }
}

async function modifyOne(
  engine: Engine,
  collection: Collection,
  id: Buffer,
  query: CompiledQuery,
  change: Change,
): Promise<Version | undefined> {
  let result: Version | undefined
  await engine.writeEach([id], (batch: Batch): Blocked | undefined => {
    const blocked = engine.blockedOn(collection, id)
    if (blocked) return blocked
    const before = matching(engine, collection, id, query)
    if (!before) return undefined
    const after = changedVersion(before, change)
    result = after
    return after === before ? undefined : engine.put(batch, collection, id, before, after)
  })
  return result
}

function modifyAndReturnInTransaction(
  engine: Engine,
  collection: Collection,
  query: CompiledQuery,
  change: Change,
  tx: LiveTx,
) {
  return inTransaction(engine, tx, () => {
    const before = find(engine, collection, query, { limit: 1, tx })[0]
    if (!before) return { data: { updated: 0, doc: null } }
    const after = changedVersion(before, change)
    engine.putInTransaction(tx, collection, engine.idKey(before.doc._id), after)
    return { data: { updated: 1, doc: after.body } }
  })
}

/** `remove()` of one document or of all that match. */
export const removeDocument: Action = async (engine, params) => {
  const collection = engine.collection(params.collectionName)
  const query = queryOf(engine, params)
  const tx = transactionOf(engine, params)
  const ids = targets(engine, collection, query, params.multi === true, tx)
  let deleted = 0
  if (tx) {
    inTransaction(engine, tx, () => {
      for (const id of ids) engine.putInTransaction(tx, collection, id, undefined)
      deleted = ids.length
    })
    return { data: { deleted } }
  }
  await engine.writeEach(ids, (batch, id) => {
    const blocked = engine.blockedOn(collection, id)
    if (blocked) return blocked
    const before = matching(engine, collection, id, query)
    if (!before) return undefined
    const keyBlocked = engine.put(batch, collection, id, before, undefined)
    if (!keyBlocked) deleted += 1
    return keyBlocked
  })
  return { data: { deleted } }
}
