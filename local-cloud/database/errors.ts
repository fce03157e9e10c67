/**
 * How the database says no. Two kinds: `WireError` is an answer to one request and travels to the SDK as
 * `{code, message}`; `StorageFailure` is a value returned by `openDatabase`/`startDatabase` when the data
 * directory cannot be used at all.
 */

/** Codes that CloudBase itself answers with; the SDK hands them to the caller unchanged. */
export type WireErrorCode =
  | 'INVALID_PARAM'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_FAIL'
  | 'EXCEED_REQUEST_LIMIT'
  | 'SYS_ERR'
  | 'disk_full'
  | 'data_dir_not_writable'

/** An expected refusal of one request. Thrown inside the core, turned into an answer at its edge. */
export class WireError extends Error {
  constructor(
    readonly code: WireErrorCode,
    message: string,
  ) {
    super(message)
    this.name = 'WireError'
  }
}

export type StorageFailureCode =
  | 'data_dir_not_writable'
  | 'data_dir_locked'
  | 'disk_full'
  | 'data_unreadable'
  | 'unique_index_violated'

/** Why a data directory cannot be served. `message` is one sentence fit to print. */
export interface StorageFailure {
  code: StorageFailureCode
  message: string
  dataDir: string
}

export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E }

const retryHint = 'Please check your request, but if the problem persists, contact us.'

/** The answer to a write on a document another transaction holds or has changed since the snapshot. */
export function transactionConflict(): WireError {
  return new WireError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${retryHint}`,
  )
}

/** The answer to any use of a transaction that has ended, expired, or never was. */
export function transactionNotExist(): WireError {
  return new WireError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${retryHint}`,
  )
}

/** The answer to a request on a collection that was neither declared nor created. */
export function collectionNotExist(collection: string): WireError {
  return new WireError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${collection}. ${retryHint} errCode: -502005`,
  )
}

/** The answer to a second document under one unique key. `key` is shown as the server shows it. */
export function duplicateKey(collection: string, index: string, key: string): WireError {
  return new WireError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation] (DuplicateKey) E11000 duplicate key error collection: ${collection} index: ${index} dup key: { ${key} }`,
  )
}

/** A request whose shape the protocol does not allow. */
export const invalidParam = (message: string): WireError => new WireError('INVALID_PARAM', message)

/** A well-formed request that the database will not carry out. */
export const requestFailed = (message: string): WireError => new WireError('DATABASE_REQUEST_FAILED', message)

/** Something the real database may support and this one does not: refused by name, never ignored. */
export const notSupported = (what: string): WireError =>
  new WireError('DATABASE_REQUEST_FAILED', `[local-cloud] ${what} is not supported by the local database`)

/** The answer to whatever still arrives, or still waits, when the database is closed. */
export const databaseClosed = (): WireError =>
  new WireError('SYS_ERR', '[local-cloud] the database is closed')
