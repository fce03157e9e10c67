import type { CollectionDeclaration } from './declaration'
import type { StorageFailure } from './errors'

/** A stored document: plain values, dates, and BSON objects such as ObjectId. Never mutated once stored. */
export interface Doc {
  _id: unknown
  [field: string]: unknown
}

/** One request as the SDK sends it, minus `action`. */
export type WireParams = Record<string, unknown>

/** One answer as the SDK expects it: `code` is present only on refusal. */
export interface WireResponse {
  requestId: string
  code?: string
  message?: string
  data?: unknown
  transactionId?: string
  total?: number
  limit?: number
  offset?: number
}

/** Where time comes from. A simulator passes its own; the default is the machine's. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs `task` once after `delayMs`; the returned function cancels it. */
  after(delayMs: number, task: () => void): () => void
}

/** What a fault plan sees of a request before it is carried out. */
export interface RequestInfo {
  /** Counts requests from 1 since the core was opened. */
  seq: number
  action: string
  collection?: string
  transactionId?: string
}

/**
 * One thing that goes wrong with one request.
 * - `latency`: carried out after `ms`.
 * - `fail_before`: refused with `code`, no effect.
 * - `fail_after`: carried out, then answered with `code` as if the answer had been lost.
 * - `conflict`: refused as a transaction conflict; aborts the transaction the request belongs to.
 * - `duplicate`: delivered twice; the answer is that of the second delivery.
 */
export type Fault =
  | { kind: 'latency'; ms: number }
  | { kind: 'fail_before'; code?: string; message?: string }
  | { kind: 'fail_after'; code?: string; message?: string }
  | { kind: 'conflict' }
  | { kind: 'duplicate' }

/** Decides which faults meet a request; called once per request, in order of arrival. */
export type FaultPlan = (request: RequestInfo) => readonly Fault[]

/** Request counters since the last reset. A duplicate delivery counts once. */
export interface StatsSnapshot {
  requests: number
  errors: number
  /** `database.getDocument` → count */
  byAction: Record<string, number>
  /** `orders` → count */
  byCollection: Record<string, number>
  /** `database.getDocument orders` → count */
  byActionAndCollection: Record<string, number>
}

export interface Stats {
  snapshot(): StatsSnapshot
  reset(): void
}

export interface DatabaseOptions {
  /** Directory that holds the database file; created when missing. One server at a time. */
  dataDir: string
  /** Collections and indexes to serve, usually `loadDeclarations(...)`. */
  collections: readonly CollectionDeclaration[]
  /** Defaults to the machine's clock and timers. */
  clock?: Clock
  faults?: FaultPlan
  /** How many bytes of parsed documents to keep; default 64 MiB. */
  cacheBytesMax?: number
  /** How long a transaction may live; default 30 000 as on the platform. */
  transactionMaxMs?: number
  /** Makes ids for documents added without one; default 32 random hex digits. */
  newId?: () => string
  /** Told whenever a write is refused because the disk is full or read-only, so that it can be printed. */
  onStorageFailure?: (failure: StorageFailure) => void
}

export interface DatabaseCore {
  /**
   * Carries out one wire action (`database.getDocument`, ...). Never rejects: a refusal is an answer with
   * `code` and `message`. When a write's promise resolves without `code`, the write is on disk.
   */
  handle(action: string, params: WireParams): Promise<WireResponse>
  readonly stats: Stats
  /** Replaces the fault plan; `undefined` removes it. */
  setFaults(plan: FaultPlan | undefined): void
  /** Aborts open transactions and closes the file. Later requests are refused. Idempotent. */
  close(): void
}
