import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inProcessDatabase, openDatabase, startDatabase } from '../../../local-cloud/database'
import { openDatabaseOn } from '../../../local-cloud/database/core'
import type { StorageFailure } from '../../../local-cloud/database/errors'
import { databaseFileName, SqliteFile } from '../../../local-cloud/database/sqlite-file'
import { collection, refusal, serve, temporaryDirectory } from './support'

const collections = [collection('things', '!a', 'b')]

test('a restart finds everything that was acknowledged', async () => {
  const first = await serve(collections)
  await first.db.collection('things').add({ _id: '1', a: 1, at: new Date(5) })
  await first.db
    .collection('things')
    .doc('1')
    .update({ b: { c: [1] } })
  await first.db.collection('things').add({ _id: '2', a: 2 })
  await first.db.collection('things').doc('2').remove()
  const open = await first.db.startTransaction()
  await open.collection('things').add({ _id: '3', a: 3 })
  await first.close()
  const second = await serve(collections, { dataDir: first.dataDir })
  expect((await second.db.collection('things').get()).data).toEqual([
    { _id: '1', a: 1, at: new Date(5), b: { c: [1] } },
  ])
  expect((await refusal(second.db.collection('things').add({ a: 1 }))).message).toContain('E11000')
  await second.close()
})

test('a second server on the same directory is refused, until the first stops', async () => {
  const first = await serve(collections)
  const second = await startDatabase({ dataDir: first.dataDir, collections })
  expect(second).toMatchObject({ ok: false, error: { code: 'data_dir_locked', dataDir: first.dataDir } })
  expect(!second.ok && second.error.message).toContain('is in use by another running server')
  await first.db.collection('things').add({ a: 1 })
  await first.close()
  const third = await serve(collections, { dataDir: first.dataDir })
  expect((await third.db.collection('things').count()).total).toBe(1)
  await third.close()
})

describe('a directory that cannot be used is one clear failure', () => {
  const fileAt = (path: string, text = '') => {
    writeFileSync(path, text)
    return path
  }
  const cases: Array<[string, (directory: string) => string, StorageFailure['code']]> = [
    ['below a file', directory => join(fileAt(join(directory, 'file')), 'data'), 'data_dir_not_writable'],
    ['that is a file', directory => fileAt(join(directory, 'file')), 'data_dir_not_writable'],
    ['with a directory for a file', directory => dirname(mkdirp(directory)), 'data_dir_not_writable'],
    ['that nobody can make', () => '/proc/self/nothing', 'data_dir_not_writable'],
    [
      'with other contents',
      d => dirname(fileAt(join(d, databaseFileName), 'x'.repeat(5000))),
      'data_unreadable',
    ],
  ]
  const mkdirp = (directory: string) =>
    mkdirSync(join(directory, databaseFileName), { recursive: true }) ?? directory

  test.each(cases)('%s', (_name, prepare, code) => {
    const dataDir = prepare(temporaryDirectory())
    const opened = openDatabase({ dataDir, collections })
    expect(opened).toMatchObject({ ok: false, error: { code, dataDir } })
    expect(!opened.ok && opened.error.message).toMatch(/^data directory \S+ \w/u)
  })
})

test('a disk that fills up refuses the write, half-writes nothing, and works again with space', async () => {
  const opened = SqliteFile.open(temporaryDirectory())
  if (!opened.ok) throw new Error(opened.error.message)
  const file = opened.value
  const failures: StorageFailure[] = []
  const core = openDatabaseOn(file, {
    dataDir: file.dataDir,
    collections,
    onStorageFailure: f => failures.push(f),
  })
  if (!core.ok) throw new Error(core.error.message)
  const db = inProcessDatabase(core.value)
  const things = db.collection('things')
  await things.add({ _id: 'before', a: 0, text: 'x' })
  file.limitGrowth(4)

  const big = (i: number) => ({ _id: `big${i}`, a: i, b: i, text: 'x'.repeat(5000) })
  const { code, message } = await refusal(
    things.add(Array.from({ length: 20 }, (_, i) => big(i + 1)) as never),
  )
  expect(code).toBe('disk_full')
  expect(message).toContain(`data directory ${file.dataDir} is on a full disk`)
  expect(failures).toMatchObject([{ code: 'disk_full' }])
  expect((await things.count()).total).toBe(1)
  expect((await things.where({ b: 1 }).get()).data).toEqual([])

  expect((await refusal(things.doc('before').update({ text: 'y'.repeat(60_000) }))).code).toBe('disk_full')
  expect((await things.doc('before').get()).data[0]).toEqual({ _id: 'before', a: 0, text: 'x' })

  const tx = await db.startTransaction()
  await tx.collection('things').doc('before').update({ a: -1 })
  await tx.collection('things').add(big(99))
  await tx.collection('things').add({ _id: 'huge', text: 'z'.repeat(60_000) })
  expect((await refusal(tx.commit())).code).toBe('disk_full')
  expect((await things.get()).data).toEqual([{ _id: 'before', a: 0, text: 'x' }])

  file.limitGrowth(undefined)
  await things.add(Array.from({ length: 20 }, (_, i) => big(i + 1)) as never)
  await things.doc('before').update({ a: -1 })
  expect((await things.where({ b: 7 }).get()).data).toHaveLength(1)
  core.value.close()
  const again = openDatabase({ dataDir: file.dataDir, collections })
  expect(again.ok && (await inProcessDatabase(again.value).collection('things').count()).total).toBe(21)
  if (again.ok) again.value.close()
})

test('a closed database refuses, and tells those who wait', async () => {
  const { core, close, db } = await serve(collections)
  const inProcess = inProcessDatabase(core)
  await db.collection('things').add({ _id: '1', a: 1 })
  const tx = await inProcess.startTransaction()
  await tx.collection('things').doc('1').update({ b: 1 })
  const waiting = refusal(inProcess.collection('things').doc('1').update({ b: 2 }))
  await close()
  expect((await waiting).message).toContain('closed')
  expect((await refusal(inProcess.collection('things').get())).message).toContain('closed')
})

test('every commit is synced: write-ahead log with full synchronisation', () => {
  const opened = SqliteFile.open(temporaryDirectory())
  if (!opened.ok) throw new Error(opened.error.message)
  const pragma = (name: string) => opened.value.prepare(`pragma ${name}`).row()?.[0]
  expect([pragma('journal_mode'), pragma('synchronous'), pragma('locking_mode')]).toEqual([
    'wal',
    2,
    'exclusive',
  ])
  opened.value.close()
})

test('bodies on disk are canonical EJSON', async () => {
  const { db, dataDir, close } = await serve(collections)
  await db.collection('things').add({ _id: 'readable', a: 41, at: new Date(1234567) })
  await close()
  const bytes = readFileSync(join(dataDir, databaseFileName)).toString('latin1')
  expect(bytes).toContain(
    '{"_id":"readable","a":{"$numberInt":"41"},"at":{"$date":{"$numberLong":"1234567"}}}',
  )
})
