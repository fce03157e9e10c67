import { isPlainObject } from './values'

const isPosition = (segment: string): boolean => /^(0|[1-9]\d*)$/u.test(segment)

/** What an index or a sort sees of one field of one document. */
export interface FieldValues {
  /** At least one value; a missing field is `undefined`. */
  values: unknown[]
  /** Whether an array was met on the way or at the end. */
  throughArray: boolean
}

/**
 * The values a dotted path leads to. An array on the way is entered element by element, an array at the end
 * counts as its elements (an empty one as one missing value), as MongoDB's multikey indexes do.
 */
export function fieldValues(document: unknown, path: string): FieldValues {
  const found: FieldValues = { values: [], throughArray: false }
  collect(document, path.split('.'), 0, found)
  if (found.values.length === 0) found.values.push(undefined)
  return found
}

function collect(node: unknown, segments: readonly string[], at: number, found: FieldValues): void {
  if (Array.isArray(node)) {
    found.throughArray = true
    const segment = segments[at]
    if (segment === undefined) {
      if (node.length === 0) found.values.push(undefined)
      for (const item of node) found.values.push(item)
      return
    }
    if (isPosition(segment)) collect(node[Number(segment)], segments, at + 1, found)
    for (const item of node) if (isPlainObject(item)) collect(item, segments, at, found)
    return
  }
  const segment = segments[at]
  if (segment === undefined) {
    found.values.push(node)
    return
  }
  if (isPlainObject(node))
    collect(Object.hasOwn(node, segment) ? node[segment] : undefined, segments, at + 1, found)
  else found.values.push(undefined)
}
