import { BSONRegExp } from 'bson'
import { Query } from 'mingo/query'
import { invalidParam, notSupported } from './errors'
import { checkExpression } from './expressions'
import { mingoContext } from './mingo-context'
import { isPlainObject } from './values'

/** A filter as the SDK's serialiser produced it, with regular expressions made real. */
export type Filter = Record<string, unknown>

/** A checked filter that can be asked about documents. */
export interface CompiledQuery {
  filter: Filter
  test(document: unknown): boolean
}

const groupOperators = new Set(['$and', '$or', '$nor'])
const valueOperators = new Set([
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$nin',
  '$exists',
  '$type',
  '$all',
  '$elemMatch',
  '$size',
  '$mod',
  '$regex',
  '$options',
  '$not',
  '$bitsAllClear',
  '$bitsAllSet',
  '$bitsAnyClear',
  '$bitsAnySet',
])

/**
 * Checks a filter and makes it testable. Every operator in it is known, or the whole request is refused
 * with the operator's name.
 */
export function compileQuery(raw: unknown): CompiledQuery {
  if (!isPlainObject(raw)) throw invalidParam('query must be an object')
  const filter = checkFilter(raw)
  if (Object.keys(filter).length === 0) return { filter, test: () => true }
  let query: Query
  try {
    query = new Query(filter, { context: mingoContext })
  } catch (error) {
    throw invalidParam(`query: ${(error as Error).message}`)
  }
  return {
    filter,
    test(document) {
      try {
        return query.test(document as Record<string, unknown>)
      } catch (error) {
        throw invalidParam(`query: ${(error as Error).message}`)
      }
    },
  }
}

function checkFilter(raw: Record<string, unknown>): Filter {
  const filter: Filter = {}
  for (const [key, value] of Object.entries(raw)) {
    if (groupOperators.has(key)) {
      if (!Array.isArray(value) || value.length === 0) throw invalidParam(`${key} must be a nonempty array`)
      filter[key] = value.map(part => {
        if (!isPlainObject(part)) throw invalidParam(`${key} entries must be objects`)
        return checkFilter(part)
      })
    } else if (key === '$expr') {
      checkExpression(value)
      filter[key] = value
    } else if (key.startsWith('$')) {
      throw notSupported(`query operator ${key}`)
    } else {
      filter[key] = checkPredicate(value)
    }
  }
  return filter
}

const hasOperators = (value: Record<string, unknown>): boolean =>
  Object.keys(value).some(k => k.startsWith('$'))

/** What stands after a field name: a value, a regular expression, or operators. */
function checkPredicate(value: unknown): unknown {
  if (!isPlainObject(value) || !hasOperators(value)) return realRegex(value)
  const predicate: Record<string, unknown> = {}
  for (const [operator, operand] of Object.entries(value)) {
    if (!valueOperators.has(operator)) throw notSupported(`query operator ${operator}`)
    predicate[operator] = checkOperand(operator, operand)
  }
  if ('$options' in predicate && !('$regex' in predicate)) throw invalidParam('$options needs a $regex')
  return predicate
}

function checkOperand(operator: string, operand: unknown): unknown {
  switch (operator) {
    case '$not':
      if (!isPlainObject(operand) && !(operand instanceof BSONRegExp)) {
        throw invalidParam('$not needs a regex or a document')
      }
      return checkPredicate(operand)
    case '$elemMatch': {
      if (!isPlainObject(operand)) throw invalidParam('$elemMatch needs an Object')
      const onFields = Object.keys(operand).every(k => !k.startsWith('$') || groupOperators.has(k))
      return onFields ? checkFilter(operand) : checkPredicate(operand)
    }
    case '$in':
    case '$nin':
      if (!Array.isArray(operand)) throw invalidParam(`${operator} needs an array`)
      return operand.map(realRegex)
    case '$all':
      if (!Array.isArray(operand)) throw invalidParam('$all needs an array')
      return operand.map(item =>
        isPlainObject(item) && '$elemMatch' in item ? checkPredicate(item) : realRegex(item),
      )
    case '$size':
      if (!Number.isInteger(operand) || (operand as number) < 0) throw invalidParam('$size needs a number')
      return operand
    case '$mod':
      if (!Array.isArray(operand) || operand.length !== 2)
        throw invalidParam('malformed mod, needs [divisor, remainder]')
      return operand
    default:
      return realRegex(operand)
  }
}

/** A stored-form regular expression as one that can match; other values unchanged. */
function realRegex(value: unknown): unknown {
  if (!(value instanceof BSONRegExp)) return value
  for (const option of value.options) {
    if (!'ims'.includes(option)) throw notSupported(`regular expression option ${option}`)
  }
  try {
    return new RegExp(value.pattern, `${value.options}u`)
  } catch {
    try {
      return new RegExp(value.pattern, value.options)
    } catch (error) {
      throw invalidParam(`Regular expression is invalid: ${(error as Error).message}`)
    }
  }
}
