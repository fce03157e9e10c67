import { canonicalText, typeOrder, typeOrderOf } from './values'

/**
 * Index keys: bytes whose order is the order of the values. One component per indexed field, each
 * self-delimiting, so a prefix of components is a prefix of bytes. A descending component has its bits
 * inverted.
 */

export type KeyOrder = 'asc' | 'desc'

/** Types whose index order is exactly the order of values and whose equality is exact. */
export function isIndexable(value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return true
  if (value === null || value === undefined || value instanceof Date) return true
  return typeOrderOf(value) === typeOrder.objectId
}

function encodeNumber(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(9)
  bytes[0] = typeOrder.number
  if (Number.isNaN(value)) return bytes.fill(0, 1)
  // Adding zero makes minus zero plain zero.
  bytes.writeDoubleBE(value + 0, 1)
  if ((bytes[1] as number) & 0x80) for (let i = 1; i < 9; i++) bytes[i] = ~(bytes[i] as number)
  else bytes[1] = (bytes[1] as number) | 0x80
  return bytes
}

/** Type byte, text with 00 written as 00 FF, then 00 00. */
function encodeText(type: number, text: string): Buffer {
  const raw = Buffer.from(text, 'utf8')
  const zeros = raw.includes(0) ? raw.filter(byte => byte === 0).length : 0
  const bytes = Buffer.alloc(raw.length + zeros + 3)
  bytes[0] = type
  if (zeros === 0) {
    raw.copy(bytes, 1)
    return bytes
  }
  let at = 1
  for (const byte of raw) {
    bytes[at++] = byte
    if (byte === 0) bytes[at++] = 0xff
  }
  return bytes
}

/** The bytes of one value, ascending. */
export function encodeValue(value: unknown): Buffer {
  const type = typeOrderOf(value)
  switch (type) {
    case typeOrder.null:
      return Buffer.from([type])
    case typeOrder.number:
      return encodeNumber(typeof value === 'number' ? value : Number(String(value)))
    case typeOrder.string:
      return encodeText(type, value as string)
    case typeOrder.boolean:
      return Buffer.from([type, value ? 1 : 0])
    case typeOrder.date: {
      const bytes = encodeNumber((value as Date).getTime())
      bytes[0] = type
      return bytes
    }
    case typeOrder.objectId:
      return Buffer.concat([Buffer.from([type]), Buffer.from(String(value), 'hex')])
    default:
      return encodeText(type, canonicalText(value))
  }
}

/** The bytes of one value in the given direction. */
export function encodeComponent(value: unknown, order: KeyOrder): Buffer {
  const bytes = encodeValue(value)
  return order === 'asc' ? bytes : invert(bytes)
}

export function invert(bytes: Buffer): Buffer {
  const inverted = Buffer.allocUnsafe(bytes.length)
  for (let i = 0; i < bytes.length; i++) inverted[i] = ~(bytes[i] as number)
  return inverted
}

/** The first key after every key that starts with `prefix`; `undefined` when there is none. */
export function afterPrefix(prefix: Buffer): Buffer | undefined {
  for (let i = prefix.length - 1; i >= 0; i--) {
    const byte = prefix[i] as number
    if (byte === 0xff) continue
    const next = Buffer.from(prefix.subarray(0, i + 1))
    next[i] = byte + 1
    return next
  }
  return undefined
}
