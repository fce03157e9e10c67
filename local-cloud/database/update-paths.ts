import { requestFailed } from './errors'
import { isPlainObject, typeName } from './values'

/** A place inside a document being changed. The document is a private copy. */
export interface Slot {
  get(): unknown
  set(value: unknown): void
  /** Takes the field away; inside an array leaves null, as the server does. */
  unset(): void
  exists(): boolean
}

const isPosition = (segment: string): boolean => /^(0|[1-9]\d*)$/u.test(segment)
const arrayPadMax = 1_500_000

type Container = Record<string, unknown> | unknown[]

const isContainer = (value: unknown): value is Container => Array.isArray(value) || isPlainObject(value)

function child(container: Container, segment: string): unknown {
  if (Array.isArray(container)) return isPosition(segment) ? container[Number(segment)] : undefined
  return Object.hasOwn(container, segment) ? container[segment] : undefined
}

function put(container: Container, segment: string, value: unknown, path: string): void {
  if (!Array.isArray(container)) {
    container[segment] = value
    return
  }
  if (!isPosition(segment)) throw cannotCreate(segment, container, path)
  const position = Number(segment)
  if (position > container.length + arrayPadMax)
    throw requestFailed(`position ${position} of '${path}' is too far out`)
  while (container.length < position) container.push(null)
  container[position] = value
}

function cannotCreate(segment: string, holder: unknown, path: string) {
  return requestFailed(
    `Cannot create field '${segment}' in element of type ${typeName(holder)} (updating the path '${path}')`,
  )
}

/**
 * The slot at a dotted path. Objects on the way are made only when a value is set.
 * @throws WireError when something on the way can hold no fields
 */
export function slotAt(document: Record<string, unknown>, path: string): Slot {
  const segments = path.split('.')
  const last = segments[segments.length - 1] as string

  const holder = (create: boolean): Container | undefined => {
    let node: Container = document
    for (const [i, segment] of segments.slice(0, -1).entries()) {
      let next = child(node, segment)
      if (next === undefined) {
        if (!create) return undefined
        next = {}
        put(node, segment, next, path)
      }
      if (!isContainer(next)) {
        if (!create) return undefined
        throw cannotCreate(segments[i + 1] ?? last, next, path)
      }
      node = next
    }
    return node
  }

  return {
    get() {
      const node = holder(false)
      return node && child(node, last)
    },
    exists() {
      const node = holder(false)
      if (!node) return false
      return Array.isArray(node) ? isPosition(last) && Number(last) < node.length : Object.hasOwn(node, last)
    },
    set(value) {
      put(holder(true) as Container, last, value, path)
    },
    unset() {
      const node = holder(false)
      if (!node) return
      if (!Array.isArray(node)) delete node[last]
      else if (isPosition(last) && Number(last) < node.length) node[Number(last)] = null
    },
  }
}

/** Refuses an operator's path that is malformed, positional, or touches `_id`. */
export function checkPath(path: string): void {
  if (path === '' || path.startsWith('.') || path.endsWith('.') || path.includes('..')) {
    throw requestFailed(`The update path '${path}' contains an empty field name, which is not allowed.`)
  }
  if (path.includes('\0')) throw requestFailed('a field name may not contain a null byte')
  for (const segment of path.split('.')) {
    if (segment === '$' || segment.startsWith('$['))
      throw requestFailed(
        `[local-cloud] positional operator ${segment} in '${path}' is not supported by the local database`,
      )
    if (segment.startsWith('$'))
      throw requestFailed(`The dollar ($) prefixed field '${segment}' in '${path}' is not valid for storage.`)
    if (segment === '__proto__') throw requestFailed(`The field name '${segment}' is not allowed.`)
  }
}

/** Refuses two operators on one path, or on a path and one below it. */
export function checkConflicts(paths: readonly string[]): void {
  const sorted = [...paths].sort()
  const seen = new Set<string>()
  for (const path of sorted) {
    const segments = path.split('.')
    for (let length = 1; length <= segments.length; length++) {
      const prefix = segments.slice(0, length).join('.')
      if (seen.has(prefix))
        throw requestFailed(`Updating the path '${path}' would create a conflict at '${prefix}'`)
    }
    seen.add(path)
  }
}
