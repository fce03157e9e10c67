import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'

export type Sqlite = Database.Database

const SCHEMA = `
create table if not exists meta (name text primary key, value text not null) without rowid;
create table if not exists session (
  token text primary key, openid text not null, person text not null, createdAtMs integer not null
) without rowid;
create table if not exists visitor (openid text primary key, phone text not null unique, createdAtMs integer not null)
  without rowid;
create table if not exists phoneCode (
  code text primary key, phone text not null, createdAtMs integer not null, usedAtMs integer
) without rowid;
create table if not exists messageGrant (
  openid text not null, templateId text not null, count integer not null, primary key (openid, templateId)
) without rowid;
create table if not exists message (
  id integer primary key autoincrement, openid text not null, templateId text not null, page text not null,
  data text not null, sentAtMs integer not null
);
create table if not exists trade (
  outTradeNo text primary key, prepayId text not null unique, transactionId text unique, body text not null
) without rowid;
create table if not exists refund (
  outRefundNo text primary key, outTradeNo text not null, dueAtMs integer, body text not null
) without rowid;
create index if not exists refundOfTrade on refund (outTradeNo);
create index if not exists refundDue on refund (dueAtMs) where dueAtMs is not null;
create table if not exists notification (
  id text primary key, url text not null, body text not null, attempts integer not null, createdAtMs integer not null,
  dueAtMs integer, deliveredAtMs integer, lastError text
) without rowid;
create index if not exists notificationDue on notification (dueAtMs) where dueAtMs is not null;
`

/**
 * The file of everything in WeChat's world that is not the shop's database: sessions, grants, messages, payments.
 * A commit is on disk before it is acknowledged.
 */
export class PlatformStore {
  readonly sql: Sqlite

  private constructor(sql: Sqlite) {
    this.sql = sql
  }

  /** @throws the system's error when the directory cannot be made or written */
  static open(dataDir: string): PlatformStore {
    mkdirSync(dataDir, { recursive: true })
    const sql = new Database(join(dataDir, 'platform.sqlite'))
    sql.exec('pragma journal_mode = wal')
    sql.exec('pragma synchronous = full')
    sql.exec(SCHEMA)
    return new PlatformStore(sql)
  }

  /** Runs `work` so that all of its writes are on disk when this returns, or none when it throws. */
  atomically<T>(work: () => T): T {
    this.sql.exec('begin immediate')
    try {
      const result = work()
      this.sql.exec('commit')
      return result
    } catch (error) {
      // A full disk has rolled back by itself, and the error to tell is the disk's.
      if (this.sql.inTransaction) this.sql.exec('rollback')
      throw error
    }
  }

  getMeta(name: string): string | undefined {
    const row = this.sql.prepare('select value from meta where name = ?').get(name) as
      | { value: string }
      | undefined
    return row?.value
  }

  setMeta(name: string, value: string): void {
    this.sql
      .prepare('insert into meta values (?, ?) on conflict (name) do update set value = excluded.value')
      .run(name, value)
  }

  /** A random text made once for this data directory. */
  secret(name: string, bytes: number): string {
    const known = this.getMeta(name)
    if (known !== undefined) return known
    const made = randomBytes(bytes).toString('hex')
    this.setMeta(name, made)
    return made
  }

  close(): void {
    this.sql.close()
  }
}
