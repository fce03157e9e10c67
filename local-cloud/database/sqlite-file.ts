import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'libsql'
import { databaseClosed, type Result, type StorageFailure, type StorageFailureCode } from './errors'

/**
 * The one file that holds everything, and the only place that speaks SQL's dialect of failure. The file is
 * opened exclusively: a second server on the same directory is refused.
 */

export const databaseFileName = 'database.sqlite'

export type SqlValue = string | number | bigint | Buffer | null

/** A prepared statement; rows come back as arrays of columns. */
export interface Statement {
  run(...values: SqlValue[]): { changes: number; lastInsertRowid: number }
  row(...values: SqlValue[]): unknown[] | undefined
  rows(...values: SqlValue[]): unknown[][]
}

/** A write or read that the disk refused. Nothing of the surrounding SQL transaction remains. */
export class DiskRefusal extends Error {
  constructor(
    readonly failure: StorageFailure,
    options?: ErrorOptions,
  ) {
    super(failure.message, options)
    this.name = 'DiskRefusal'
  }
}

const sentences: Record<StorageFailureCode, string> = {
  data_dir_locked: 'is in use by another running server; stop that one or choose another directory',
  data_dir_not_writable: 'cannot be written; check its permissions and that the disk is not read-only',
  disk_full: 'is on a full disk; free some space, nothing was half-written',
  data_unreadable: 'does not hold a readable database file',
  unique_index_violated: 'holds documents that break a unique index',
}

/** Builds the value that stands for a storage failure. */
export function storageFailure(code: StorageFailureCode, dataDir: string, detail?: string): StorageFailure {
  return {
    code,
    dataDir,
    message: `data directory ${dataDir} ${sentences[code]}${detail ? ` (${detail})` : ''}`,
  }
}

/** Opening reports SQLite's primary result code at the end of its message and nowhere else. */
const byNumber: Record<string, StorageFailureCode> = {
  '3': 'data_dir_not_writable',
  '5': 'data_dir_locked',
  '8': 'data_dir_not_writable',
  '10': 'data_dir_not_writable',
  '11': 'data_unreadable',
  '13': 'disk_full',
  '14': 'data_dir_not_writable',
  '26': 'data_unreadable',
}

/** Which of our failures an error of SQLite or of the file system is; `undefined` for any other error. */
function classify(error: unknown): StorageFailureCode | undefined {
  const code = String((error as { code?: unknown }).code ?? '')
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return 'disk_full'
  if (/^SQLITE_(BUSY|LOCKED)/u.test(code)) return 'data_dir_locked'
  if (/^SQLITE_(NOTADB|CORRUPT|FORMAT)/u.test(code)) return 'data_unreadable'
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|IOERR)/u.test(code)) return 'data_dir_not_writable'
  if (/^E(ACCES|PERM|ROFS|NOENT|NOTDIR|EXIST|IO)$/u.test(code)) return 'data_dir_not_writable'
  return byNumber[/Unable to open connection.*: (\d+)/u.exec(String(error))?.[1] ?? '']
}

/** Node's own recursive mkdir never returns where a file system refuses new directories with ENOENT (/proc). */
function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory)
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'EEXIST' && statSync(directory).isDirectory()) return
    const parent = dirname(directory)
    if (code !== 'ENOENT' || existsSync(parent)) throw error
    makeDirectory(parent)
    mkdirSync(directory)
  }
}

export class SqliteFile {
  private readonly begin: Statement
  private readonly commit: Statement
  private closed = false

  private constructor(
    private readonly sqlite: Sqlite.Database,
    readonly dataDir: string,
  ) {
    this.begin = this.prepare('begin immediate')
    this.commit = this.prepare('commit')
  }

  /** Opens or creates the file in `dataDir` and takes the exclusive lock. */
  static open(dataDir: string): Result<SqliteFile, StorageFailure> {
    let sqlite: Sqlite.Database | undefined
    try {
      makeDirectory(dataDir)
      sqlite = new Sqlite(join(dataDir, databaseFileName))
      for (const pragma of ['locking_mode = EXCLUSIVE', 'journal_mode = WAL', 'synchronous = FULL']) {
        sqlite.prepare(`pragma ${pragma}`).all([])
      }
      sqlite.exec('pragma cache_size = -65536')
      // The lock is taken by the first write; take it now, so that two servers never both start.
      sqlite.exec(
        'begin exclusive; create table if not exists meta (key text primary key, value text not null); commit',
      )
      return { ok: true, value: new SqliteFile(sqlite, dataDir) }
    } catch (error) {
      sqlite?.close()
      const code = classify(error)
      if (code === undefined) throw error
      return { ok: false, error: storageFailure(code, dataDir, (error as Error).message) }
    }
  }

  prepare(sql: string): Statement {
    const statement = this.sqlite.prepare(sql)
    if (statement.reader) statement.raw(true)
    return {
      run: (...values) => this.guard(() => statement.run(values)) as ReturnType<Statement['run']>,
      row: (...values) => this.guard(() => statement.get(values)) as unknown[] | undefined,
      rows: (...values) => this.guard(() => statement.all(values)) as unknown[][],
    }
  }

  /** Runs statements that need no values. */
  exec(sql: string): void {
    this.guard(() => this.sqlite.exec(sql))
  }

  /**
   * Runs `work` in one SQL transaction. When this returns, the writes are on disk; when it throws, none of
   * them is.
   */
  transact<T>(work: () => T): T {
    this.begin.run()
    try {
      const result = work()
      this.commit.run()
      return result
    } catch (error) {
      if (!this.closed && this.sqlite.inTransaction) this.sqlite.exec('rollback')
      throw error
    }
  }

  private guard<T>(work: () => T): T {
    if (this.closed) throw databaseClosed()
    try {
      return work()
    } catch (error) {
      const code = classify(error)
      if (code === undefined) throw error
      throw new DiskRefusal(storageFailure(code, this.dataDir, (error as Error).message), { cause: error })
    }
  }

  /** Limits the file to its present size plus `pages`: how tests fill the disk. `undefined` lifts the limit. */
  limitGrowth(pages: number | undefined): void {
    const used = Number(this.prepare('pragma page_count').row()?.[0])
    this.sqlite.exec(`pragma max_page_count = ${pages === undefined ? 4294967294 : used + pages}`)
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    this.letGo()
    this.sqlite.close()
  }

  /**
   * Gives the lock back. `close` alone does so only when the last statement has been collected, and an exclusive lock
   * taken before WAL mode can only be given back by leaving it.
   */
  private letGo(): void {
    try {
      for (const pragma of ['journal_mode = DELETE', 'locking_mode = NORMAL']) {
        this.sqlite.prepare(`pragma ${pragma}`).all([])
      }
      this.sqlite.prepare('select count(*) from meta').all([])
    } catch (error) {
      if (classify(error) === undefined) throw error
    }
  }
}
