import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { canonicalJson, fingerprint, hmacSha256 } from '@/domain/digest'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

describe('canonical JSON', () => {
  test.each<[string, unknown, string]>([
    [
      'keys sorted at every depth',
      { b: 1, a: { d: [1, { z: 0, y: 0 }], c: 2 } },
      '{"a":{"c":2,"d":[1,{"y":0,"z":0}]},"b":1}',
    ],
    ['keys by code unit, not by locale', { ä: 1, z: 2, Z: 3, 积: 4 }, '{"Z":3,"z":2,"ä":1,"积":4}'],
    ['integer-like keys as text', { 10: 'a', 9: 'b' }, '{"10":"a","9":"b"}'],
    ['no undefined members', { a: undefined, b: null }, '{"b":null}'],
    [
      'undefined and missing items of a list as null',
      Object.assign([undefined, 1], { 3: 2 }),
      '[null,1,null,2]',
    ],
    ['text escaped', { t: '"\\\n\u2028' }, JSON.stringify({ t: '"\\\n\u2028' })],
    ['minus zero as zero', -0, '0'],
    ['nothing in it', [{}, [], ''], '[{},[],""]'],
  ])('%s', (_name, value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  test.each<[string, unknown]>([
    ['NaN', { a: NaN }],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['a bigint', { a: 1n }],
    ['a function', { a: () => 1 }],
    ['a symbol', { a: Symbol('x') }],
    ['nothing at all', undefined],
    ['a date', { at: new Date(0) }],
    ['a map', new Map([[1, 2]])],
    ['bytes', { b: new Uint8Array(2) }],
  ])('refuses %s', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  })

  test('is JSON of the same value, whatever order the keys came in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const whole = JSON.parse(JSON.stringify(value))
        expect(JSON.parse(canonicalJson(whole))).toEqual(whole)
        expect(canonicalJson(reversed(whole))).toBe(canonicalJson(whole))
      }),
    )
  })
})

/** The same value with the members of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}

describe('fingerprints agree with node:crypto', () => {
  test.each<[string, unknown]>([
    ['Chinese', { title: '购物得积分', 单位: '积分' }],
    ['emoji outside the basic plane', { nickname: '小禾🌾👨‍👩‍👧' }],
    ['every width of UTF-8', 'a\u007f\u0080\u07ff\u0800\uffff\u{10000}\u{10ffff}'],
    ['a lone surrogate', '\ud83c'],
    ['an empty object', {}],
  ])('%s', (_name, value) => {
    expect(fingerprint(value)).toBe(sha256(canonicalJson(value)))
  })

  test('any text and key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (key, text) => {
        expect(fingerprint(text)).toBe(sha256(JSON.stringify(text)))
        expect(Buffer.from(hmacSha256(key, text)).toString('hex')).toBe(
          createHmac('sha256', Buffer.from(key)).update(text, 'utf8').digest('hex'),
        )
      }),
    )
  })

  test('the second case of RFC 4231', () => {
    expect(Buffer.from(hmacSha256('Jefe', 'what do ya want for nothing?')).toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
  })
})
