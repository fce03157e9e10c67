import { arrayOperators } from './array-operators'
import { checkDocument } from './documents'
import { notSupported, requestFailed } from './errors'
import type { Doc } from './types'
import { checkConflicts, checkPath, type Slot, slotAt } from './update-paths'
import {
  cloneValue,
  compareValues,
  equalValues,
  isPlainObject,
  typeName,
  typeOrder,
  typeOrderOf,
} from './values'

/** Where an operator works: one field of one document. */
export interface Target {
  slot: Slot
  path: string
  document: Record<string, unknown>
  nowMs: number
}

/** Carries out one operator on one field. */
export type Operator = (target: Target, operand: unknown) => void

function numbers(
  name: string,
  { slot, path, document }: Target,
  operand: unknown,
): [number | undefined, number] {
  if (typeof operand !== 'number') {
    throw requestFailed(`Cannot ${name} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`)
  }
  const current = slot.get()
  if (!slot.exists()) return [undefined, operand]
  if (typeof current !== 'number') {
    throw requestFailed(
      `Cannot apply $${name === 'increment' ? 'inc' : 'mul'} to a value of non-numeric type. {_id: ${JSON.stringify(document._id)}} has the field '${path}' of non-numeric type ${typeName(current)}`,
    )
  }
  return [current, operand]
}

const extreme =
  (sign: 1 | -1): Operator =>
  ({ slot }, operand) => {
    if (!slot.exists() || compareValues(operand, slot.get()) * sign > 0) slot.set(cloneValue(operand))
  }

const bitwise: Operator = ({ slot, path }, operand) => {
  if (!isPlainObject(operand)) throw requestFailed(`The $bit modifier of '${path}' must be an object`)
  let bits = slot.exists() ? slot.get() : 0
  for (const [name, mask] of Object.entries(operand)) {
    if (typeof bits !== 'number' || !Number.isInteger(bits) || !Number.isInteger(mask)) {
      throw requestFailed(`Cannot apply $bit to a value of non-integral type at '${path}'`)
    }
    if (name === 'and') bits &= mask as number
    else if (name === 'or') bits |= mask as number
    else if (name === 'xor') bits ^= mask as number
    else throw notSupported(`$bit ${name}`)
  }
  slot.set(bits)
}

const fieldOperators: Record<string, Operator> = {
  $set: ({ slot }, operand) => slot.set(cloneValue(operand)),
  $unset: ({ slot }) => slot.unset(),
  $inc(target, operand) {
    const [current, by] = numbers('increment', target, operand)
    target.slot.set((current ?? 0) + by)
  },
  $mul(target, operand) {
    const [current, by] = numbers('multiply', target, operand)
    target.slot.set((current ?? 0) * by)
  },
  $min: extreme(-1),
  $max: extreme(1),
  $bit: bitwise,
  $rename({ slot, document }, operand) {
    if (!slot.exists()) return
    const value = slot.get()
    slot.unset()
    slotAt(document, operand as string).set(value)
  },
  $currentDate({ slot, path, nowMs }, operand) {
    if (operand !== true && !(isPlainObject(operand) && operand.$type === 'date')) {
      throw notSupported(`$currentDate of '${path}' as anything but a date`)
    }
    slot.set(new Date(nowMs))
  },
}

const operators: Record<string, Operator> = { ...fieldOperators, ...arrayOperators }

/** A checked update, ready to be applied to any number of documents. */
export interface CompiledUpdate {
  /** Returns the changed document; the given one is left alone. */
  apply(document: Doc, nowMs: number): Doc
}

/**
 * Checks update operators as the SDK's serialiser produced them (`{$set: {...}, $inc: {...}}`).
 * @throws WireError on an unknown operator (by name), a malformed path, two operators on one path
 */
export function compileUpdate(raw: unknown): CompiledUpdate {
  if (!isPlainObject(raw)) throw requestFailed('update data must be an object')
  const steps: Array<{ operator: Operator; path: string; operand: unknown }> = []
  const touched: string[] = []
  for (const [name, fields] of Object.entries(raw)) {
    if (!name.startsWith('$'))
      throw requestFailed(`the update operation document must contain atomic operators, found '${name}'`)
    const operator = Object.hasOwn(operators, name) ? operators[name] : undefined
    if (!operator) throw notSupported(`update operator ${name}`)
    if (!isPlainObject(fields))
      throw requestFailed(
        `Modifiers operate on fields but we found type ${typeName(fields)} instead in ${name}`,
      )
    for (const [path, operand] of Object.entries(fields)) {
      checkPath(path)
      touched.push(path)
      if (name === '$rename') touched.push(renameTarget(path, operand))
      if (name === '$set' || name === '$max' || name === '$min') checkDocument(operand, path)
      steps.push({ operator, path, operand })
    }
  }
  if (steps.length === 0)
    throw requestFailed('an update must change at least one field; an empty object changes nothing')
  checkConflicts(touched)
  return {
    apply(document, nowMs) {
      const changed = cloneValue(document)
      for (const { operator, path, operand } of steps) {
        operator({ slot: slotAt(changed, path), path, document: changed, nowMs }, operand)
      }
      if (typeOrderOf(changed._id) === typeOrder.null || !equalValues(changed._id, document._id)) {
        throw requestFailed("Performing an update on the path '_id' would modify the immutable field '_id'")
      }
      return changed
    },
  }
}

function renameTarget(path: string, operand: unknown): string {
  if (typeof operand !== 'string')
    throw requestFailed(`The 'to' field for $rename of '${path}' must be a string`)
  checkPath(operand)
  return operand
}
