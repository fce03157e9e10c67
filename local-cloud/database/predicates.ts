import { BSONRegExp } from 'bson'
import { invalidParam, notSupported } from './errors'
import type { ValueTest } from './match-paths'
import { compareValues, equalValues, typeOrder, typeOrderOf } from './values'

/** Tests of single values that conditions are made of, by MongoDB's rules. */

/** Equal to a value; null also matches what is missing; a regular expression matches strings. */
export function equalTo(operand: unknown): ValueTest {
  if (operand instanceof BSONRegExp) return matching(operand.pattern, operand.options)
  return value => equalValues(value, operand)
}

/** Ordered comparison within the operand's type. */
export function comparing(operand: unknown, holds: (order: number) => boolean): ValueTest {
  const type = typeOrderOf(operand)
  return value => typeOrderOf(value) === type && holds(compareValues(value, operand))
}

/** A string that the pattern matches. `u` says what is the case anyway; unknown options are refused by name. */
export function matching(pattern: string, options: string): ValueTest {
  for (const option of options)
    if (!'imsu'.includes(option)) throw notSupported(`regular expression option ${option}`)
  const regex = toRegExp(pattern, options.replace('u', ''))
  return value => typeof value === 'string' && regex.test(value)
}

function toRegExp(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, `${flags}u`)
  } catch {
    // Patterns such as `\-` are fine in PCRE but not with the u flag.
  }
  try {
    return new RegExp(pattern, flags)
  } catch (error) {
    throw invalidParam(`Regular expression is invalid: ${(error as Error).message}`)
  }
}

/** `$regex` with its `$options`. */
export function regexOperand(operand: unknown, options: unknown): ValueTest {
  if (options !== undefined && typeof options !== 'string') throw invalidParam('$options has to be a string')
  if (operand instanceof BSONRegExp) return matching(operand.pattern, options ?? operand.options)
  if (typeof operand !== 'string') throw invalidParam('$regex has to be a string')
  return matching(operand, options ?? '')
}

/** `$mod: [divisor, remainder]` */
export function modulo(operand: unknown): ValueTest {
  if (!Array.isArray(operand) || operand.length !== 2 || !operand.every(n => typeof n === 'number')) {
    throw invalidParam('malformed mod, needs to be an array of two numbers')
  }
  const [divisor, remainder] = operand.map(Math.trunc) as [number, number]
  if (divisor === 0) throw invalidParam('divisor cannot be 0')
  return value => typeof value === 'number' && Math.trunc(value) % divisor === remainder
}

const typesByName: Record<string, ValueTest> = {
  double: value => typeof value === 'number',
  int: value => Number.isInteger(value) && Math.abs(value as number) <= 2 ** 31,
  long: value => Number.isInteger(value),
  number: value => typeOrderOf(value) === typeOrder.number,
  string: value => typeof value === 'string',
  object: value => typeOrderOf(value) === typeOrder.object,
  array: value => Array.isArray(value),
  objectId: value => typeOrderOf(value) === typeOrder.objectId,
  bool: value => typeof value === 'boolean',
  date: value => value instanceof Date,
  null: value => value === null,
  regex: value => typeOrderOf(value) === typeOrder.regex,
}

/** `$type` by name, or a list of names. */
export function typed(operand: unknown): ValueTest {
  const names = Array.isArray(operand) ? operand : [operand]
  const tests = names.map(name => {
    const test = typeof name === 'string' && Object.hasOwn(typesByName, name) ? typesByName[name] : undefined
    if (!test) throw notSupported(`$type ${String(name)}`)
    return test
  })
  return value => tests.some(test => test(value))
}

/** `$bitsAllSet` and its kin, over a mask or a list of positions. */
export function bits(operator: string, operand: unknown): ValueTest {
  const mask = Array.isArray(operand)
    ? operand.reduce<bigint>((sum, position) => sum | (1n << BigInt(position as number)), 0n)
    : BigInt(operand as number)
  const holds: Record<string, (masked: bigint) => boolean> = {
    $bitsAllSet: masked => masked === mask,
    $bitsAllClear: masked => masked === 0n,
    $bitsAnySet: masked => masked !== 0n,
    $bitsAnyClear: masked => masked !== mask,
  }
  const test = holds[operator]
  if (!test) throw notSupported(`query operator ${operator}`)
  return value => Number.isInteger(value) && test(BigInt(value as number) & mask)
}
