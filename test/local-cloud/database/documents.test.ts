import { collection, type Db, refusal, type Served, serve } from './support'

let served: Served
let db: Db
beforeAll(async () => {
  served = await serve([collection('things'), collection('people', '!openid')])
  db = served.db
})

const things = () => db.collection('things')

describe('one document', () => {
  test('comes back as it was added, with every type it holds', async () => {
    const at = new Date('2026-11-22T07:18:32.123Z')
    const document = {
      _id: 'types',
      int: 5,
      negative: -7,
      big: 2 ** 45,
      fraction: 0.1,
      text: '积分 😀 "引号"',
      yes: true,
      nothing: null,
      at,
      list: [1, 'two', { three: 3 }, []],
      nested: { deep: { deeper: [{ x: 1 }] } },
      place: new db.Geo.Point(120.1, 30.2),
    }
    expect(await things().add(document)).toMatchObject({ id: 'types' })
    const { data } = await things().doc('types').get()
    expect(data).toHaveLength(1)
    expect(data[0]).toEqual(document)
  })

  test('gets an id when it brings none', async () => {
    const { id } = (await things().add({ a: 1 })) as { id: string }
    expect(id).toMatch(/^[0-9a-f]{32}$/u)
    expect((await things().doc(id).get()).data[0]).toEqual({ _id: id, a: 1 })
  })

  test('numbers and strings are different ids', async () => {
    await things().add({ _id: 7 as never, kind: 'number' })
    await things().add({ _id: '7', kind: 'string' })
    expect((await things().doc(7).get()).data[0].kind).toBe('number')
    expect((await things().doc('7').get()).data[0].kind).toBe('string')
  })

  test('a second one under the same id is E11000', async () => {
    await things().add({ _id: 'once' })
    const { code, message } = await refusal(things().add({ _id: 'once' }))
    expect(code).toBe('DATABASE_REQUEST_FAILED')
    expect(message).toContain('E11000 duplicate key error collection: things index: _id_')
  })

  test('that does not exist reads as an empty list and updates nothing', async () => {
    expect((await things().doc('nobody').get()).data).toEqual([])
    expect((await things().doc('nobody').update({ a: 1 })).updated).toBe(0)
    expect((await things().doc('nobody').remove()).deleted).toBe(0)
    expect((await things().doc('nobody').get()).data).toEqual([])
  })

  test('set replaces the whole document, and makes it when missing', async () => {
    const made = await things().doc('setme').set({ a: 1, b: 2 })
    expect(made).toMatchObject({ updated: 0, upsertedId: 'setme' })
    const replaced = await things().doc('setme').set({ c: 3 })
    expect(replaced).toMatchObject({ updated: 1, upsertedId: null })
    expect((await things().doc('setme').get()).data[0]).toEqual({ _id: 'setme', c: 3 })
    expect((await things().doc('setme').set({ c: 3 })).updated).toBe(1)
  })

  test('field() picks and leaves out fields', async () => {
    await things().add({ _id: 'wide', a: 1, b: { c: 2, d: 3 }, list: [1, 2, 3] })
    const pick = async (fields: object) => (await things().where({ _id: 'wide' }).field(fields).get()).data[0]
    expect(await pick({ a: true })).toEqual({ _id: 'wide', a: 1 })
    expect(await pick({ 'b.c': true, _id: false })).toEqual({ b: { c: 2 } })
    expect(await pick({ b: false, list: false })).toEqual({ _id: 'wide', a: 1 })
    expect(await pick({ list: db.command.project.slice(2), _id: 0, a: 1 })).toEqual({ a: 1, list: [1, 2] })
  })

  test('server dates are the server clock plus the offset', async () => {
    const before = Date.now()
    await things().add({ _id: 'dated', now: db.serverDate(), later: db.serverDate({ offset: 60_000 }) })
    const { now, later } = (await things().doc('dated').get()).data[0]
    expect(now.getTime()).toBeGreaterThanOrEqual(before)
    expect(now.getTime()).toBeLessThanOrEqual(Date.now())
    expect(later.getTime() - now.getTime()).toBe(60_000)
    await things()
      .doc('dated')
      .update({ now: db.serverDate({ offset: -1000 }) })
    expect((await things().doc('dated').get()).data[0].now.getTime()).toBeLessThan(Date.now() - 900)
  })

  test('of more than 512 KiB is refused and not stored', async () => {
    await things().add({ _id: 'fits', text: 'x'.repeat(512 * 1024 - 100) })
    const added = await refusal(things().add({ _id: 'toobig', text: '积'.repeat(180_000) }))
    expect(added.message).toContain('512 KiB')
    expect((await things().doc('toobig').get()).data).toEqual([])
    const grown = await refusal(
      things()
        .doc('fits')
        .update({ more: 'x'.repeat(200) }),
    )
    expect(grown.message).toContain('512 KiB')
    expect((await things().doc('fits').get()).data[0].more).toBeUndefined()
  })

  test.each([
    [{ $bad: 1 }, "The dollar ($) prefixed field '$bad'"],
    [{ a: { $inc: 1 } }, "The dollar ($) prefixed field '$inc'"],
    [{ 'a.b': 1 }, "The dotted field 'a.b'"],
    [{ _id: ['x'] }, '_id must be a single value'],
  ])('with unstorable names %j is refused', async (document, message) => {
    expect((await refusal(things().add(document))).message).toContain(message)
  })
})

describe('several documents', () => {
  test('insertion stops at the first refusal; what came before stays', async () => {
    await db.collection('people').add({ _id: 'p0', openid: 'taken' })
    const { message } = await refusal(
      db.collection('people').add([
        { _id: 'p1', openid: 'o1' },
        { _id: 'p2', openid: 'taken' },
        { _id: 'p3', openid: 'o3' },
      ] as never),
    )
    expect(message).toContain('E11000')
    const { data } = await db.collection('people').where({ openid: /^o/ }).get()
    expect(data.map((d: { _id: string }) => d._id)).toEqual(['p1'])
  })

  test('get returns 100 by default and 1000 at most', async () => {
    await db.createCollection('many')
    const many = db.collection('many')
    await many.add(Array.from({ length: 1203 }, (_, i) => ({ i })) as never)
    expect((await many.get()).data).toHaveLength(100)
    expect((await many.limit(1000).get()).data).toHaveLength(1000)
    expect((await many.limit(5000).get()).data).toHaveLength(1000)
    const rest = await many.orderBy('i', 'asc').skip(1000).limit(1000).get()
    expect(rest.data.map((d: { i: number }) => d.i)).toEqual(Array.from({ length: 203 }, (_, i) => 1000 + i))
    expect((await many.count()).total).toBe(1203)
    expect((await many.where({ i: db.command.lt(10) }).count()).total).toBe(10)
    expect((await many.where({ i: db.command.gte(3) }).remove()).deleted).toBe(1200)
    expect((await many.count()).total).toBe(3)
  })

  test('where().update() changes all that match, or one with multiple: false', async () => {
    await db.createCollection('several')
    const several = db.collection('several')
    await several.add([{ k: 1 }, { k: 1 }, { k: 2 }] as never)
    expect((await several.where({ k: 1 }).update({ seen: true })).updated).toBe(2)
    expect((await several.where({ seen: true }).count()).total).toBe(2)
    const one = await several.where({ k: 1 }).options({ multiple: false }).update({ k: 3 })
    expect(one.updated).toBe(1)
    expect((await several.where({ k: 1 }).options({ multiple: false }).remove()).deleted).toBe(1)
    expect((await several.count()).total).toBe(2)
  })
})

describe('what does not exist is refused by name', () => {
  test('a collection', async () => {
    for (const request of [
      db.collection('nowhere').get(),
      db.collection('nowhere').add({ a: 1 }),
      db.collection('nowhere').doc('x').update({ a: 1 }),
      db.collection('nowhere').where({ a: 1 }).count(),
    ]) {
      const { code, message } = await refusal(request)
      expect(code).toBe('DATABASE_COLLECTION_NOT_EXIST')
      expect(message).toMatch(/nowhere.*-502005/u)
    }
  })

  test('a collection made twice', async () => {
    await db.createCollection('twice')
    expect((await refusal(db.createCollection('twice'))).message).toContain('Table exist: twice')
    expect((await refusal(db.createCollection('no/such.name'))).code).toBe('INVALID_PARAM')
  })

  test('an action', async () => {
    const answer = await served.core.handle('database.dropCollection', { collectionName: 'things' })
    expect(answer).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    expect(answer.message).toContain('database.dropCollection is not supported')
  })

  test('a body that is no request', async () => {
    const post = async (body: string) => (await fetch(served.url, { method: 'POST', body })).json()
    expect(await post('no json')).toMatchObject({ code: 'INVALID_PARAM' })
    expect(await post('[]')).toMatchObject({ code: 'INVALID_PARAM' })
    expect(await post(JSON.stringify({ action: 'functions.invokeFunction' }))).toMatchObject({
      message: expect.stringContaining('functions.invokeFunction is not supported'),
    })
    expect(await post(JSON.stringify({ text: 'x'.repeat(11 * 1024 * 1024) }))).toMatchObject({
      code: 'EXCEED_REQUEST_LIMIT',
    })
  })

  test.each([
    ['query that is no EJSON', { query: '{' }],
    ['query that is no object', { query: '5' }],
    ['limit', { limit: -1 }],
    ['offset', { offset: 1.5 }],
    ['order', { order: '{"a":"up"}' }],
  ])('a malformed %s', async (_name, params) => {
    const answer = await served.core.handle('database.getDocument', { collectionName: 'things', ...params })
    expect(answer.code).toBe('INVALID_PARAM')
  })
})
