import { Binary, Decimal128, EJSON, Long, ObjectId, Timestamp } from 'bson'
import fc from 'fast-check'
import { decode, encode } from '../../../local-cloud/database/ejson'
import { WireError } from '../../../local-cloud/database/errors'

const key = fc
  .string({ maxLength: 6 })
  .filter(k => !k.includes('\0') && !k.startsWith('$') && k !== '__proto__')
const scalar = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double(),
  fc.constantFrom(2 ** 31, -(2 ** 31), 2 ** 53 + 2, 2 ** 63, -(2 ** 63), 1e300, -0),
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom(
    new ObjectId('0123456789abcdef01234567'),
    Decimal128.fromString('1.50'),
    new Binary(Buffer.from('bytes')),
    Timestamp.fromBits(1, 2),
    Long.fromString('9007199254740993'),
  ),
)
const document = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
})).value

test('writes exactly what the SDK writes', () => {
  fc.assert(
    fc.property(document, value => {
      expect(encode({ value })).toBe(EJSON.stringify({ value }, { relaxed: false }))
    }),
    { numRuns: 400 },
  )
})

test('reads exactly what the SDK reads', () => {
  fc.assert(
    fc.property(document, value => {
      const text = EJSON.stringify({ value }, { relaxed: false })
      expect(decode(text, 0)).toEqual(EJSON.parse(text))
    }),
    { numRuns: 400 },
  )
})

test('reads relaxed and plain JSON too', () => {
  const text =
    '{"a":{"$date":"2026-01-01T00:00:00Z"},"b":{"$oid":"0123456789abcdef01234567"},"c":[1,{"$numberInt":"2"}]}'
  expect(decode(text, 0)).toEqual(EJSON.parse(text))
})

test('leaves query operators alone', () => {
  const text =
    '{"a":{"$gte":{"$numberInt":"1"},"$lt":{"$date":{"$numberLong":"5"}}},"$or":[{"b":{"$in":[{"$numberInt":"1"}]}}]}'
  expect(decode(text, 0)).toEqual({ a: { $gte: 1, $lt: new Date(5) }, $or: [{ b: { $in: [1] } }] })
})

test('resolves server dates in both their forms, wherever they stand', () => {
  const at = (ms: number) => new Date(ms)
  expect(
    decode('{"a":{"$tcb_server_date":{"offset":{"$numberInt":"500"}}},"b":[{"$tcb_server_date":{}}]}', 1000),
  ).toEqual({
    a: at(1500),
    b: [at(1000)],
  })
  expect(decode('{"a":{"$date":{"offset":{"$numberInt":"-200"}}},"b":{"$date":{"offset":7}}}', 1000)).toEqual(
    { a: at(800), b: at(1007) },
  )
  expect(() => decode('{"a":{"$tcb_server_date":{"offset":"soon"}}}', 0)).toThrow(WireError)
})

test.each([
  '{',
  'undefined',
  '{"a":',
  '{"__proto__":{"x":1}}',
  '{"a\\u0000b":1}',
  '{"$regularExpression":{"pattern":"x","options":"g"}}',
])('refuses %s', text => {
  expect(() => decode(text, 0)).toThrow(WireError)
})
