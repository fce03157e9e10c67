import { Query } from 'mingo/query'
import { invalidParam, notSupported } from './errors'
import { mingoContext } from './mingo-context'
import { isPlainObject } from './values'

/** Picks or leaves out fields of a found document, as `field({...})` asked. */
export type Projector = (document: object) => object

const operators = new Set(['$slice', '$elemMatch'])

/** @param raw `{field: 1}`, `{field: 0}`, or `{field: {$slice | $elemMatch}}` */
export function compileProjection(raw: unknown): Projector | undefined {
  if (raw === undefined) return undefined
  if (!isPlainObject(raw)) throw invalidParam('projection must be an object')
  if (Object.keys(raw).length === 0) return undefined
  for (const [field, value] of Object.entries(raw)) {
    if (field.startsWith('$')) throw notSupported(`projection operator ${field}`)
    if (isPlainObject(value)) {
      for (const key of Object.keys(value))
        if (!operators.has(key)) throw notSupported(`projection operator ${key}`)
    }
  }
  const everything = new Query({}, { context: mingoContext })
  return document => {
    try {
      return everything.find<object>([document], raw as Record<string, 1>).all()[0] ?? {}
    } catch (error) {
      throw invalidParam(`projection: ${(error as Error).message}`)
    }
  }
}
