import type { Fault, RequestInfo } from '../../../local-cloud/database'
import { collection, type Db, refusal, type Served, serve } from './support'

let served: Served
let db: Db
beforeAll(async () => {
  served = await serve([collection('things', '!key')])
  db = served.db
})
beforeEach(async () => {
  served.core.setFaults(undefined)
  await db.collection('things').where({}).remove()
})

/** The next request to `action` meets these faults, once. */
function next(action: string, ...faults: Fault[]): RequestInfo[] {
  const seen: RequestInfo[] = []
  let left = 1
  served.core.setFaults(request => {
    seen.push(request)
    return request.action === `database.${action}` && left-- > 0 ? faults : []
  })
  return seen
}

const things = () => db.collection('things')

test('latency delays the request', async () => {
  next('insertDocument', { kind: 'latency', ms: 80 })
  const startedMs = performance.now()
  await things().add({ key: 1 })
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(75)
})

test('a failure before has no effect, one after has', async () => {
  next('insertDocument', { kind: 'fail_before', code: 'SYS_ERR', message: 'down' })
  expect(await refusal(things().add({ _id: 'x', key: 1 }))).toEqual({ code: 'SYS_ERR', message: 'down' })
  expect((await things().count()).total).toBe(0)
  next('insertDocument', { kind: 'fail_after' })
  expect((await refusal(things().add({ _id: 'x', key: 1 }))).message).toContain(
    'injected failure of database.insertDocument',
  )
  expect((await things().doc('x').get()).data).toHaveLength(1)
})

test('a conflict is the real one and ends the transaction', async () => {
  await things().add({ _id: 'x', key: 1 })
  next('modifyDocument', { kind: 'conflict' })
  const tx = await db.startTransaction()
  const { code, message } = await refusal(tx.collection('things').doc('x').update({ key: 2 }))
  expect(code).toBe('DATABASE_TRANSACTION_CONFLICT')
  expect(message).toContain('[ResourceUnavailable.TransactionConflict]')
  expect((await refusal(tx.commit())).message).toContain('TransactionNotExist')
  await things().doc('x').update({ key: 3 })
})

test('a duplicate delivery takes effect twice and answers as the second', async () => {
  await things().add({ _id: 'x', key: 1, n: 0 })
  next('modifyDocument', { kind: 'duplicate' })
  await things()
    .doc('x')
    .update({ n: db.command.inc(1) })
  expect((await things().doc('x').get()).data[0].n).toBe(2)
  next('insertDocument', { kind: 'duplicate' })
  expect((await refusal(things().add({ _id: 'y', key: 2 }))).message).toContain('E11000')
  expect((await things().doc('y').get()).data).toHaveLength(1)
})

test('a fault plan sees requests in order with what they are about', async () => {
  const seen = next('nothing')
  await things().add({ key: 1 })
  const tx = await db.startTransaction()
  await tx.collection('things').doc('x').get()
  await tx.rollback()
  expect(seen.map(({ action, collection: name }) => [action, name])).toEqual([
    ['database.insertDocument', 'things'],
    ['database.startTransaction', undefined],
    ['database.getDocument', 'things'],
    ['database.abortTransaction', undefined],
  ])
  expect(seen[2]?.transactionId).toBe(seen[3]?.transactionId)
  const first = seen[0]?.seq ?? 0
  expect(seen.map(({ seq }) => seq - first)).toEqual([0, 1, 2, 3])
})

test('requests are counted by action and collection until reset', async () => {
  served.core.stats.reset()
  await things().add({ _id: 'x', key: 1 })
  await things().doc('x').get()
  await things().where({ key: 1 }).get()
  await refusal(things().add({ _id: 'x', key: 1 }))
  await refusal(db.collection('nowhere').get())
  expect(served.core.stats.snapshot()).toEqual({
    requests: 5,
    errors: 2,
    byAction: { 'database.insertDocument': 2, 'database.getDocument': 3 },
    byCollection: { things: 4, nowhere: 1 },
    byActionAndCollection: {
      'database.insertDocument things': 2,
      'database.getDocument things': 2,
      'database.getDocument nowhere': 1,
    },
  })
  served.core.stats.reset()
  expect(served.core.stats.snapshot()).toMatchObject({ requests: 0, errors: 0, byAction: {} })
})
