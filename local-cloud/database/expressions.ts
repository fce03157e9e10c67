import { Query } from 'mingo/query'
import { invalidParam, notSupported } from './errors'
import { mingoContext } from './mingo-context'
import { isPlainObject } from './values'

/** The expression operators and accumulators that the SDK's `db.command.aggregate` offers and we carry out. */
const operators = new Set(
  (
    'abs add ceil divide exp floor ln log log10 mod multiply pow sqrt subtract trunc ' +
    'arrayElemAt arrayToObject concatArrays filter in indexOfArray isArray map range reduce reverseArray size slice zip ' +
    'and not or cmp eq gt gte lt lte ne cond ifNull switch ' +
    'dateFromParts dateFromString dateToString dayOfMonth dayOfWeek dayOfYear isoDayOfWeek isoWeek ' +
    'millisecond minute month second hour year literal mergeObjects objectToArray ' +
    'allElementsTrue anyElementTrue setDifference setEquals setIntersection setIsSubset setUnion ' +
    'concat indexOfBytes split strLenBytes strLenCP strcasecmp substr substrBytes substrCP toLower toUpper ' +
    'addToSet avg first last max min push stdDevPop stdDevSamp sum let'
  )
    .split(' ')
    .map(name => `$${name}`),
)

/** Refuses an aggregation expression that contains an operator nobody here knows, by its name. */
export function checkExpression(expression: unknown): void {
  if (Array.isArray(expression)) {
    for (const item of expression) checkExpression(item)
    return
  }
  if (!isPlainObject(expression)) return
  const keys = Object.keys(expression)
  const named = keys.filter(key => key.startsWith('$'))
  if (named.length > 0 && keys.length > 1) {
    throw invalidParam(`an expression holds one operator, not ${keys.join(', ')}`)
  }
  for (const key of named) if (!operators.has(key)) throw notSupported(`expression operator ${key}`)
  if (keys[0] === '$literal') return
  if (keys[0] === '$dateToString') checkDateFormat(expression.$dateToString)
  for (const key of keys) checkExpression(expression[key])
}

/** Weeks that start on Sunday and ISO years are not what mingo makes of them, so they are refused. */
function checkDateFormat(operand: unknown): void {
  const format = isPlainObject(operand) ? operand.format : undefined
  const refused = typeof format === 'string' ? /%[UG]/u.exec(format)?.[0] : undefined
  if (refused) throw notSupported(`date format ${refused}`)
}

/** `$expr`: a condition on a document written as an aggregation expression. */
export function compileExpressionTest(expression: unknown): (document: unknown) => boolean {
  checkExpression(expression)
  const query = new Query({ $expr: expression }, { context: mingoContext })
  return document => {
    try {
      return query.test(document as Record<string, unknown>)
    } catch (error) {
      throw invalidParam(`$expr: ${(error as Error).message}`)
    }
  }
}
