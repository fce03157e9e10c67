import { EJSON } from 'bson'

/** Values as the database compares, copies and names them: MongoDB's rules for BSON. */

interface BsonObject {
  _bsontype: string
  toString(): string
}

const isBson = (value: object): value is BsonObject => '_bsontype' in value

/** A plain `{...}`, neither array nor date nor a BSON object. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp) &&
    !isBson(value)
  )
}

/** Position of a value's type in MongoDB's order of types; also the first byte of its index key. */
export const typeOrder = {
  minKey: 0x05,
  null: 0x10,
  number: 0x20,
  string: 0x30,
  object: 0x40,
  array: 0x48,
  binary: 0x50,
  objectId: 0x60,
  boolean: 0x70,
  date: 0x80,
  timestamp: 0x90,
  regex: 0xa0,
  other: 0xb0,
  maxKey: 0xf0,
} as const

const bsonOrder: Record<string, number> = {
  MinKey: typeOrder.minKey,
  MaxKey: typeOrder.maxKey,
  ObjectID: typeOrder.objectId,
  ObjectId: typeOrder.objectId,
  Binary: typeOrder.binary,
  Timestamp: typeOrder.timestamp,
  BSONRegExp: typeOrder.regex,
  Decimal128: typeOrder.number,
  Long: typeOrder.number,
  Double: typeOrder.number,
  Int32: typeOrder.number,
}

/** See {@link typeOrder}; a missing value counts as null. */
export function typeOrderOf(value: unknown): number {
  switch (typeof value) {
    case 'undefined':
      return typeOrder.null
    case 'number':
    case 'bigint':
      return typeOrder.number
    case 'string':
      return typeOrder.string
    case 'boolean':
      return typeOrder.boolean
    case 'object':
      if (value === null) return typeOrder.null
      if (Array.isArray(value)) return typeOrder.array
      if (value instanceof Date) return typeOrder.date
      if (value instanceof RegExp) return typeOrder.regex
      return isBson(value) ? (bsonOrder[value._bsontype] ?? typeOrder.other) : typeOrder.object
    default:
      return typeOrder.other
  }
}

const toNumber = (value: unknown): number => (typeof value === 'number' ? value : Number(String(value)))

function compareNumbers(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  if (Number.isNaN(b)) return 1
  return a < b ? -1 : a > b ? 1 : 0
}

/** Order by Unicode code point, which is the order of the UTF-8 bytes that MongoDB compares. */
export function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    // A surrogate stands for a code point above every other code unit.
    const xHigh = x >= 0xd800 && x <= 0xdfff
    const yHigh = y >= 0xd800 && y <= 0xdfff
    if (xHigh !== yHigh) return xHigh ? 1 : -1
    return x - y
  }
  return a.length - b.length
}

function compareArrays(a: readonly unknown[], b: readonly unknown[]): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareObjects(a: Record<string, unknown>, b: Record<string, unknown>): number {
  const aKeys = Object.keys(a)
  const bKeys = Object.keys(b)
  const length = Math.min(aKeys.length, bKeys.length)
  for (let i = 0; i < length; i++) {
    const x = aKeys[i] as string
    const y = bKeys[i] as string
    const order = typeOrderOf(a[x]) - typeOrderOf(b[y]) || compareStrings(x, y) || compareValues(a[x], b[y])
    if (order !== 0) return order
  }
  return aKeys.length - bKeys.length
}

/** MongoDB's total order over values: by type first, then by value. Negative, zero or positive. */
export function compareValues(a: unknown, b: unknown): number {
  const type = typeOrderOf(a)
  const byType = type - typeOrderOf(b)
  if (byType !== 0) return byType
  switch (type) {
    case typeOrder.null:
    case typeOrder.minKey:
    case typeOrder.maxKey:
      return 0
    case typeOrder.number:
      return compareNumbers(toNumber(a), toNumber(b))
    case typeOrder.string:
      return compareStrings(a as string, b as string)
    case typeOrder.boolean:
      return Number(a) - Number(b)
    case typeOrder.date:
      return compareNumbers((a as Date).getTime(), (b as Date).getTime())
    case typeOrder.array:
      return compareArrays(a as unknown[], b as unknown[])
    case typeOrder.object:
      return compareObjects(a as Record<string, unknown>, b as Record<string, unknown>)
    case typeOrder.objectId:
      return compareStrings(String(a), String(b))
    default:
      return compareStrings(canonicalText(a), canonicalText(b))
  }
}

/** A text equal for equal values of the rarer types. */
export function canonicalText(value: unknown): string {
  return EJSON.stringify({ value }, { relaxed: false })
}

/** Same type and same value, as an equality condition or `$addToSet` sees it. */
export const equalValues = (a: unknown, b: unknown): boolean => compareValues(a, b) === 0

/** A deep copy; BSON objects are immutable here and shared. */
export function cloneValue<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(cloneValue) as T
  if (value instanceof Date) return new Date(value.getTime()) as T
  if (!isPlainObject(value)) return value
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) copy[key] = cloneValue(value[key])
  return copy as T
}

/** MongoDB's name of a value's type, for error texts. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'double'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'object') return isBson(value) ? value._bsontype : 'object'
  return typeof value
}
