import type { CollectionDeclaration, IndexDeclaration } from './declaration'
import { decode } from './ejson'
import type { Result, StorageFailure } from './errors'
import { describeKey, type Index, indexEntries } from './indexes'
import { type SqliteFile, storageFailure } from './sqlite-file'
import { DocTable, IdIndex, IndexTable } from './tables'

/** A collection with its documents and indexes. */
export interface Collection {
  id: number
  name: string
  docs: DocTable
  byId: IdIndex
  indexes: Index[]
}

class UniqueViolation extends Error {}

/** The collections that exist. Declared ones are made at opening; others by `addCollection`. */
export class Catalog {
  private readonly byName = new Map<string, Collection>()

  private constructor(private readonly file: SqliteFile) {}

  /**
   * Reads what the file holds and brings it in line with the declarations: missing collections and indexes
   * are built, changed and undeclared indexes dropped. Collections are never dropped.
   */
  static open(file: SqliteFile, declared: readonly CollectionDeclaration[]): Result<Catalog, StorageFailure> {
    const catalog = new Catalog(file)
    try {
      file.transact(() => {
        file.exec(`create table if not exists collection (id integer primary key autoincrement, name text not null unique);
          create table if not exists idx (id integer primary key autoincrement, collection integer not null, name text not null,
            spec text not null, irregular integer not null default 0, unique (collection, name))`)
        for (const [id, name] of file.prepare('select id, name from collection').rows()) {
          catalog.attach(Number(id), name as string)
        }
        for (const { name, indexes } of declared) {
          catalog.syncIndexes(catalog.byName.get(name) ?? catalog.make(name), indexes)
        }
      })
    } catch (error) {
      if (!(error instanceof UniqueViolation)) throw error
      return { ok: false, error: storageFailure('unique_index_violated', file.dataDir, error.message) }
    }
    return { ok: true, value: catalog }
  }

  get(name: string): Collection | undefined {
    return this.byName.get(name)
  }

  /** Makes a collection without indexes; `false` when the name is taken. */
  add(name: string): boolean {
    if (this.byName.has(name)) return false
    try {
      this.file.transact(() => this.make(name))
    } catch (error) {
      this.byName.delete(name)
      throw error
    }
    return true
  }

  /** Remembers that an index met an array or object; part of the caller's SQL transaction. */
  markIrregular(index: Index): void {
    if (index.irregular) return
    this.file.prepare('update idx set irregular = 1 where id = ?').run(index.id)
    index.irregular = true
  }

  private attach(id: number, name: string): Collection {
    const collection: Collection = {
      id,
      name,
      docs: new DocTable(this.file, id),
      byId: new IdIndex(this.file, id),
      indexes: [],
    }
    this.byName.set(name, collection)
    return collection
  }

  private make(name: string): Collection {
    const id = Number(this.file.prepare('insert into collection (name) values (?)').run(name).lastInsertRowid)
    DocTable.create(this.file, id)
    return this.attach(id, name)
  }

  private syncIndexes(collection: Collection, declared: readonly IndexDeclaration[]): void {
    const existing = new Map<string, { id: number; spec: string; irregular: boolean }>()
    const rows = this.file
      .prepare('select id, name, spec, irregular from idx where collection = ?')
      .rows(collection.id)
    for (const [id, name, spec, irregular] of rows) {
      existing.set(name as string, {
        id: Number(id),
        spec: spec as string,
        irregular: Number(irregular) === 1,
      })
    }
    for (const declaration of declared) {
      const spec = JSON.stringify([declaration.unique, declaration.keys.map(k => [k.field, k.order])])
      const kept = existing.get(declaration.name)
      if (kept && kept.spec === spec) {
        existing.delete(declaration.name)
        collection.indexes.push({ ...declaration, ...kept, table: new IndexTable(this.file, kept.id) })
      } else {
        if (kept) this.dropIndex(kept.id)
        existing.delete(declaration.name)
        collection.indexes.push(this.buildIndex(collection, declaration, spec))
      }
    }
    for (const { id } of existing.values()) this.dropIndex(id)
  }

  private dropIndex(id: number): void {
    this.file.exec(`drop table idx_${id}`)
    this.file.prepare('delete from idx where id = ?').run(id)
  }

  private buildIndex(collection: Collection, declaration: IndexDeclaration, spec: string): Index {
    const insert = this.file.prepare('insert into idx (collection, name, spec) values (?, ?, ?)')
    const id = Number(insert.run(collection.id, declaration.name, spec).lastInsertRowid)
    IndexTable.create(this.file, id)
    const table = new IndexTable(this.file, id)
    const index: Index = { ...declaration, id, table, irregular: false }
    for (const { n, body } of collection.docs.scan()) {
      const document = decode(body, 0)
      const entries = indexEntries(index.keys, document)
      if (entries.irregular) this.markIrregular(index)
      for (const key of entries.keys) {
        if (index.unique && table.holdersOf(key).length > 0) {
          throw new UniqueViolation(
            `${collection.name}.${index.name}: { ${describeKey(index.keys, document)} } occurs twice`,
          )
        }
        table.insert(key, n)
      }
    }
    return index
  }
}
