import { collection, type Db, refusal, serve } from './support'

let db: Db
beforeAll(async () => {
  db = (await serve([collection('things')])).db
})

/** Stores a document, updates it through the SDK, and returns what it has become. */
async function updated(before: object, update: object): Promise<Record<string, unknown>> {
  const things = db.collection('things')
  const { id } = (await things.add(before)) as { id: string }
  await things.doc(id).update(update)
  const { _id, ...after } = (await things.doc(id).get()).data[0]
  return after
}

const command = () => db.command

type Row = [name: string, before: object, update: (_: Db['command']) => object, after: object]
const rows: Row[] = [
  ['a plain value', { a: 1 }, () => ({ a: 2 }), { a: 2 }],
  ['a new nested path', {}, () => ({ 'a.b.c': 1 }), { a: { b: { c: 1 } } }],
  [
    'one field of an object, by nesting',
    { a: { x: 1, y: 2 } },
    () => ({ a: { x: 9 } }),
    { a: { x: 9, y: 2 } },
  ],
  ['a whole object, by set', { a: { x: 1, y: 2 } }, _ => ({ a: _.set({ x: 9 }) }), { a: { x: 9 } }],
  ['an array position', { a: [1, 2, 3] }, () => ({ 'a.1': 9 }), { a: [1, 9, 3] }],
  ['a position past the end', { a: [1] }, () => ({ 'a.3': 9 }), { a: [1, null, null, 9] }],
  [
    'a field of an array element',
    { a: [{ n: 1 }, { n: 2 }] },
    _ => ({ 'a.1.n': _.inc(5) }),
    { a: [{ n: 1 }, { n: 7 }] },
  ],
  ['remove', { a: 1, b: { c: 2, d: 3 } }, _ => ({ a: _.remove(), 'b.c': _.remove() }), { b: { d: 3 } }],
  ['remove of what is missing', { a: 1 }, _ => ({ 'x.y': _.remove() }), { a: 1 }],
  ['inc', { n: 1 }, _ => ({ n: _.inc(-3) }), { n: -2 }],
  ['inc of a missing field', {}, _ => ({ 'm.n': _.inc(4) }), { m: { n: 4 } }],
  ['mul', { n: 3 }, _ => ({ n: _.mul(1.5), m: _.mul(7) }), { n: 4.5, m: 0 }],
  [
    'min and max',
    { a: 5, b: 5, c: 5 },
    _ => ({ a: _.min(3), b: _.max(3), c: _.max(9), d: _.min(1) }),
    { a: 3, b: 5, c: 9, d: 1 },
  ],
  ['rename', { a: 1 }, _ => ({ a: _.rename('b.c') }), { b: { c: 1 } }],
  ['bit', { n: 0b1100 }, _ => ({ n: _.bit({ and: 0b0110 }) }), { n: 0b0100 }],
  ['push of one', { a: [1] }, _ => ({ a: _.push(2) }), { a: [1, 2] }],
  ['push of several', { a: [1] }, _ => ({ a: _.push([2, 3]) }), { a: [1, 2, 3] }],
  ['push to a missing field', {}, _ => ({ a: _.push(2) }), { a: [2] }],
  ['push of an object', { a: [] }, _ => ({ a: _.push({ x: { y: 1 } }) }), { a: [{ x: { y: 1 } }] }],
  [
    'push at a position',
    { a: [1, 4] },
    _ => ({ a: _.push({ each: [2, 3], position: 1 }) }),
    { a: [1, 2, 3, 4] },
  ],
  [
    'push keeping the last',
    { a: [1, 2, 3] },
    _ => ({ a: _.push({ each: [4, 5], slice: -3 }) }),
    { a: [3, 4, 5] },
  ],
  [
    'push keeping the first',
    { a: [3] },
    _ => ({ a: _.push({ each: [1, 2], sort: 1, slice: 2 }) }),
    { a: [1, 2] },
  ],
  [
    'push sorted by a field',
    { a: [{ s: 1 }, { s: 9 }] },
    _ => ({ a: _.push({ each: [{ s: 5 }], sort: { s: -1 } }) }),
    { a: [{ s: 9 }, { s: 5 }, { s: 1 }] },
  ],
  ['unshift', { a: [3] }, _ => ({ a: _.unshift([1, 2]) }), { a: [1, 2, 3] }],
  [
    'pop and shift',
    { a: [1, 2, 3], b: [1, 2, 3] },
    _ => ({ a: _.pop(), b: _.shift() }),
    { a: [1, 2], b: [2, 3] },
  ],
  ['pull of a value', { a: [1, 2, 1] }, _ => ({ a: _.pull(1) }), { a: [2] }],
  ['pull by condition', { a: [1, 5, 9] }, _ => ({ a: _.pull(_.gte(5)) }), { a: [1] }],
  [
    'pull of objects',
    { a: [{ k: 'x', n: 1 }, { k: 'y', n: 2 }, 'x'] },
    _ => ({ a: _.pull({ k: 'x' }) }),
    { a: [{ k: 'y', n: 2 }, 'x'] },
  ],
  ['pullAll', { a: [1, 2, 3, 2] }, _ => ({ a: _.pullAll([2, 3]) }), { a: [1] }],
  ['addToSet', { a: [1] }, _ => ({ a: _.addToSet(1), b: _.addToSet(1) }), { a: [1], b: [1] }],
  [
    'addToSet of an object, fields in order',
    { a: [{ x: 1, y: 2 }] },
    _ => ({ a: _.addToSet({ x: 1, y: 2 }) }),
    { a: [{ x: 1, y: 2 }] },
  ],
  [
    'several operators at once',
    { n: 1, l: [1] },
    _ => ({ n: _.inc(1), l: _.push(2), s: 'x', 'o.p': 1 }),
    { n: 2, l: [1, 2], s: 'x', o: { p: 1 } },
  ],
]

test.each(rows)('update: %s', async (_name, before, update, after) => {
  expect(await updated(before, update(command()))).toEqual(after)
})

type Refused = [name: string, before: object, update: (_: Db['command']) => object, message: string]
const refused: Refused[] = [
  ['inc of a string', { n: 'x' }, _ => ({ n: _.inc(1) }), 'Cannot apply $inc to a value of non-numeric type'],
  ['inc of null', { n: null }, _ => ({ n: _.inc(1) }), 'non-numeric type null'],
  [
    'inc by a string',
    { n: 1 },
    _ => ({ n: _.inc('1' as never) }),
    'Cannot increment with non-numeric argument',
  ],
  [
    'push to a number',
    { a: 1 },
    _ => ({ a: _.push(1) }),
    "The field 'a' must be an array but is of type int",
  ],
  ['a path through a number', { a: 1 }, () => ({ 'a.b': 1 }), "Cannot create field 'b'"],
  ['a path through null', { a: null }, () => ({ 'a.b': 1 }), "Cannot create field 'b'"],
  ['a name inside an array', { a: [1] }, () => ({ 'a.b': 1 }), "Cannot create field 'b'"],
  [
    'two updates of one path',
    { a: { b: 1 } },
    _ => ({ 'a.b': 1, a: _.set({ b: 2 }) }),
    'would create a conflict at',
  ],
  ['an empty update', { a: 1 }, () => ({}), 'must change at least one field'],
  ['an update the serialiser drops', { a: 1 }, () => ({ a: {} }), 'must change at least one field'],
  ['a positional operator', { a: [1] }, () => ({ 'a.$[]': 1 }), 'positional operator $[]'],
  ['an empty segment', { a: 1 }, () => ({ 'a..b': 1 }), 'empty field name'],
  ['a dotted name in a value', {}, _ => ({ a: _.set({ 'b.c': 1 }) }), "The dotted field 'b.c'"],
]

test.each(refused)('refused and nothing changed: %s', async (_name, before, update, message) => {
  const things = db.collection('things')
  const { id } = (await things.add(before)) as { id: string }
  expect((await refusal(things.doc(id).update(update(command())))).message).toContain(message)
  expect((await things.doc(id).get()).data[0]).toEqual({ _id: id, ...before })
})

test.each(['$setField', '$pushAll', '$where'])(
  'an unknown operator %s is refused by name',
  async operator => {
    const raw = db.collection('things').options({ raw: true } as never)
    const { message } = await refusal(raw.where({ _id: 'x' }).update({ [operator]: { a: 1 } }))
    expect(message).toContain(`update operator ${operator} is not supported`)
  },
)

describe('updateAndReturn', () => {
  test('changes the first match and returns it as it is afterwards', async () => {
    const things = db.collection('things')
    await things.add({ _id: 'car', n: 1, log: [] })
    const _ = command()
    const hit = await things
      .where({ _id: 'car', n: _.lt(2) })
      .updateAndReturn({ n: _.inc(1), log: _.push('in') })
    expect(hit).toMatchObject({ updated: 1, doc: { _id: 'car', n: 2, log: ['in'] } })
    const miss = await things.where({ _id: 'car', n: _.lt(2) }).updateAndReturn({ n: _.inc(1) })
    expect(miss).toMatchObject({ updated: 0, doc: null })
    expect((await things.doc('car').get()).data[0].n).toBe(2)
  })

  test('is atomic: of many that want the same version, one wins', async () => {
    const things = db.collection('things')
    await things.add({ _id: 'versioned', version: 0 })
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        things.where({ _id: 'versioned', version: 0 }).updateAndReturn({ version: 1, by: i }),
      ),
    )
    const won = results.filter(r => r.updated === 1)
    expect(won).toHaveLength(1)
    expect((await things.doc('versioned').get()).data[0].by).toBe(won[0]?.doc.by)
  })

  test('lets every one of many claimants take another document', async () => {
    const things = db.collection('things')
    await things.add(Array.from({ length: 10 }, (_, i) => ({ _id: `job${i}`, state: 'new' })) as never)
    const taken = await Promise.all(
      Array.from({ length: 14 }, (_, i) =>
        things.where({ state: 'new' }).updateAndReturn({ state: `taken by ${i}` }),
      ),
    )
    const ids = taken.filter(r => r.updated === 1).map(r => r.doc._id)
    expect(new Set(ids).size).toBe(10)
    expect(ids).toHaveLength(10)
  })
})
