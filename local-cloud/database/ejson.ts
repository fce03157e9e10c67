import { EJSON } from 'bson'
import { invalidParam } from './errors'

/**
 * Canonical extended JSON, the text form in which the SDK sends and expects values. Reads and writes exactly
 * what `EJSON.parse(text)` and `EJSON.stringify(value, {relaxed: false})` of bson 4 would, several times
 * faster for the types that documents are made of, and resolves the SDK's server dates on the way in.
 */

type Json = Record<string, unknown>

const int32Min = -(2 ** 31)
const int32Max = 2 ** 31 - 1
const int64Max = 2 ** 63

/** One `$`-marked object with a single key, or `undefined` when bson itself should decide. */
function reviveMarked(key: string, inner: unknown, nowMs: number): unknown {
  if (key === '$numberInt' && typeof inner === 'string') return Number.parseInt(inner, 10)
  if (key === '$numberDouble' && typeof inner === 'string') return Number.parseFloat(inner)
  if (key === '$numberLong' && typeof inner === 'string') {
    const value = Number(inner)
    // At the edge of 64 bits bson wraps around; let it.
    return Math.abs(value) < int64Max ? value : EJSON.deserialize({ $numberLong: inner })
  }
  if (key === '$tcb_server_date') return serverDate(inner, nowMs)
  if (key === '$date' && isJson(inner)) {
    const long = inner.$numberLong
    if (typeof long === 'string') return new Date(Number(long))
    if ('offset' in inner) return serverDate(inner, nowMs)
  }
  return undefined
}

function serverDate(inner: unknown, nowMs: number): Date {
  const offset = isJson(inner) ? revive(inner.offset ?? 0, nowMs) : 0
  if (typeof offset !== 'number' || !Number.isFinite(offset))
    throw invalidParam('a server date needs a numeric offset')
  return new Date(nowMs + offset)
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Objects that bson turns into something else than a plain object. */
const codecs = new Set([
  '$oid',
  '$binary',
  '$uuid',
  '$symbol',
  '$numberInt',
  '$numberDecimal',
  '$numberDouble',
  '$numberLong',
  '$minKey',
  '$maxKey',
  '$regularExpression',
  '$timestamp',
  '$date',
  '$code',
  '$undefined',
  '$dbPointer',
])

function revive(value: unknown, nowMs: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const item: unknown = value[i]
      if (typeof item === 'object' && item !== null) value[i] = revive(item, nowMs)
    }
    return value
  }
  const object = value as Json
  const keys = Object.keys(object)
  const first = keys[0]
  if (first !== undefined && keys.length === 1 && first.charCodeAt(0) === 36) {
    const marked = reviveMarked(first, object[first], nowMs)
    if (marked !== undefined) return marked
  }
  if (keys.some(k => k.charCodeAt(0) === 36 && codecs.has(k))) return EJSON.deserialize(object)
  for (const key of keys) {
    const item = object[key]
    if (typeof item === 'object' && item !== null) object[key] = revive(item, nowMs)
    if (key === '__proto__' || key.includes('\0'))
      throw invalidParam(`field name ${JSON.stringify(key)} is not allowed`)
  }
  return object
}

/**
 * Reads one EJSON text.
 * @param nowMs what a server date without offset stands for
 * @throws WireError INVALID_PARAM when the text is not EJSON
 */
export function decode(text: string, nowMs: number): unknown {
  try {
    return revive(JSON.parse(text), nowMs)
  } catch (error) {
    if (error instanceof Error && error.name === 'WireError') throw error
    throw invalidParam(`not extended JSON: ${(error as Error).message}`)
  }
}

function mark(value: unknown): unknown {
  switch (typeof value) {
    case 'number':
      if (Math.floor(value) === value) {
        if (value >= int32Min && value <= int32Max) return { $numberInt: String(value) }
        if (value >= -int64Max && value <= int64Max) return { $numberLong: String(value) }
      }
      return { $numberDouble: String(value) }
    case 'undefined':
      return null
    case 'object': {
      if (value === null) return null
      if (Array.isArray(value)) return value.map(mark)
      if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } }
      const prototype: unknown = Object.getPrototypeOf(value)
      if (prototype !== Object.prototype && prototype !== null)
        return EJSON.serialize({ value }, { relaxed: false }).value
      const marked: Json = {}
      for (const key of Object.keys(value)) marked[key] = mark((value as Json)[key])
      return marked
    }
    default:
      return value
  }
}

/** Writes a value as canonical EJSON text. */
export function encode(value: unknown): string {
  return JSON.stringify(mark(value))
}
