import { BSONRegExp } from 'bson'
import { invalidParam, notSupported } from './errors'
import { compileExpressionTest } from './expressions'
import { someAt, type ValueTest } from './match-paths'
import { bits, comparing, equalTo, modulo, regexOperand, typed } from './predicates'
import { isPlainObject } from './values'

/** A filter as the SDK's serialiser produced it. */
export type Filter = Record<string, unknown>

/** A checked filter that can be asked about documents. */
export interface CompiledQuery {
  filter: Filter
  test(document: unknown): boolean
}

type DocumentTest = (document: unknown) => boolean
/** A condition on one field. */
type Condition = (document: unknown, path: readonly string[]) => boolean

/**
 * Checks a filter and makes it testable. Every operator in it is known, or the whole request is refused
 * with the operator's name.
 */
export function compileQuery(raw: unknown): CompiledQuery {
  if (!isPlainObject(raw)) throw invalidParam('query must be an object')
  return { filter: raw, test: compileFilter(raw) }
}

function compileFilter(filter: Filter): DocumentTest {
  const tests = Object.entries(filter).map(([key, value]): DocumentTest => {
    if (key === '$and' || key === '$or' || key === '$nor') return compileGroup(key, value)
    if (key === '$expr') return compileExpressionTest(value)
    if (key.startsWith('$')) throw notSupported(`query operator ${key}`)
    const path = key.split('.')
    const condition = compileCondition(value)
    return document => condition(document, path)
  })
  return document => tests.every(test => test(document))
}

function compileGroup(operator: '$and' | '$or' | '$nor', operand: unknown): DocumentTest {
  if (!Array.isArray(operand) || operand.length === 0)
    throw invalidParam(`${operator} must be a nonempty array`)
  const tests = operand.map(part => {
    if (!isPlainObject(part)) throw invalidParam(`${operator} entries must be objects`)
    return compileFilter(part)
  })
  if (operator === '$and') return document => tests.every(test => test(document))
  if (operator === '$or') return document => tests.some(test => test(document))
  return document => !tests.some(test => test(document))
}

const hasOperators = (value: unknown): value is Record<string, unknown> =>
  isPlainObject(value) && Object.keys(value).some(key => key.startsWith('$'))

/** What stands after a field name: a value, a regular expression, or operators that all must hold. */
function compileCondition(predicate: unknown): Condition {
  if (!hasOperators(predicate)) return some(equalTo(predicate))
  const conditions = Object.entries(predicate)
    .filter(([operator]) => operator !== '$options')
    .map(([operator, operand]) => compileOperator(operator, operand, predicate))
  if ('$options' in predicate && !('$regex' in predicate)) throw invalidParam('$options needs a $regex')
  return (document, path) => conditions.every(condition => condition(document, path))
}

const some =
  (test: ValueTest): Condition =>
  (document, path) =>
    someAt(document, path, true, test)

const someWhole =
  (test: ValueTest): Condition =>
  (document, path) =>
    someAt(document, path, false, test)

const not =
  (condition: Condition): Condition =>
  (document, path) =>
    !condition(document, path)

function compileOperator(operator: string, operand: unknown, siblings: Record<string, unknown>): Condition {
  switch (operator) {
    case '$eq':
      return some(equalTo(operand))
    case '$ne':
      return not(some(equalTo(operand)))
    case '$gt':
      return some(comparing(operand, order => order > 0))
    case '$gte':
      return some(comparing(operand, order => order >= 0))
    case '$lt':
      return some(comparing(operand, order => order < 0))
    case '$lte':
      return some(comparing(operand, order => order <= 0))
    case '$in':
      return some(anyOf('$in', operand))
    case '$nin':
      return not(some(anyOf('$nin', operand)))
    case '$exists': {
      const exists = someWhole(value => value !== undefined)
      return operand ? exists : not(exists)
    }
    case '$size':
      if (!Number.isInteger(operand) || (operand as number) < 0) throw invalidParam('$size needs a number')
      return someWhole(value => Array.isArray(value) && value.length === operand)
    case '$all':
      return compileAll(operand)
    case '$elemMatch':
      return compileElemMatch(operand)
    case '$not':
      return compileNot(operand)
    default:
      return some(valueOperator(operator, operand, siblings))
  }
}

function valueOperator(operator: string, operand: unknown, siblings: Record<string, unknown>): ValueTest {
  if (operator === '$regex') return regexOperand(operand, siblings.$options)
  if (operator === '$mod') return modulo(operand)
  if (operator === '$type') return typed(operand)
  if (operator.startsWith('$bits')) return bits(operator, operand)
  throw notSupported(`query operator ${operator}`)
}

function anyOf(operator: string, operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw invalidParam(`${operator} needs an array`)
  const tests = operand.map(equalTo)
  return value => tests.some(test => test(value))
}

function compileAll(operand: unknown): Condition {
  if (!Array.isArray(operand)) throw invalidParam('$all needs an array')
  const conditions = operand.map(item => {
    if (isPlainObject(item) && '$elemMatch' in item) return compileElemMatch(item.$elemMatch)
    return some(equalTo(item))
  })
  return (document, path) => conditions.length > 0 && conditions.every(condition => condition(document, path))
}

/** Some element of an array is an object matching a filter, or a value meeting operators. */
function compileElemMatch(operand: unknown): Condition {
  if (!isPlainObject(operand)) throw invalidParam('$elemMatch needs an Object')
  const groups = new Set(['$and', '$or', '$nor'])
  const onFields = Object.keys(operand).every(key => !key.startsWith('$') || groups.has(key))
  let test: ValueTest
  if (onFields) {
    const filter = compileFilter(operand)
    test = item => isPlainObject(item) && filter(item)
  } else {
    const condition = compileCondition(operand)
    test = item => condition({ item }, ['item'])
  }
  return someWhole(value => Array.isArray(value) && value.some(test))
}

function compileNot(operand: unknown): Condition {
  if (operand instanceof BSONRegExp) return not(some(equalTo(operand)))
  if (!hasOperators(operand)) throw invalidParam('$not needs a regex or a document of operators')
  return not(compileCondition(operand))
}
