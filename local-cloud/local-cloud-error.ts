export type LocalCloudErrorCode =
  | 'port_busy'
  | 'port_not_allowed'
  | 'data_dir_not_writable'
  | 'data_dir_locked'
  | 'disk_full'
  | 'data_unreadable'
  | 'unique_index_violated'
  | 'declaration_invalid'
  | 'shop_invalid'
  | 'seed_failed'

/** Why the local cloud cannot start. The message is one sentence fit to print. */
export class LocalCloudError extends Error {
  constructor(
    readonly code: LocalCloudErrorCode,
    message: string,
  ) {
    super(message)
    this.name = 'LocalCloudError'
  }
}

/** Turns what the system throws on a directory that cannot be used into a sentence; anything else stays as it was. */
export function explainStorageError(error: unknown, dataDir: string): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  const text = `${code} ${error.message}`
  if (/ENOSPC|SQLITE_FULL|disk is full/i.test(text)) {
    return new LocalCloudError('disk_full', `The disk is full: no data can be written to ${dataDir}.`)
  }
  if (
    /EACCES|EROFS|EPERM|ENOTDIR|EEXIST|SQLITE_READONLY|SQLITE_CANTOPEN|readonly|unable to open/i.test(text)
  ) {
    return new LocalCloudError('data_dir_not_writable', `The data directory ${dataDir} cannot be written.`)
  }
  return error
}
