import { isPlainObject } from './values'

const isPosition = (segment: string): boolean => /^(0|[1-9]\d*)$/u.test(segment)

/** Asked about the values a path leads to; `undefined` stands for a missing field. */
export type ValueTest = (value: unknown) => boolean

/**
 * Whether some value at `path` passes. Arrays on the way are entered: their objects, and by position. With
 * `elements`, an array at the end offers its elements and then itself; without, only itself.
 */
export function someAt(
  document: unknown,
  path: readonly string[],
  elements: boolean,
  test: ValueTest,
): boolean {
  return visit(document, path, 0, elements, test)
}

function visit(
  node: unknown,
  path: readonly string[],
  at: number,
  elements: boolean,
  test: ValueTest,
): boolean {
  const segment = path[at]
  if (segment === undefined) return leaf(node, elements, test)
  if (Array.isArray(node)) {
    if (isPosition(segment) && Number(segment) < node.length) {
      if (visit(node[Number(segment)], path, at + 1, elements, test)) return true
    }
    return node.some(item => isPlainObject(item) && visit(item, path, at, elements, test))
  }
  if (!isPlainObject(node)) return test(undefined)
  return visit(Object.hasOwn(node, segment) ? node[segment] : undefined, path, at + 1, elements, test)
}

function leaf(value: unknown, elements: boolean, test: ValueTest): boolean {
  if (elements && Array.isArray(value) && value.some(test)) return true
  return test(value)
}
