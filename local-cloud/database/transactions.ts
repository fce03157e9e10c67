import type { Collection } from './catalog'
import type { Version } from './document-cache'
import { transactionConflict, transactionNotExist, type WireError } from './errors'
import { History } from './history'
import { Locks, type Resource } from './locks'
import type { Clock } from './types'

/** What a transaction will do to one document when it commits. */
export interface PendingWrite {
  collection: Collection
  id: Buffer
  /** `undefined` removes the document. */
  after: Version | undefined
}

/** One open transaction. */
export interface Tx {
  id: string
  expiresAtMs: number
  /** Taken by the first operation, as MongoDB does. */
  snapshot: number | undefined
  writes: Map<Resource, PendingWrite>
  locks: Set<Resource>
  /** Unique keys that pending documents hold, and which document holds each. */
  keyHolders: Map<Resource, Resource>
  cancelExpiry: () => void
}

/**
 * Snapshot isolation with write locks: reads see the commit that was newest at the transaction's first
 * operation; a write to something that another transaction holds, or that has changed since the snapshot,
 * fails at once and ends the transaction. Reads lock nothing, so write skew is possible, as on the platform.
 */
export class Transactions {
  readonly history = new History()
  readonly locks: Locks<Tx>
  private readonly open = new Map<string, Tx>()

  constructor(
    private readonly clock: Clock,
    private readonly maxMs: number,
    private readonly newId: () => string,
  ) {
    this.locks = new Locks(clock)
  }

  begin(): Tx {
    const id = this.newId()
    const tx: Tx = {
      id,
      expiresAtMs: this.clock.now() + this.maxMs,
      snapshot: undefined,
      writes: new Map(),
      locks: new Set(),
      keyHolders: new Map(),
      cancelExpiry: this.clock.after(this.maxMs, () => this.abort(tx)),
    }
    this.open.set(id, tx)
    return tx
  }

  /** The open transaction of this id, with its snapshot taken. */
  require(id: string): Tx & { snapshot: number } {
    const tx = this.open.get(id)
    if (!tx) throw transactionNotExist()
    if (this.clock.now() >= tx.expiresAtMs) {
      this.abort(tx)
      throw transactionNotExist()
    }
    tx.snapshot ??= this.history.newest
    return tx as Tx & { snapshot: number }
  }

  /** Takes the write lock on `resource`, or ends the transaction with the platform's conflict error. */
  lock(tx: Tx & { snapshot: number }, resource: Resource): void {
    const owner = this.locks.ownerOf(resource)
    if ((owner !== undefined && owner !== tx) || this.history.changedSince(resource, tx.snapshot)) {
      throw this.conflict(tx)
    }
    this.locks.take(resource, tx)
    tx.locks.add(resource)
  }

  conflict(tx: Tx): WireError {
    this.abort(tx)
    return transactionConflict()
  }

  /** Ends a transaction: forgets its writes and gives up its locks. */
  abort(tx: Tx): void {
    if (!this.open.delete(tx.id)) return
    tx.cancelExpiry()
    this.trimHistory()
    this.locks.release(tx.locks)
  }

  /** Ends a transaction whose writes are on disk. */
  finish(tx: Tx): void {
    this.abort(tx)
  }

  /** Whether some open transaction still sees the state before `commit`. */
  needsHistory(commit: number): boolean {
    for (const tx of this.open.values()) if (tx.snapshot !== undefined && tx.snapshot < commit) return true
    return false
  }

  private trimHistory(): void {
    let oldest: number | undefined
    for (const { snapshot } of this.open.values()) {
      if (snapshot !== undefined && (oldest === undefined || snapshot < oldest)) oldest = snapshot
    }
    this.history.forget(oldest)
  }

  close(): void {
    this.locks.close()
    for (const tx of [...this.open.values()]) this.abort(tx)
  }
}
