import fc from 'fast-check'
import { type DatabaseCore, inProcessDatabase, openDatabase } from '../../../local-cloud/database'
import { collection, type Db, temporaryDirectory } from './support'

/**
 * Random requests against the database and against a plain map, with transactions and restarts between.
 * The map knows nothing of indexes, caches, snapshots or disks.
 */

interface Row {
  _id: string
  n: number
  tag: string | null
  list: number[]
}
type Model = Map<string, Row>

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const tag = fc.constantFrom('x', 'y', null)

type Step =
  | { do: 'add' | 'set'; id: string; n: number; tag: string | null }
  | { do: 'inc'; id: string; by: number }
  | { do: 'incWhere'; tag: string | null; below: number; by: number }
  | { do: 'push'; id: string; n: number }
  | { do: 'remove'; id: string }
  | { do: 'removeWhere'; tag: string | null }
  | { do: 'take'; tag: string | null }
  | { do: 'begin' | 'commit' | 'rollback' | 'restart' }
  | { do: 'txInc'; id: string; by: number }
  | { do: 'txRemove'; id: string }

const n = fc.integer({ min: -3, max: 9 })
const weighted = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary })
const step: fc.Arbitrary<Step> = fc.oneof(
  weighted(6, fc.record({ do: fc.constantFrom<'add' | 'set'>('add', 'set'), id, n, tag })),
  weighted(3, fc.record({ do: fc.constant('inc' as const), id, by: n })),
  weighted(2, fc.record({ do: fc.constant('incWhere' as const), tag, below: n, by: n })),
  weighted(2, fc.record({ do: fc.constant('push' as const), id, n })),
  weighted(1, fc.record({ do: fc.constant('remove' as const), id })),
  weighted(1, fc.record({ do: fc.constant('removeWhere' as const), tag })),
  weighted(2, fc.record({ do: fc.constant('take' as const), tag })),
  weighted(5, fc.constant({ do: 'begin' as const })),
  weighted(4, fc.constant({ do: 'commit' as const })),
  weighted(1, fc.constant({ do: 'rollback' as const })),
  weighted(1, fc.constant({ do: 'restart' as const })),
  weighted(8, fc.record({ do: fc.constant('txInc' as const), id, by: n })),
  weighted(3, fc.record({ do: fc.constant('txRemove' as const), id })),
)

class System {
  private core: DatabaseCore
  private db: Db
  private readonly model: Model = new Map()
  private tx:
    | { handle: Awaited<ReturnType<Db['startTransaction']>>; view: Model; wrote: Set<string> }
    | undefined
  readonly counts = { commits: 0 }

  constructor(private readonly dataDir: string) {
    ;[this.core, this.db] = this.open()
  }

  private open(): [DatabaseCore, Db] {
    const opened = openDatabase({
      dataDir: this.dataDir,
      collections: [collection('rows', 'tag n', '-n')],
      cacheBytesMax: 2000,
    })
    if (!opened.ok) throw new Error(opened.error.message)
    return [opened.value, inProcessDatabase(opened.value) as Db]
  }

  /** A plain write on a locked document would wait for the transaction: end that one first. */
  private async settle(touched: (row: Row) => boolean): Promise<void> {
    if (!this.tx) return
    const locked = [...this.tx.wrote].some(held => {
      const row = this.model.get(held)
      return row === undefined || touched(row)
    })
    if (locked) await this.end('rollback')
  }

  private async end(how: 'commit' | 'rollback'): Promise<void> {
    if (!this.tx) return
    const { handle, view, wrote } = this.tx
    this.tx = undefined
    await handle[how]()
    if (how === 'rollback') return
    this.counts.commits += 1
    for (const key of wrote) {
      const row = view.get(key)
      if (row) this.model.set(key, row)
      else this.model.delete(key)
    }
  }

  /** A transaction's write: lands in its view, or conflicts exactly when the row changed since the snapshot. */
  private async txWrite(
    key: string,
    write: (rows: ReturnType<Db['collection']>) => Promise<unknown>,
    change: (row: Row) => Row | undefined,
  ) {
    if (!this.tx) return
    const { handle, view, wrote } = this.tx
    const before = view.get(key)
    if (!before) return
    const changed = !wrote.has(key) && JSON.stringify(this.model.get(key)) !== JSON.stringify(before)
    try {
      await write(handle.collection('rows'))
    } catch (error) {
      expect((error as Error).message).toContain('TransactionConflict')
      this.tx = undefined
      return
    }
    expect(changed).toBe(false)
    wrote.add(key)
    const after = change(before)
    if (after) view.set(key, after)
    else view.delete(key)
  }

  async run(s: Step): Promise<void> {
    const rows = this.db.collection('rows')
    const _ = this.db.command
    const change = (key: string, update: (row: Row) => Row) => {
      const row = this.model.get(key)
      if (row) this.model.set(key, update(row))
      return row ? 1 : 0
    }
    switch (s.do) {
      case 'add':
      case 'set': {
        await this.settle(row => row._id === s.id)
        const fields = { n: s.n, tag: s.tag, list: [] }
        const exists = this.model.has(s.id)
        if (s.do === 'set') {
          expect((await rows.doc(s.id).set(fields)).updated).toBe(exists ? 1 : 0)
        } else {
          const refused = await rows.add({ _id: s.id, ...fields }).then(
            () => false,
            () => true,
          )
          expect(refused).toBe(exists)
          if (exists) return
        }
        this.model.set(s.id, { _id: s.id, ...fields })
        return
      }
      case 'inc':
        await this.settle(row => row._id === s.id)
        expect((await rows.doc(s.id).update({ n: _.inc(s.by) })).updated).toBe(
          change(s.id, r => ({ ...r, n: r.n + s.by })),
        )
        return
      case 'push':
        await this.settle(row => row._id === s.id)
        await rows.doc(s.id).update({ list: _.push({ each: [s.n], slice: -3 }) })
        change(s.id, r => ({ ...r, list: [...r.list, s.n].slice(-3) }))
        return
      case 'incWhere': {
        await this.settle(row => row.tag === s.tag && row.n < s.below)
        const hits = [...this.model.values()].filter(row => row.tag === s.tag && row.n < s.below)
        const result = await rows.where({ tag: s.tag, n: _.lt(s.below) }).update({ n: _.inc(s.by) })
        expect(result.updated).toBe(hits.length)
        for (const hit of hits) change(hit._id, r => ({ ...r, n: r.n + s.by }))
        return
      }
      case 'take': {
        await this.settle(row => row.tag === s.tag)
        const result = await rows.where({ tag: s.tag }).updateAndReturn({ tag: 'taken' })
        const possible = [...this.model.values()].filter(row => row.tag === s.tag)
        expect(result.updated).toBe(Math.min(1, possible.length))
        if (!result.doc) return
        expect(possible.map(row => row._id)).toContain(result.doc._id)
        change(result.doc._id, r => ({ ...r, tag: 'taken' }))
        expect(result.doc).toEqual(this.model.get(result.doc._id))
        return
      }
      case 'remove':
        await this.settle(row => row._id === s.id)
        expect((await rows.doc(s.id).remove()).deleted).toBe(this.model.delete(s.id) ? 1 : 0)
        return
      case 'removeWhere': {
        await this.settle(row => row.tag === s.tag)
        const hits = [...this.model.values()].filter(row => row.tag === s.tag)
        expect((await rows.where({ tag: s.tag }).remove()).deleted).toBe(hits.length)
        for (const hit of hits) this.model.delete(hit._id)
        return
      }
      case 'begin': {
        if (this.tx) return
        const handle = await this.db.startTransaction()
        await handle.collection('rows').doc('a').get()
        this.tx = { handle, view: new Map(this.model), wrote: new Set() }
        return
      }
      case 'commit':
      case 'rollback':
        await this.end(s.do)
        return
      case 'txInc':
        await this.txWrite(
          s.id,
          c => c.doc(s.id).update({ n: _.inc(s.by) }),
          r => ({ ...r, n: r.n + s.by }),
        )
        return
      case 'txRemove':
        await this.txWrite(
          s.id,
          c => c.doc(s.id).remove(),
          () => undefined,
        )
        return
      case 'restart':
        this.tx = undefined
        this.core.close()
        ;[this.core, this.db] = this.open()
    }
  }

  async check(): Promise<void> {
    const present = async (rows: ReturnType<Db['collection']>) =>
      (await rows.orderBy('_id', 'asc').get()).data
    const sorted = (model: Model) => [...model.values()].sort((a, b) => (a._id < b._id ? -1 : 1))
    expect(await present(this.db.collection('rows'))).toEqual(sorted(this.model))
    if (this.tx) expect(await present(this.tx.handle.collection('rows'))).toEqual(sorted(this.tx.view))
    for (const wanted of ['x', 'y', 'taken', null]) {
      const { data } = await this.db.collection('rows').where({ tag: wanted }).orderBy('n', 'desc').get()
      const expected = [...this.model.values()].filter(row => row.tag === wanted)
      expect(data).toHaveLength(expected.length)
      expect(data.map((row: Row) => row.n)).toEqual(expected.map(row => row.n).sort((a, b) => b - a))
    }
  }

  close(): void {
    this.core.close()
  }
}

test('random requests, transactions and restarts behave like a map', async () => {
  const totals = { commits: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), async steps => {
      const system = new System(temporaryDirectory())
      try {
        for (const each of steps) {
          await system.run(each)
          await system.check()
        }
      } finally {
        system.close()
        totals.commits += system.counts.commits
      }
    }),
    { numRuns: 40 },
  )
  expect(totals.commits).toBeGreaterThan(0)
}, 120_000)
