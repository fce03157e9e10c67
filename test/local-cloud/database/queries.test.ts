import { collection, type Db, refusal, serve } from './support'

let db: Db
const at = (ms: number) => new Date(ms)
const documents = [
  {
    _id: '1',
    n: 1,
    s: 'Apple',
    tags: ['a', 'b'],
    o: { x: 1, y: 2 },
    d: at(1000),
    lines: [
      { sku: 'p', qty: 1 },
      { sku: 'q', qty: 9 },
    ],
  },
  { _id: '2', n: 2, s: 'banana', tags: ['b'], o: { y: 2, x: 1 }, d: at(2000), lines: [{ sku: 'q', qty: 1 }] },
  { _id: '3', n: 3, s: '，Cherry', tags: [], o: { x: 1 }, nul: null },
  { _id: '4', n: '2', s: '😀', tags: [['a', 'b'], 5], deep: [{ list: [1, 2] }, { list: [3] }] },
  { _id: '5', n: [1, 5], tags: 'a', lines: [7, { sku: 'p' }], flag: false },
]

beforeAll(async () => {
  db = (await serve([collection('docs')])).db
  await db.collection('docs').add(documents as never)
})

type Row = [name: string, filter: (_: Db['command']) => object, ids: string]
const rows: Row[] = [
  ['no condition', () => ({}), '12345'],
  ['an empty object, which the SDK drops', () => ({ o: {} }), '12345'],
  ['equality', () => ({ n: 2 }), '2'],
  ['equality with an array element', () => ({ n: 1 }), '15'],
  ['array contains', () => ({ tags: 'a' }), '15'],
  ['equality with a whole array', _ => ({ tags: _.eq(['a', 'b']) }), '14'],
  ['null is null or missing', () => ({ nul: null }), '12345'],
  ['null among present values', () => ({ d: null }), '345'],
  ['nested objects are flattened to paths', () => ({ o: { x: 1 } }), '123'],
  ['eq of an object is exact, in order', _ => ({ o: _.eq({ x: 1, y: 2 }) }), '1'],
  ['neq', _ => ({ n: _.neq(2) }), '1345'],
  ['gt stays within numbers', _ => ({ n: _.gt(1) }), '235'],
  ['gte and lte on strings', _ => ({ s: _.gte('Apple').and(_.lte('banana')) }), '12'],
  ['gt on strings is by code point', _ => ({ s: _.gt('，') }), '34'],
  ['range of dates', _ => ({ d: _.gte(at(1000)).and(_.lt(at(2000))) }), '1'],
  ['equality of dates', () => ({ d: at(2000) }), '2'],
  ['both bounds may be met by different elements', _ => ({ n: _.gt(2).and(_.lt(2)) }), '5'],
  ['in', _ => ({ n: _.in([3, 5]) }), '35'],
  ['in with null', _ => ({ flag: _.in([null]) }), '1234'],
  ['in of _id', _ => ({ _id: _.in(['4', '1', 'x', '4']) }), '14'],
  ['nin', _ => ({ n: _.nin([1, 2]) }), '34'],
  ['exists', _ => ({ nul: _.exists(true) }), '3'],
  ['not exists', _ => ({ d: _.exists(false) }), '345'],
  ['exists of a path', _ => ({ 'lines.qty': _.exists(true) }), '12'],
  ['or over fields', _ => _.or([{ n: 3 }, { s: 'banana' }]), '23'],
  ['or on one field', _ => ({ n: _.or(_.eq(3), _.lt(2)) }), '135'],
  ['and over fields', _ => _.and([{ n: _.gte(1) }, { tags: 'b' }]), '12'],
  ['nor', _ => _.nor([{ n: 3 }, { tags: 'b' }]), '45'],
  ['not', _ => ({ n: _.not(_.gt(2)) }), '124'],
  ['regular expression', () => ({ s: /an/u }), '2'],
  ['db.RegExp with options', () => ({ s: db.RegExp({ regexp: '^APP', options: 'i' }) }), '1'],
  ['regular expression over arrays', () => ({ tags: /^b$/u }), '12'],
  ['all', _ => ({ tags: _.all(['a', 'b']) }), '1'],
  ['size', _ => ({ tags: _.size(0) }), '3'],
  ['mod', _ => ({ n: (_.mod as (divisor: number, remainder: number) => object)(2, 1) }), '135'],
  ['elemMatch of objects', _ => ({ lines: _.elemMatch({ sku: 'q', qty: _.gte(5) }) }), '1'],
  ['elemMatch never enters scalars', _ => ({ lines: _.elemMatch({ sku: _.exists(true) }) }), '125'],
  ['elemMatch of values', _ => ({ n: _.elemMatch(_.gt(4)) }), '5'],
  ['a path through arrays', () => ({ 'lines.sku': 'p' }), '15'],
  ['a path by position', () => ({ 'lines.0.sku': 'q' }), '2'],
  ['a path through nested arrays', () => ({ 'deep.list': 3 }), '4'],
  ['expr', _ => _.expr(_.aggregate.eq(['$o.x', 1])), '123'],
]

test.each(rows)('%s', async (_name, filter, ids) => {
  const { data } = await db.collection('docs').where(filter(db.command)).get()
  expect(
    data
      .map((d: { _id: string }) => d._id)
      .sort()
      .join(''),
  ).toBe(ids)
})

test.each([
  [{ a: { $foo: 1 } }, 'query operator $foo'],
  [{ $where: 'true' }, 'query operator $where'],
  [{ a: { $near: [1, 2] } }, 'query operator $near'],
  [{ $jsonSchema: {} }, 'query operator $jsonSchema'],
  [{ $text: { $search: 'x' } }, 'query operator $text'],
  [{ a: { $elemMatch: { b: { $foo: 1 } } } }, 'query operator $foo'],
  [{ a: { $not: { $foo: 1 } } }, 'query operator $foo'],
  [{ $or: [{ a: { $foo: 1 } }] }, 'query operator $foo'],
  [{ $expr: { $function: {} } }, 'expression operator $function'],
  [{ a: { $gt: 1, b: 2 } }, 'query operator b'],
])('%j is refused by name, even without documents to ask', async (query, message) => {
  await db.createCollection('empty').catch(() => undefined)
  for (const name of ['docs', 'empty']) {
    const raw = db.collection(name).options({ raw: true } as never)
    expect((await refusal(raw.where(query).get())).message).toContain(`${message} is not supported`)
    expect((await refusal(raw.where(query).update({ $set: { a: 1 } }))).message).toContain(message)
    expect((await refusal(raw.where(query).remove())).message).toContain(message)
  }
})

describe('orderBy', () => {
  const ids = async (field: string, direction: 'asc' | 'desc') => {
    const { data } = await db.collection('docs').orderBy(field, direction).get()
    return data.map((d: { _id: string }) => d._id).join('')
  }

  test('orders by type, then value; arrays by their least or greatest element', async () => {
    expect(await ids('n', 'asc')).toBe('15234')
    expect(await ids('n', 'desc')).toBe('45321')
    expect(await ids('d', 'asc')).toBe('34512')
    expect(await ids('s', 'asc')).toBe('51234')
  })

  test('with skip and limit', async () => {
    const { data } = await db.collection('docs').orderBy('_id', 'desc').skip(1).limit(2).get()
    expect(data.map((d: { _id: string }) => d._id)).toEqual(['4', '3'])
  })

  test('by several fields', async () => {
    await db.createCollection('pairs')
    await db.collection('pairs').add([
      { a: 1, b: 1 },
      { a: 2, b: 1 },
      { a: 1, b: 2 },
    ] as never)
    const { data } = await db
      .collection('pairs')
      .orderBy('a', 'desc')
      .orderBy('b', 'asc')
      .field({ _id: false })
      .get()
    expect(data).toEqual([
      { a: 2, b: 1 },
      { a: 1, b: 1 },
      { a: 1, b: 2 },
    ])
  })
})
