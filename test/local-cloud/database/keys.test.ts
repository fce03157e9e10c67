import { ObjectId } from 'bson'
import fc from 'fast-check'
import { afterPrefix, encodeComponent, encodeValue } from '../../../local-cloud/database/keys'
import { compareValues } from '../../../local-cloud/database/values'

const indexable = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: false }),
  fc.constantFrom(
    0,
    -0,
    Number.MAX_VALUE,
    Number.MIN_VALUE,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ),
  fc.string(),
  fc.string({ unit: fc.constantFrom('a', '\0', '\u0001', '，', '\uffff', '😀', 'é') }),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom('0123456789abcdef01234567', 'ffffffffffffffffffffffff').map(hex => new ObjectId(hex)),
)
const sign = Math.sign

test('the order of keys is the order of values, in both directions', () => {
  fc.assert(
    fc.property(indexable, indexable, (a, b) => {
      const order = sign(compareValues(a, b))
      expect(sign(Buffer.compare(encodeValue(a), encodeValue(b)))).toBe(order)
      // `0 -` makes 0 of -0, which toBe tells apart.
      expect(sign(Buffer.compare(encodeComponent(a, 'desc'), encodeComponent(b, 'desc')))).toBe(0 - order)
    }),
    { numRuns: 3000 },
  )
})

test('compound keys order by their first differing component', () => {
  const pair = fc.tuple(indexable, indexable)
  fc.assert(
    fc.property(pair, pair, ([a1, a2], [b1, b2]) => {
      const key = (x: unknown, y: unknown) =>
        Buffer.concat([encodeComponent(x, 'asc'), encodeComponent(y, 'desc')])
      const order = sign(compareValues(a1, b1)) || 0 - sign(compareValues(a2, b2))
      expect(sign(Buffer.compare(key(a1, a2), key(b1, b2)))).toBe(order)
    }),
    { numRuns: 3000 },
  )
})

test('no key is the beginning of another', () => {
  fc.assert(
    fc.property(indexable, indexable, (a, b) => {
      const [x, y] = [encodeValue(a), encodeValue(b)]
      if (compareValues(a, b) !== 0) expect(y.subarray(0, x.length).equals(x)).toBe(false)
    }),
    { numRuns: 2000 },
  )
})

test('afterPrefix lies after everything with the prefix and before everything else', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 4 }).map(array => Buffer.from(array))
  fc.assert(
    fc.property(bytes, bytes, (prefix, key) => {
      const after = afterPrefix(prefix)
      const starts = key.subarray(0, prefix.length).equals(prefix)
      if (!after) expect(prefix.every(byte => byte === 0xff)).toBe(true)
      else if (starts) expect(Buffer.compare(key, after)).toBeLessThan(0)
      else if (Buffer.compare(key, prefix) > 0) expect(Buffer.compare(key, after)).toBeGreaterThanOrEqual(0)
    }),
  )
})
