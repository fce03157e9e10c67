import type { Catalog, Collection } from './catalog'
import { type DocumentCache, Version } from './document-cache'
import { collectionNotExist, duplicateKey, requestFailed, WireError } from './errors'
import { describeKey, entryChanges, type Index, indexEntries } from './indexes'
import { encodeValue } from './keys'
import { docResource, keyResource, type Resource } from './locks'
import type { SqliteFile } from './sqlite-file'
import type { Transactions, Tx } from './transactions'
import type { Clock, Doc } from './types'

/** A transaction whose snapshot is taken. */
export type LiveTx = Tx & { snapshot: number }

/** The limit the SDK itself knows: 512 KiB of document. */
export const documentBytesMax = 512 * 1024

/** How long a plain write waits for transactions in its way. */
const lockWaitMs = 60_000

/** How many documents of one request reach the disk in one commit at most. */
const commitItemsMax = 500

interface Change {
  resource: Resource
  before: Version | undefined
  after: Version | undefined
  collection: Collection
}

/** A plain write cannot go on before this lock is given up. */
export interface Blocked {
  blockedBy: Resource
}

/** Writes that reach the disk together. */
export interface Batch {
  readonly changes: Change[]
  readonly keys: Resource[]
}

/** Reads and writes documents; knows transactions, indexes and the disk, but no query language. */
export class Engine {
  constructor(
    readonly file: SqliteFile,
    readonly catalog: Catalog,
    readonly cache: DocumentCache,
    readonly transactions: Transactions,
    readonly clock: Clock,
    readonly newId: () => string,
  ) {}

  /** @throws WireError when there is no such collection */
  collection(name: unknown): Collection {
    if (typeof name !== 'string' || name === '')
      throw requestFailed('collectionName must be a non-empty string')
    const collection = this.catalog.get(name)
    if (!collection) throw collectionNotExist(name)
    return collection
  }

  /** The committed document with this id. */
  committed(collection: Collection, id: Buffer): Version | undefined {
    const row = collection.docs.get(id)
    return row && this.cache.load(collection.id, row.n, row.body)
  }

  /** What a reader sees under this id: the transaction's own writes, else its snapshot, else the present. */
  read(collection: Collection, id: Buffer, tx: LiveTx | undefined): Version | undefined {
    if (tx) {
      const resource = docResource(collection.id, id)
      const pending = tx.writes.get(resource)
      if (pending) return pending.after
      const past = this.transactions.history.seenBy(resource, tx.snapshot)
      if (past !== 'unchanged') return past.version
    }
    return this.committed(collection, id)
  }

  /**
   * Carries out a list of plain writes, each atomic by itself, in order, several to one commit. `step` does
   * one of them inside the batch, or says which lock is in its way; it is then tried again from the start.
   * A refusal leaves the writes before it in place, as on the platform.
   */
  async writeEach<T>(
    items: readonly T[],
    step: (batch: Batch, item: T) => Blocked | undefined,
  ): Promise<void> {
    const deadlineMs = this.clock.now() + lockWaitMs
    let next = 0
    while (next < items.length) {
      const { done, blockedBy, refusal } = this.writeSome(items.slice(next, next + commitItemsMax), step)
      next += done
      if (refusal) throw refusal
      if (blockedBy !== undefined) await this.transactions.locks.wait(blockedBy, deadlineMs)
    }
  }

  private writeSome<T>(items: readonly T[], step: (batch: Batch, item: T) => Blocked | undefined) {
    const outcome: { done: number; blockedBy?: Resource; refusal?: unknown } = { done: 0 }
    this.commitTogether(batch => {
      for (const item of items) {
        try {
          const blocked = step(batch, item)
          if (blocked) {
            outcome.blockedBy = blocked.blockedBy
            return
          }
        } catch (error) {
          if (!(error instanceof WireError)) throw error
          outcome.refusal = error
          return
        }
        outcome.done += 1
      }
    })
    return outcome
  }

  /** Runs `work`, puts its writes on disk in one SQL transaction, then makes them visible. */
  private commitTogether(work: (batch: Batch) => void): void {
    const batch: Batch = { changes: [], keys: [] }
    this.file.transact(() => work(batch))
    if (batch.changes.length === 0) return
    const { history } = this.transactions
    const commit = history.nextCommit()
    const keep = this.transactions.needsHistory(commit)
    for (const { resource, before, after, collection } of batch.changes) {
      if (keep) history.record(resource, commit, before)
      if (after) this.cache.put(collection.id, after)
      else if (before) this.cache.remove(collection.id, before.n)
    }
    if (keep) for (const key of batch.keys) history.record(key, commit, undefined)
  }

  /** The lock that keeps a plain write off this document, if any. */
  blockedOn(collection: Collection, id: Buffer): Blocked | undefined {
    const resource = docResource(collection.id, id)
    return this.transactions.locks.ownerOf(resource) ? { blockedBy: resource } : undefined
  }

  /**
   * One plain write inside a batch: inserts, replaces or (with `after` undefined) removes.
   * @returns a lock in the way; nothing is written then
   * @throws WireError on a duplicate key or an oversized document
   */
  put(
    batch: Batch,
    collection: Collection,
    id: Buffer,
    before: Version | undefined,
    after: Version | undefined,
  ): Blocked | undefined {
    const blocked = this.blockedOn(collection, id)
    if (blocked) return blocked
    if (after) checkSize(after)
    for (const index of collection.indexes) {
      if (!index.unique) continue
      const { added, removed } = keyChanges(index, before, after)
      for (const key of [...added, ...removed]) {
        const resource = keyResource(index.id, key)
        if (this.transactions.locks.ownerOf(resource)) return { blockedBy: resource }
      }
      for (const key of added) {
        if (index.table.holdersOf(key).some(n => n !== before?.n))
          throw this.duplicate(collection, index, after)
      }
    }
    this.store(batch, collection, id, before, after)
    return undefined
  }

  /** Writes rows and index entries; whether that is allowed has been decided. */
  private store(
    batch: Batch,
    collection: Collection,
    id: Buffer,
    before: Version | undefined,
    after: Version | undefined,
  ): void {
    let stored = after
    let n = before?.n ?? 0
    if (after && before) collection.docs.update(n, after.body)
    else if (after) n = collection.docs.insert(id, after.body)
    else if (before) collection.docs.delete(n)
    if (after) stored = after.at(n)
    for (const index of collection.indexes) {
      const { added, removed, irregular } = keyChanges(index, before, after)
      if (irregular) this.catalog.markIrregular(index)
      for (const key of removed) index.table.delete(key, n)
      for (const key of added) index.table.insert(key, n)
      if (index.unique) for (const key of [...added, ...removed]) batch.keys.push(keyResource(index.id, key))
    }
    batch.changes.push({ resource: docResource(collection.id, id), before, after: stored, collection })
  }

  /**
   * One write inside a transaction: takes the locks it needs and remembers the new state.
   * @throws WireError on conflict, duplicate key or oversized document; each ends the transaction
   */
  putInTransaction(tx: LiveTx, collection: Collection, id: Buffer, after: Version | undefined): void {
    const resource = docResource(collection.id, id)
    this.transactions.lock(tx, resource)
    if (after) checkSize(after)
    const before = this.read(collection, id, tx)
    for (const index of collection.indexes) {
      if (!index.unique) continue
      const { added, removed } = keyChanges(index, before, after)
      for (const key of [...removed, ...added]) this.transactions.lock(tx, keyResource(index.id, key))
      for (const key of removed) {
        if (tx.keyHolders.get(keyResource(index.id, key)) === resource)
          tx.keyHolders.delete(keyResource(index.id, key))
      }
      for (const key of added) {
        if (this.heldInTransaction(tx, collection, index, key, resource))
          throw this.duplicate(collection, index, after)
        tx.keyHolders.set(keyResource(index.id, key), resource)
      }
    }
    tx.writes.set(resource, { collection, id, after })
  }

  private heldInTransaction(
    tx: LiveTx,
    collection: Collection,
    index: Index,
    key: Buffer,
    self: Resource,
  ): boolean {
    const pendingHolder = tx.keyHolders.get(keyResource(index.id, key))
    if (pendingHolder !== undefined) return pendingHolder !== self
    return index.table.holdersOf(key).some(n => {
      const row = collection.docs.at(n)
      const holder = row && docResource(collection.id, encodeValue(new Version(n, row.body).doc._id))
      return holder !== undefined && holder !== self && !tx.writes.has(holder)
    })
  }

  /** Puts a transaction's writes on disk together, then ends it. A disk refusal aborts it. */
  commitTransaction(tx: LiveTx): void {
    try {
      this.commitTogether(batch => {
        for (const { collection, id, after } of tx.writes.values()) {
          const before = this.committed(collection, id)
          if (before || after) this.store(batch, collection, id, before, after)
        }
      })
    } finally {
      this.transactions.finish(tx)
    }
  }

  private duplicate(collection: Collection, index: Index, after: Version | undefined): WireError {
    return duplicateKey(collection.name, index.name, describeKey(index.keys, after?.doc))
  }

  /** The key of an id, refusing types that cannot be one. */
  idKey(id: unknown): Buffer {
    if (Array.isArray(id) || id === undefined || id instanceof RegExp)
      throw requestFailed('_id must be a single value')
    return encodeValue(id)
  }
}

function keyChanges(index: Index, before: Version | undefined, after: Version | undefined) {
  const from = before ? indexEntries(index.keys, before.doc) : { keys: [], irregular: false }
  const to = after ? indexEntries(index.keys, after.doc) : { keys: [], irregular: false }
  return { ...entryChanges(from.keys, to.keys), irregular: to.irregular }
}

function checkSize(version: Version): void {
  if (version.body.length * 3 < documentBytesMax) return
  const bytes = documentBytes(version.doc)
  if (bytes > documentBytesMax) {
    throw requestFailed(
      `document of ${bytes} bytes is larger than the limit of ${documentBytesMax} bytes (512 KiB)`,
    )
  }
}

/** Size of a document as plain JSON text in UTF-8, which is what the limit is measured against. */
export const documentBytes = (doc: Doc): number => Buffer.byteLength(JSON.stringify(doc))
