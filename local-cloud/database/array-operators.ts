import { BSONRegExp } from 'bson'
import { checkDocument } from './documents'
import { notSupported, requestFailed } from './errors'
import { fieldValues } from './paths'
import { equalTo } from './predicates'
import { compileQuery } from './query'
import type { Operator, Target } from './update'
import { cloneValue, compareValues, equalValues, isPlainObject, typeName } from './values'

/** The array at the target; an empty one when the field is missing. */
function arrayAt({ slot, path, document }: Target): unknown[] {
  if (!slot.exists()) return []
  const current = slot.get()
  if (!Array.isArray(current)) {
    throw requestFailed(
      `The field '${path}' must be an array but is of type ${typeName(current)} in document {_id: ${JSON.stringify(document._id)}}`,
    )
  }
  return current
}

const pushModifiers = new Set(['$each', '$position', '$slice', '$sort'])

function integerOf(modifiers: Record<string, unknown>, name: string): number | undefined {
  const value = modifiers[name]
  if (value === undefined) return undefined
  if (!Number.isInteger(value)) throw requestFailed(`The value for ${name} must be an integer value`)
  return value as number
}

function pushEach(array: unknown[], modifiers: Record<string, unknown>): unknown[] {
  for (const name of Object.keys(modifiers)) {
    if (!pushModifiers.has(name)) throw notSupported(`$push modifier ${name}`)
  }
  if (!Array.isArray(modifiers.$each)) throw requestFailed('The argument to $each in $push must be an array')
  const position = integerOf(modifiers, '$position')
  const slice = integerOf(modifiers, '$slice')
  const result = [...array]
  result.splice(position ?? result.length, 0, ...modifiers.$each.map(item => cloneValue<unknown>(item)))
  if (modifiers.$sort !== undefined) sortArray(result, modifiers.$sort)
  if (slice === undefined) return result
  return slice >= 0 ? result.slice(0, slice) : result.slice(slice)
}

function sortArray(array: unknown[], by: unknown): void {
  if (by === 1 || by === -1) {
    array.sort((a, b) => compareValues(a, b) * by)
    return
  }
  if (!isPlainObject(by) || Object.values(by).some(d => d !== 1 && d !== -1)) {
    throw requestFailed('The $sort element value must be either 1 or -1, or a pattern of fields')
  }
  array.sort((a, b) => {
    for (const [field, direction] of Object.entries(by)) {
      const order =
        compareValues(fieldValues(a, field).values[0], fieldValues(b, field).values[0]) * Number(direction)
      if (order !== 0) return order
    }
    return 0
  })
}

const isEach = (operand: unknown): operand is { $each: unknown } =>
  isPlainObject(operand) && '$each' in operand

/** Which elements `$pull` takes out: equal to a value, or matching a condition. */
function pullTest(operand: unknown): (item: unknown) => boolean {
  if (operand instanceof BSONRegExp) return equalTo(operand)
  if (!isPlainObject(operand)) return item => equalValues(item, operand)
  const groups = ['$and', '$or', '$nor']
  if (Object.keys(operand).some(key => key.startsWith('$') && !groups.includes(key))) {
    const query = compileQuery({ item: operand })
    return item => query.test({ item })
  }
  const query = compileQuery(operand)
  return item => isPlainObject(item) && query.test(item)
}

/** `$push`, `$addToSet`, `$pop`, `$pull` and `$pullAll`. */
export const arrayOperators: Record<string, Operator> = {
  $push(target, operand) {
    const array = arrayAt(target)
    checkDocument(isEach(operand) ? operand.$each : operand, target.path)
    target.slot.set(isEach(operand) ? pushEach(array, operand) : [...array, cloneValue(operand)])
  },
  $addToSet(target, operand) {
    const result = [...arrayAt(target)]
    const items = isEach(operand) ? operand.$each : [operand]
    if (!Array.isArray(items)) throw requestFailed('The argument to $each in $addToSet must be an array')
    checkDocument(items, target.path)
    for (const item of items) {
      if (!result.some(present => equalValues(present, item))) result.push(cloneValue<unknown>(item))
    }
    target.slot.set(result)
  },
  $pop(target, operand) {
    if (operand !== 1 && operand !== -1) throw requestFailed('$pop expects 1 or -1')
    if (!target.slot.exists()) return
    const array = arrayAt(target)
    target.slot.set(operand === 1 ? array.slice(0, -1) : array.slice(1))
  },
  $pull(target, operand) {
    if (!target.slot.exists()) return
    const takenOut = pullTest(operand)
    target.slot.set(arrayAt(target).filter(item => !takenOut(item)))
  },
  $pullAll(target, operand) {
    if (!Array.isArray(operand)) throw requestFailed('$pullAll requires an array argument')
    if (!target.slot.exists()) return
    target.slot.set(arrayAt(target).filter(item => !operand.some(out => equalValues(item, out))))
  },
}
