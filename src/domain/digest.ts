/**
 * Fingerprints of values, the same on the server and in the mini-program (which has neither node:crypto nor
 * TextEncoder), so that a member can check her own chain.
 */
import { hmac } from '@noble/hashes/hmac'
import { sha256 } from '@noble/hashes/sha2'

/** UTF-8 bytes without TextEncoder. */
function utf8(text: string): Uint8Array {
  const binary = unescape(encodeURIComponent(text))
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}

const hex = (bytes: Uint8Array) => Array.from(bytes, b => b.toString(16).padStart(2, '0')).join('')

/**
 * JSON with sorted keys and without undefined members: equal values give equal text.
 * Numbers are integers in this product; anything that JSON cannot carry throws.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a fingerprint takes finite numbers only')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${Array.from(value, item => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value === 'object') {
    if (Object.prototype.toString.call(value) !== '[object Object]') {
      throw new TypeError('a fingerprint takes plain objects only: a date or a map would lose what it holds')
    }
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
    return `{${members.join(',')}}`
  }
  throw new TypeError(`a fingerprint cannot take a ${typeof value}`)
}

/** SHA-256 of the canonical JSON, 64 hex digits. */
export const fingerprint = (value: unknown): string => hex(sha256(utf8(canonicalJson(value))))

/** HMAC-SHA256 of a text under a text key, as bytes. */
export const hmacSha256 = (key: string, text: string): Uint8Array => hmac(sha256, utf8(key), utf8(text))
