import type { IndexDeclaration } from './declaration'
import { encodeComponent, isIndexable } from './keys'
import { fieldValues } from './paths'
import type { IndexTable } from './tables'

/** One index of one collection, ready for use. */
export interface Index {
  name: string
  unique: boolean
  keys: IndexDeclaration['keys']
  /** Distinguishes indexes across collections. */
  id: number
  table: IndexTable
  /**
   * Set once a document put an array or an object under an indexed field. Such an index still finds what it
   * must, but its order is not the order of the documents and two bounds on a field may be met by two
   * different elements, so it is then used for equality and single bounds only.
   */
  irregular: boolean
}

export interface IndexEntries {
  /** Distinct keys of the document in this index. */
  keys: Buffer[]
  irregular: boolean
}

/** A document can multiply into at most this many keys of one index. */
const entriesMax = 10_000

/**
 * The keys under which an index files a document. Missing counts as null; an array files the document once
 * per element.
 */
export function indexEntries(keys: Index['keys'], document: unknown): IndexEntries {
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  let irregular = false
  for (const { field, order } of keys) {
    const { values, throughArray } = fieldValues(document, field)
    irregular ||= throughArray || !values.every(isIndexable)
    const components = values.map(value => encodeComponent(value, order))
    prefixes = prefixes.flatMap(prefix => components.map(component => Buffer.concat([prefix, component])))
    if (prefixes.length > entriesMax) throw new RangeError(`more than ${entriesMax} index entries`)
  }
  return { keys: distinct(prefixes), irregular }
}

function distinct(keys: Buffer[]): Buffer[] {
  if (keys.length < 2) return keys
  const seen = new Map(keys.map(key => [key.toString('latin1'), key]))
  return [...seen.values()]
}

/** Keys in `after` that are not in `before`, and the other way round. */
export function entryChanges(
  before: readonly Buffer[],
  after: readonly Buffer[],
): { added: Buffer[]; removed: Buffer[] } {
  const missingFrom = (keys: readonly Buffer[]) => (key: Buffer) => !keys.some(other => other.equals(key))
  return { added: after.filter(missingFrom(before)), removed: before.filter(missingFrom(after)) }
}

/** A document's values under an index, as the server prints them in a duplicate key error. */
export function describeKey(keys: Index['keys'], document: unknown): string {
  return keys
    .map(({ field }) => `${field}: ${JSON.stringify(fieldValues(document, field).values[0] ?? null)}`)
    .join(', ')
}
