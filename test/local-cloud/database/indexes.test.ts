import fc from 'fast-check'
import { inProcessDatabase, parseDeclarations, startDatabase } from '../../../local-cloud/database'
import { sortValue } from '../../../local-cloud/database/find'
import { collection, type Db, refusal, serve, temporaryDirectory } from './support'

/** Runs on the core directly: the wire is tested elsewhere, here thousands of requests are. */
const open = async (...args: Parameters<typeof serve>) => {
  const served = await serve(...args)
  return { ...served, db: inProcessDatabase(served.core) as Db }
}

describe('unique indexes', () => {
  test('a second document under one key is E11000, on add, set and update', async () => {
    const { db } = await open([collection('accounts', '!openid')])
    const accounts = db.collection('accounts')
    await accounts.add({ _id: 'a', openid: 'o1' })
    await accounts.add({ _id: 'b', openid: 'o2' })
    for (const request of [
      () => accounts.add({ _id: 'c', openid: 'o1' }),
      () => accounts.doc('c').set({ openid: 'o1' }),
      () => accounts.doc('b').update({ openid: 'o1' }),
      () => accounts.where({ _id: 'b' }).updateAndReturn({ openid: 'o1' }),
    ]) {
      const { code, message } = await refusal(request())
      expect(code).toBe('DATABASE_REQUEST_FAILED')
      expect(message).toContain('E11000 duplicate key error collection: accounts index: _openid')
      expect(message).toContain('"o1"')
    }
    await accounts.doc('a').update({ openid: 'o1', seen: true })
    await accounts.doc('a').remove()
    await accounts.doc('b').update({ openid: 'o1' })
  })

  test('a missing field counts as null', async () => {
    const { db } = await open([collection('accounts', '!openid')])
    await db.collection('accounts').add({ _id: 'a' })
    expect((await refusal(db.collection('accounts').add({ _id: 'b' }))).message).toContain('openid: null')
    expect((await refusal(db.collection('accounts').add({ _id: 'c', openid: null }))).message).toContain(
      'E11000',
    )
  })

  test('compound keys clash as a whole, arrays by any element', async () => {
    const { db } = await open([collection('ledger', '!member -seq'), collection('codes', '!codes')])
    const ledger = db.collection('ledger')
    await ledger.add({ member: 'm', seq: 1 })
    await ledger.add({ member: 'm', seq: 2 })
    await ledger.add({ member: 'n', seq: 1 })
    expect((await refusal(ledger.add({ member: 'm', seq: 2 }))).message).toContain('member: "m", seq: 2')
    await db.collection('codes').add({ codes: ['x', 'y', 'x'] })
    expect((await refusal(db.collection('codes').add({ codes: ['z', 'y'] }))).message).toContain('E11000')
  })
})

describe('declarations', () => {
  test('changed and new indexes are built over what is there; removed ones go; data stays', async () => {
    const dataDir = temporaryDirectory()
    const first = await open([collection('things', 'a')], { dataDir })
    await first.db.collection('things').add([
      { _id: '1', a: 1, b: 9 },
      { _id: '2', a: 2, b: 9 },
    ] as never)
    await first.db.createCollection('adhoc')
    await first.close()
    const second = await open([collection('things', '-b a', '!a'), collection('more')], { dataDir })
    expect((await refusal(second.db.collection('things').add({ a: 1 }))).message).toContain('E11000')
    const { data } = await second.db.collection('things').where({ b: 9 }).orderBy('a', 'desc').get()
    expect(data.map((d: { _id: string }) => d._id)).toEqual(['2', '1'])
    expect((await second.db.collection('adhoc').count()).total).toBe(0)
    await second.db.collection('more').add({ x: 1 })
    await second.close()
  })

  test('a unique index over documents that break it is refused with the place', async () => {
    const dataDir = temporaryDirectory()
    const first = await open([collection('things')], { dataDir })
    await first.db.collection('things').add([{ a: 1 }, { a: 1 }] as never)
    await first.close()
    const again = await startDatabase({ dataDir, collections: [collection('things', '!a')] })
    expect(again).toMatchObject({ ok: false, error: { code: 'unique_index_violated', dataDir } })
    expect(!again.ok && again.error.message).toContain('things._a: { a: 1 } occurs twice')
    // The refusal left nothing behind: without the index the data is served as before.
    const third = await open([collection('things')], { dataDir })
    expect((await third.db.collection('things').count()).total).toBe(2)
    await third.close()
  })

  test.each([
    [{ collections: [{ name: 'a', permission: 'READONLY' }] }, 'collections.0.permission'],
    [{ collections: [{ name: '1a', permission: 'ADMINONLY' }] }, 'collections.0.name'],
    [
      { collections: [{ name: 'a', permission: 'ADMINONLY', indexes: [{ name: 'i', keys: [] }] }] },
      'indexes.0.keys',
    ],
    [
      {
        collections: [
          {
            name: 'a',
            permission: 'ADMINONLY',
            indexes: [{ name: 'i', keys: [{ field: 'x.$', order: 'asc' }] }],
          },
        ],
      },
      'keys.0.field',
    ],
    [{ collections: [{ name: 'a', permission: 'ADMINONLY', index: [] }] }, 'collections.0.index'],
    [
      {
        collections: [
          { name: 'a', permission: 'ADMINONLY' },
          { name: 'a', permission: 'ADMINONLY' },
        ],
      },
      'twice',
    ],
  ])('%j is refused with the place', (data, place) => {
    const parsed = parseDeclarations(data, 'database.json')
    expect(parsed).toMatchObject({ ok: false, error: { code: 'declaration_invalid' } })
    expect(!parsed.ok && parsed.error.message).toContain(place)
  })
})

describe('a query answers the same with indexes as without', () => {
  const small = fc.constantFrom<unknown>(
    0,
    1,
    2,
    2.5,
    -1,
    '',
    'a',
    'b',
    '，',
    '😀',
    null,
    true,
    false,
    new Date(0),
    new Date(5),
  )
  const value = fc.oneof(
    { weight: 8, arbitrary: small },
    { weight: 1, arbitrary: fc.array(small, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.record({ x: small }) },
  )
  const document = fc.record({ a: value, b: value, c: fc.record({ d: value }) }, { requiredKeys: [] })
  const comparison = fc.record(
    {
      $gt: small,
      $gte: small,
      $lt: small,
      $lte: small,
      $eq: small,
      $ne: small,
      $in: fc.array(small, { maxLength: 3 }),
      $exists: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  const usable = comparison.filter(c => Object.keys(c).length > 0)
  const number = fc.constantFrom(-1, 0, 1, 2)
  const between = fc.record({ $gt: number, $lt: number })
  const condition = fc.oneof(small, usable, between, fc.constant({ $nin: [1, null] }))
  const field = fc.constantFrom('a', 'b', 'c.d', 'a.x')
  const flat = fc.dictionary(field, condition, { minKeys: 1, maxKeys: 3 })
  const filter = fc.oneof(
    flat,
    fc.array(flat, { minLength: 1, maxLength: 2 }).map(parts => ({ $and: parts })),
    fc
      .tuple(flat, fc.array(flat, { minLength: 1, maxLength: 2 }))
      .map(([top, parts]) => ({ ...top, $or: parts })),
  )
  const sort = fc.array(fc.tuple(field, fc.constantFrom<'asc' | 'desc'>('asc', 'desc')), { maxLength: 2 })

  test('random documents, filters, orders and limits', async () => {
    const { db } = await open([collection('plain'), collection('indexed', 'a', '-b a', 'c.d -a', 'b -c.d')])
    const both = [db.collection('plain'), db.collection('indexed')]
    let compared = 0
    const property = fc.asyncProperty(
      fc.array(document, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(filter, sort, fc.integer({ min: 1, max: 14 })), { minLength: 6, maxLength: 12 }),
      async (documents, questions) => {
        for (const each of both) {
          await each.where({}).remove()
          await each.add(documents.map((d, i) => ({ _id: String(i), ...d })) as never)
        }
        for (const [question, order, limit] of questions) {
          const [plain, indexed] = await Promise.all(
            both.map(async each => {
              let query = each.options({ raw: true } as never).where(question)
              const found = (await query.get()).data.map((d: { _id: string }) => d._id)
              for (const [by, direction] of order) query = query.orderBy(by, direction)
              const { data } = await query.limit(limit).get()
              // Documents that tie may come in any order; what they are ordered by may not.
              const places = data.map((d: object) =>
                order.map(([by, to]) => sortValue(d, by, to === 'asc' ? 1 : -1) ?? null),
              )
              return { found: found.sort(), places }
            }),
          )
          expect(indexed).toEqual(plain)
          compared += 1
        }
      },
    )
    await fc.assert(property, { numRuns: 70 })
    expect(compared).toBeGreaterThan(400)
  }, 120_000)

  test('over arrays, two bounds may be met by two different elements', async () => {
    const { db } = await open([collection('indexed', 'a')])
    await db.collection('indexed').add([
      { _id: 'apart', a: [0, 9] },
      { _id: 'below', a: [0] },
      { _id: 'in', a: 5 },
    ] as never)
    const _ = db.command
    const { data } = await db
      .collection('indexed')
      .where({ a: _.gt(4).and(_.lt(6)) })
      .get()
    expect(data.map((d: { _id: string }) => d._id).sort()).toEqual(['apart', 'in'])
  })

  test('updates keep the indexes: entries follow the documents', async () => {
    const { db } = await open([collection('plain'), collection('indexed', 'a', '-b a', 'c.d -a')])
    const both = [db.collection('plain'), db.collection('indexed')]
    const update = fc.oneof(
      fc.dictionary(field, value, { minKeys: 1, maxKeys: 1 }).map(fields => ({ $set: fields })),
      field.map(name => ({ $unset: { [name]: '' } })),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(5), update, flat), { minLength: 3, maxLength: 8 }),
        async (documents, steps) => {
          for (const each of both) {
            await each.where({}).remove()
            await each.add(documents.map((d, i) => ({ _id: String(i), ...d })) as never)
          }
          for (const [id, change, question] of steps) {
            const [plain, indexed] = await Promise.all(
              both.map(async each => {
                const raw = each.options({ raw: true } as never)
                const outcome = await raw
                  .doc(String(id))
                  .update(change)
                  .then(
                    r => r.updated,
                    (e: Error) => e.message,
                  )
                const { data } = await raw.where(question).orderBy('_id', 'asc').get()
                const ordered = (await raw.orderBy('a', 'asc').get()).data.map(
                  (d: object) => sortValue(d, 'a', 1) ?? null,
                )
                return { outcome, data, ordered }
              }),
            )
            expect(indexed).toEqual(plain)
          }
        },
      ),
      { numRuns: 60 },
    )
  }, 120_000)
})

test('an index makes keyed, ranged and ordered reads of a large collection cheap', async () => {
  const { db } = await open([collection('orders', 'memberId -createdAtMs', 'state createdAtMs')])
  const orders = db.collection('orders')
  const size = 20_000
  for (let from = 0; from < size; from += 1000) {
    await orders.add(
      Array.from({ length: 1000 }, (_, i) => ({
        _id: `o${from + i}`,
        memberId: `m${(from + i) % 500}`,
        createdAtMs: from + i,
        state: i % 100 === 0 ? 'open' : 'done',
        lines: [{ sku: 'x', qty: 1 }],
      })) as never,
    )
  }
  const timed = async (request: () => Promise<{ data: unknown[] }>, rows: number) => {
    const times: number[] = []
    for (let i = 0; i < 9; i++) {
      const startedMs = performance.now()
      expect((await request()).data).toHaveLength(rows)
      times.push(performance.now() - startedMs)
    }
    return times.sort((a, b) => a - b)[4] as number
  }
  const scanMs = await timed(() => orders.where({ 'lines.qty': 2 }).get(), 0)
  const _ = db.command
  const cheap = [
    await timed(() => orders.where({ memberId: 'm7' }).orderBy('createdAtMs', 'desc').limit(20).get(), 20),
    await timed(() => orders.where({ state: 'open', createdAtMs: _.lt(500) }).get(), 5),
    await timed(() => orders.where({ memberId: _.in(['m1', 'm2']), createdAtMs: _.gte(19_500) }).get(), 2),
    await timed(() => orders.orderBy('_id', 'desc').limit(5).get(), 5),
    await timed(() => orders.where({ _id: _.in(['o5', 'o9']) }).get(), 2),
  ]
  for (const ms of cheap) expect(ms).toBeLessThan(scanMs / 8)
}, 60_000)
