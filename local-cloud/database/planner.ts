import type { Collection } from './catalog'
import type { Index } from './indexes'
import { afterPrefix, encodeComponent, encodeValue, invert, isIndexable, type KeyOrder } from './keys'
import type { Filter } from './query'
import type { KeyRange, OrderedKeys } from './tables'
import { isPlainObject, typeOrder, typeOrderOf } from './values'

/** Sort fields in order of importance. */
export type SortSpec = ReadonlyArray<{ field: string; direction: 1 | -1 }>

/** Where to look for the documents a filter may match. Every match lies there; not all there match. */
export type Plan =
  | { kind: 'keys'; ids: Buffer[] }
  | { kind: 'index'; name: string; keys: OrderedKeys; ranges: KeyRange[]; reverse: boolean; sorted: boolean }
  | { kind: 'scan' }

/** What a filter demands of one field, as far as an index can use it. */
interface Demand {
  points?: unknown[]
  lower?: { value: unknown; inclusive: boolean }
  upper?: { value: unknown; inclusive: boolean }
}

/** More points than this are cheaper to find by scanning. */
const pointsMax = 1000

/** Collects what every match must satisfy: top-level conditions and those under `$and`. */
export function demandsOf(filter: Filter, found = new Map<string, Demand>()): Map<string, Demand> {
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and') for (const part of value as Filter[]) demandsOf(part, found)
    else if (!key.startsWith('$')) addDemand(found, key, value)
  }
  return found
}

function addDemand(found: Map<string, Demand>, field: string, predicate: unknown): void {
  const demand = found.get(field) ?? {}
  if (isPlainObject(predicate) && Object.keys(predicate).some(k => k.startsWith('$'))) {
    const { $eq, $in } = predicate
    if ('$eq' in predicate && isIndexable($eq)) demand.points ??= [$eq]
    if (Array.isArray($in) && $in.length <= pointsMax && $in.every(isIndexable)) demand.points ??= $in
    if (isRangeable(predicate.$gt)) demand.lower ??= { value: predicate.$gt, inclusive: false }
    if (isRangeable(predicate.$gte)) demand.lower ??= { value: predicate.$gte, inclusive: true }
    if (isRangeable(predicate.$lt)) demand.upper ??= { value: predicate.$lt, inclusive: false }
    if (isRangeable(predicate.$lte)) demand.upper ??= { value: predicate.$lte, inclusive: true }
    if (demand.lower && demand.upper && typeOrderOf(demand.lower.value) !== typeOrderOf(demand.upper.value)) {
      demand.upper = undefined
    }
  } else if (isIndexable(predicate)) {
    demand.points ??= [predicate]
  }
  if (demand.points || demand.lower || demand.upper) found.set(field, demand)
}

/** Types within which a comparison operator stays. */
function isRangeable(value: unknown): boolean {
  const type = typeOrderOf(value)
  if (type === typeOrder.number) return !Number.isNaN(value)
  return type === typeOrder.string || type === typeOrder.date || type === typeOrder.objectId
}

/** The byte range of one bounded component after `prefix`. */
function boundedRange(prefix: Buffer, { lower, upper }: Demand, order: KeyOrder): KeyRange {
  const type = Buffer.from([typeOrderOf((lower ?? upper)?.value)])
  const oriented = (bytes: Buffer) => Buffer.concat([prefix, order === 'asc' ? bytes : invert(bytes)])
  const from = order === 'asc' ? lower : upper
  const to = order === 'asc' ? upper : lower
  const whole = oriented(type)
  let start: Buffer | undefined = whole
  if (from) {
    const key = oriented(encodeValue(from.value))
    start = from.inclusive ? key : afterPrefix(key)
  }
  let end = afterPrefix(whole)
  if (to) {
    const key = oriented(encodeValue(to.value))
    end = to.inclusive ? afterPrefix(key) : key
  }
  return { lower: start ?? whole, upper: end }
}

interface Usable {
  name: string
  keys: ReadonlyArray<{ field: string; order: KeyOrder }>
  irregular: boolean
  table: OrderedKeys
}

interface Candidate {
  score: number
  plan: Plan
}

/** How a given index would serve the filter and sort; `undefined` when it would not. */
function consider(index: Usable, demands: Map<string, Demand>, sort: SortSpec): Candidate | undefined {
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let depth = 0
  let score = 0
  for (const { field, order } of index.keys) {
    const points = demands.get(field)?.points
    if (!points || prefixes.length * points.length > pointsMax) break
    prefixes = prefixes.flatMap(prefix =>
      points.map(point => Buffer.concat([prefix, encodeComponent(point, order)])),
    )
    score += points.length === 1 ? 10 : 7
    depth += 1
  }
  const single = prefixes.length === 1
  let ranges: KeyRange[] | undefined
  const next = index.keys[depth]
  const bound = next && usableBound(demands.get(next.field), index.irregular)
  if (next && bound) {
    ranges = prefixes.map(prefix => boundedRange(prefix, bound, next.order))
    score += 4
  }
  ranges ??= prefixes.map(prefix => ({
    lower: prefix,
    upper: prefix.length ? afterPrefix(prefix) : undefined,
  }))
  const direction = single && !index.irregular ? sortDirection(index, depth, demands, sort) : undefined
  if (direction !== undefined) score += 2
  if (score === 0) return undefined
  const sorted = sort.length === 0 || direction !== undefined
  return {
    score,
    plan: { kind: 'index', name: index.name, keys: index.table, ranges, reverse: direction === -1, sorted },
  }
}

/** Over arrays the two bounds may be met by different elements, so only one of them may narrow the search. */
function usableBound(demand: Demand | undefined, irregular: boolean): Demand | undefined {
  if (!demand || (!demand.lower && !demand.upper)) return undefined
  if (!irregular || !demand.lower || !demand.upper) return demand
  return { lower: demand.lower }
}

/** 1 or -1 when walking the index that way yields the wanted order. */
function sortDirection(
  index: Usable,
  depth: number,
  demands: Map<string, Demand>,
  sort: SortSpec,
): 1 | -1 | undefined {
  const rest = sort.filter(({ field }) => demands.get(field)?.points?.length !== 1)
  if (sort.length === 0) return undefined
  let direction: 1 | -1 | undefined
  for (const [i, { field, direction: wanted }] of rest.entries()) {
    const key = index.keys[depth + i]
    if (!key || key.field !== field) return undefined
    const needed = (key.order === 'asc') === (wanted === 1) ? 1 : -1
    if (direction !== undefined && direction !== needed) return undefined
    direction = needed
  }
  return direction ?? 1
}

/** Chooses the cheapest way to find what `filter` may match, and whether that comes out in `sort` order. */
export function planQuery(collection: Collection, filter: Filter, sort: SortSpec): Plan {
  const demands = demandsOf(filter)
  const ids = demands.get('_id')?.points
  if (ids) return { kind: 'keys', ids: ids.map(encodeValue) }
  const byId: Usable = {
    name: '_id_',
    keys: [{ field: '_id', order: 'asc' }],
    irregular: false,
    table: collection.byId,
  }
  let best: Candidate | undefined
  for (const index of [...collection.indexes, byId] as Array<Usable & Partial<Index>>) {
    const candidate = consider(index, demands, sort)
    if (candidate && (!best || candidate.score > best.score)) best = candidate
  }
  return best?.plan ?? { kind: 'scan' }
}
