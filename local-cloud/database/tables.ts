import type { SqliteFile, Statement } from './sqlite-file'

/** One document as stored. `n` is its place in natural order and never changes. */
export interface StoredRow {
  n: number
  body: string
}

const toRow = (columns: unknown[]): StoredRow => ({ n: Number(columns[0]), body: columns[1] as string })

/** Bytes between which index keys lie: from `lower` inclusive to `upper` exclusive. */
export interface KeyRange {
  lower: Buffer
  upper: Buffer | undefined
}

/** Rows read at a time: few at first, because most readers stop early. */
const firstChunk = 24
const nextChunk = 500

/** The documents of one collection, by key and in natural order. */
export class DocTable {
  private readonly byId: Statement
  private readonly byN: Statement
  private readonly insertOne: Statement
  private readonly updateOne: Statement
  private readonly deleteOne: Statement
  private readonly after: Statement
  private readonly total: Statement

  constructor(file: SqliteFile, id: number) {
    const table = `doc_${id}`
    this.byId = file.prepare(`select n, body from ${table} where id = ?`)
    this.byN = file.prepare(`select n, body from ${table} where n = ?`)
    this.insertOne = file.prepare(`insert into ${table} (id, body) values (?, ?)`)
    this.updateOne = file.prepare(`update ${table} set body = ? where n = ?`)
    this.deleteOne = file.prepare(`delete from ${table} where n = ?`)
    this.after = file.prepare(`select n, body from ${table} where n > ? order by n limit ?`)
    this.total = file.prepare(`select count(*) from ${table}`)
  }

  static create(file: SqliteFile, id: number): void {
    file.exec(
      `create table doc_${id} (n integer primary key autoincrement, id blob not null unique, body text not null)`,
    )
  }

  get(id: Buffer): StoredRow | undefined {
    const columns = this.byId.row(id)
    return columns && toRow(columns)
  }

  at(n: number): StoredRow | undefined {
    const columns = this.byN.row(n)
    return columns && toRow(columns)
  }

  /** @returns the new document's `n` */
  insert(id: Buffer, body: string): number {
    return Number(this.insertOne.run(id, body).lastInsertRowid)
  }

  update(n: number, body: string): void {
    this.updateOne.run(body, n)
  }

  delete(n: number): void {
    this.deleteOne.run(n)
  }

  count(): number {
    return Number(this.total.row()?.[0] ?? 0)
  }

  /** Every document in natural order, read in chunks. */
  *scan(): Generator<StoredRow> {
    let last = 0
    for (let chunk = firstChunk; ; chunk = nextChunk) {
      const rows = this.after.rows(last, chunk)
      for (const columns of rows) yield toRow(columns)
      if (rows.length < chunk) return
      last = Number(rows[rows.length - 1]?.[0])
    }
  }
}

/** Something that walks the places of documents in key order. */
export interface OrderedKeys {
  walk(range: KeyRange, reverse: boolean): Generator<number>
}

const endOfKeys = Buffer.alloc(1, 0xff)

/** Walks `(key, n)` pairs in chunks, resuming after the last pair seen. */
class PairWalker implements OrderedKeys {
  private readonly forward: Statement
  private readonly backward: Statement

  constructor(file: SqliteFile, table: string, key: string) {
    const columns = `select ${key}, n from ${table} where`
    this.forward = file.prepare(`${columns} (${key}, n) > (?, ?) and ${key} < ? order by ${key}, n limit ?`)
    this.backward = file.prepare(
      `${columns} (${key}, n) < (?, ?) and ${key} >= ? order by ${key} desc, n desc limit ?`,
    )
  }

  *walk({ lower, upper = endOfKeys }: KeyRange, reverse: boolean): Generator<number> {
    const statement = reverse ? this.backward : this.forward
    let key = reverse ? upper : lower
    let n = -1
    for (let chunk = firstChunk; ; chunk = nextChunk) {
      const rows = statement.rows(key, n, reverse ? lower : upper, chunk)
      for (const columns of rows) yield Number(columns[1])
      const last = rows[rows.length - 1]
      if (rows.length < chunk || last === undefined) return
      key = Buffer.from(last[0] as Uint8Array)
      n = Number(last[1])
    }
  }
}

/** The entries of one declared index. */
export class IndexTable implements OrderedKeys {
  private readonly walker: PairWalker
  private readonly add: Statement
  private readonly drop: Statement
  private readonly holders: Statement

  constructor(file: SqliteFile, id: number) {
    const table = `idx_${id}`
    this.walker = new PairWalker(file, table, 'key')
    this.add = file.prepare(`insert or ignore into ${table} (key, n) values (?, ?)`)
    this.drop = file.prepare(`delete from ${table} where key = ? and n = ?`)
    this.holders = file.prepare(`select n from ${table} where key = ?`)
  }

  static create(file: SqliteFile, id: number): void {
    file.exec(
      `create table idx_${id} (key blob not null, n integer not null, primary key (key, n)) without rowid`,
    )
  }

  insert(key: Buffer, n: number): void {
    this.add.run(key, n)
  }

  delete(key: Buffer, n: number): void {
    this.drop.run(key, n)
  }

  /** Places of the documents with exactly this key. */
  holdersOf(key: Buffer): number[] {
    return this.holders.rows(key).map(columns => Number(columns[0]))
  }

  walk(range: KeyRange, reverse: boolean): Generator<number> {
    return this.walker.walk(range, reverse)
  }
}

/** The built-in index on `_id`, which is the document table's own unique key. */
export class IdIndex implements OrderedKeys {
  private readonly walker: PairWalker

  constructor(file: SqliteFile, collectionId: number) {
    this.walker = new PairWalker(file, `doc_${collectionId}`, 'id')
  }

  walk(range: KeyRange, reverse: boolean): Generator<number> {
    return this.walker.walk(range, reverse)
  }
}
