import type { Collection } from './catalog'
import type { Version } from './document-cache'
import type { Engine, LiveTx } from './engine'
import { invalidParam } from './errors'
import { encodeValue } from './keys'
import { docResource } from './locks'
import { fieldValues } from './paths'
import { type Plan, planQuery, type SortSpec } from './planner'
import type { CompiledQuery } from './query'
import { compareValues, isPlainObject } from './values'

export interface FindOptions {
  sort?: SortSpec
  skip?: number
  /** At most this many; `undefined` means all. */
  limit?: number
  tx?: LiveTx
}

/** The documents a query matches, in order, as the present or the transaction sees them. */
export function find(
  engine: Engine,
  collection: Collection,
  query: CompiledQuery,
  options: FindOptions = {},
): Version[] {
  const { sort = [], skip = 0, limit = Number.POSITIVE_INFINITY, tx } = options
  const plan = planQuery(collection, query.filter, sort)
  const candidates = tx ? seenInTransaction(engine, collection, plan, tx) : stored(engine, collection, plan)
  const sorted = sort.length === 0 || (tx === undefined && plan.kind === 'index' && plan.sorted)
  const matches: Version[] = []
  for (const version of candidates) {
    if (!query.test(version.doc)) continue
    matches.push(version)
    if (sorted && matches.length >= skip + limit) break
  }
  if (!sorted) sortVersions(matches, sort)
  return matches.slice(skip, skip + limit)
}

/** Committed candidates of a plan, each once. */
function* stored(engine: Engine, collection: Collection, plan: Plan): Generator<Version> {
  if (plan.kind === 'scan') {
    for (const { n, body } of collection.docs.scan()) yield engine.cache.loadPassing(collection.id, n, body)
    return
  }
  const seen = new Set<number>()
  for (const version of plan.kind === 'keys'
    ? keyed(engine, collection, plan.ids)
    : walked(engine, collection, plan)) {
    if (seen.has(version.n)) continue
    seen.add(version.n)
    yield version
  }
}

function* keyed(engine: Engine, collection: Collection, ids: Buffer[]): Generator<Version> {
  for (const id of ids) {
    const version = engine.committed(collection, id)
    if (version) yield version
  }
}

function* walked(engine: Engine, collection: Collection, plan: Plan & { kind: 'index' }): Generator<Version> {
  for (const range of plan.ranges) {
    for (const n of plan.keys.walk(range, plan.reverse)) {
      const row = collection.docs.at(n)
      if (row) yield engine.cache.load(collection.id, row.n, row.body)
    }
  }
}

/**
 * What a transaction may match: the plan's present candidates, everything changed since its snapshot, and
 * its own writes, each in the state that the transaction sees.
 */
function* seenInTransaction(
  engine: Engine,
  collection: Collection,
  plan: Plan,
  tx: LiveTx,
): Generator<Version> {
  if (plan.kind === 'keys') {
    for (const id of new Map(plan.ids.map(key => [key.toString('latin1'), key])).values()) {
      const version = engine.read(collection, id, tx)
      if (version) yield version
    }
    return
  }
  const decided = new Set<string>()
  for (const [resource, write] of tx.writes) {
    if (write.collection !== collection) continue
    decided.add(resource)
    if (write.after) yield write.after
  }
  for (const { resource, version } of engine.transactions.history.changed(collection.id, tx.snapshot)) {
    if (decided.has(resource)) continue
    decided.add(resource)
    if (version) yield version
  }
  for (const version of stored(engine, collection, plan)) {
    if (!decided.has(docResource(collection.id, encodeValue(version.doc._id)))) yield version
  }
}

/** The value a document sorts by: over arrays the least ascending, the greatest descending. */
export function sortValue(doc: unknown, field: string, direction: 1 | -1): unknown {
  const { values } = fieldValues(doc, field)
  if (values.length === 1) return values[0]
  return values.reduce((best, value) => (compareValues(value, best) * direction < 0 ? value : best))
}

function sortVersions(versions: Version[], sort: SortSpec): void {
  const keyed = versions.map(version => ({
    version,
    values: sort.map(({ field, direction }) => sortValue(version.doc, field, direction)),
  }))
  keyed.sort((a, b) => {
    for (const [i, { direction }] of sort.entries()) {
      const order = compareValues(a.values[i], b.values[i]) * direction
      if (order !== 0) return order
    }
    return a.version.n - b.version.n
  })
  for (const [i, { version }] of keyed.entries()) versions[i] = version
}

/** Reads `{field: 1 | -1, ...}`. */
export function parseSort(raw: unknown): SortSpec {
  if (raw === undefined) return []
  if (!isPlainObject(raw)) throw invalidParam('order must be an object')
  return Object.entries(raw).map(([field, direction]) => {
    if (direction !== 1 && direction !== -1) throw invalidParam(`order of ${field} must be 1 or -1`)
    return { field, direction }
  })
}
