import { inProcessDatabase, openDatabase } from '../../../local-cloud/database'
import { collection, type Db, refusal, serve, temporaryDirectory } from './support'

const collections = [collection('things', '!key')]

function open() {
  const opened = openDatabase({ dataDir: temporaryDirectory(), collections })
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

test("the SDK's database module runs on a core without a socket", async () => {
  const core = open()
  const db = inProcessDatabase(core)
  await db.collection('things').add({ _id: 'x', key: 1, at: db.serverDate() })
  const _ = db.command
  expect(
    (
      await db
        .collection('things')
        .where({ key: _.gte(1) })
        .update({ n: _.inc(2) })
    ).updated,
  ).toBe(1)
  expect((await db.collection('things').doc('x').get()).data[0]).toMatchObject({ n: 2, at: expect.any(Date) })
  const error = await refusal(db.collection('things').add({ key: 1 }))
  expect(error).toMatchObject({ code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('E11000') })
  await db.runTransaction(async (tx: Awaited<ReturnType<Db['startTransaction']>>) => {
    await tx.collection('things').doc('x').update({ n: 9 })
  })
  expect((await db.collection('things').doc('x').get()).data[0].n).toBe(9)
  expect(core.stats.snapshot().byAction['database.commitTransaction']).toBe(1)
  core.close()
})

test('several cores and a database over HTTP live side by side, in any order of making', async () => {
  const [one, two] = [open(), open()]
  const first = inProcessDatabase(one)
  const served = await serve(collections)
  const second = inProcessDatabase(two)
  const put = (db: { collection: Db['collection'] }, name: string) =>
    db.collection('things').add({ _id: name, key: 1 })
  await Promise.all([put(first, 'first'), put(served.db, 'http'), put(second, 'second')])
  const all = async (db: { collection: Db['collection'] }) =>
    (await db.collection('things').get()).data.map((d: { _id: string }) => d._id)
  expect(await all(first)).toEqual(['first'])
  expect(await all(served.db)).toEqual(['http'])
  expect(await all(second)).toEqual(['second'])
  one.close()
  two.close()
})

test('errors look as over HTTP', async () => {
  const core = open()
  const served = await serve(collections)
  const failing = [
    (db: { collection: Db['collection'] }) => db.collection('nowhere').get(),
    (db: { collection: Db['collection'] }) => db.collection('things').where({ $where: 'x' }).get(),
  ]
  for (const request of failing) {
    expect(await refusal(request(inProcessDatabase(core)))).toEqual(await refusal(request(served.db)))
  }
  core.close()
})
