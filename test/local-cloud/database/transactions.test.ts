import { collection, type Db, refusal, type Served, serve } from './support'

const conflictText =
  '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.'
const goneText = '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server'

let served: Served
let db: Db
beforeAll(async () => {
  served = await serve([collection('accounts', '!openid'), collection('other')])
  db = served.db
})
beforeEach(async () => {
  await db.collection('accounts').where({}).remove()
  await db.collection('accounts').add([
    { _id: 'a', openid: 'oa', points: 100 },
    { _id: 'b', openid: 'ob', points: 100 },
  ] as never)
})

const accounts = () => db.collection('accounts')
const points = async (id: string): Promise<number> => (await accounts().doc(id).get()).data[0]?.points
const inc = (by: number) => ({ points: db.command.inc(by) })
/** A transaction's collection; the SDK types it loosely. */
const begin = async () => {
  const tx = await db.startTransaction()
  return Object.assign(tx, { accounts: tx.collection('accounts') as ReturnType<Db['collection']> })
}
// In a transaction the SDK answers with the document itself instead of a list.
const inTx = async (tx: { accounts: ReturnType<Db['collection']> }, id: string) =>
  (await tx.accounts.doc(id).get()).data as unknown as { points: number } | null

describe('isolation', () => {
  test('a transaction sees its own writes, others see them after the commit only', async () => {
    const tx = await begin()
    await tx.accounts.doc('a').update(inc(-30))
    await tx.accounts.add({ _id: 'c', openid: 'oc', points: 5 })
    await tx.accounts.doc('b').remove()
    expect((await inTx(tx, 'a'))?.points).toBe(70)
    expect((await inTx(tx, 'c'))?.points).toBe(5)
    expect(await inTx(tx, 'b')).toBeNull()
    expect(await points('a')).toBe(100)
    expect(await points('c')).toBeUndefined()
    expect(await points('b')).toBe(100)
    await tx.commit()
    expect(await points('a')).toBe(70)
    expect(await points('c')).toBe(5)
    expect(await points('b')).toBeUndefined()
  })

  test('the snapshot is taken by the first operation and stays', async () => {
    const tx = await begin()
    await accounts().doc('a').update(inc(1))
    expect((await inTx(tx, 'a'))?.points).toBe(101)
    await accounts().doc('a').update(inc(1))
    await accounts().doc('b').remove()
    await accounts().add({ _id: 'new', openid: 'on', points: 0 })
    expect((await inTx(tx, 'a'))?.points).toBe(101)
    expect((await inTx(tx, 'b'))?.points).toBe(100)
    expect(await inTx(tx, 'new')).toBeNull()
    const { data } = await tx.accounts
      .where({ points: db.command.gte(0) })
      .orderBy('_id', 'asc')
      .get()
    expect(data.map((d: { _id: string; points: number }) => [d._id, d.points])).toEqual([
      ['a', 101],
      ['b', 100],
    ])
    await tx.rollback()
    expect(await points('a')).toBe(102)
  })

  test('a rollback leaves nothing', async () => {
    const tx = await begin()
    await tx.accounts.doc('a').set({ openid: 'oa', points: 0 })
    await tx.accounts.add({ _id: 'c', openid: 'oc' })
    await tx.rollback()
    expect(await points('a')).toBe(100)
    expect((await accounts().count()).total).toBe(2)
    await accounts().add({ _id: 'c', openid: 'oc' })
  })

  test('write skew is possible: reads lock nothing', async () => {
    const first = await begin()
    const second = await begin()
    const sum = async (tx: typeof first) => (await inTx(tx, 'a'))!.points + (await inTx(tx, 'b'))!.points
    expect(await sum(first)).toBe(200)
    expect(await sum(second)).toBe(200)
    await first.accounts.doc('a').update(inc(-200))
    await second.accounts.doc('b').update(inc(-200))
    await first.commit()
    await second.commit()
    expect((await points('a')) + (await points('b'))).toBe(-200)
  })
})

describe('conflicts', () => {
  test('a write to a document another transaction holds fails at once and ends the transaction', async () => {
    const first = await begin()
    const second = await begin()
    await first.accounts.doc('a').update(inc(1))
    expect(await refusal(second.accounts.doc('a').update(inc(1)))).toEqual({
      code: 'DATABASE_TRANSACTION_CONFLICT',
      message: conflictText,
    })
    expect((await refusal(second.accounts.doc('b').get())).message).toContain(goneText)
    await first.commit()
    expect(await points('a')).toBe(101)
  })

  test('a write to a document changed since the snapshot fails at once', async () => {
    const tx = await begin()
    await inTx(tx, 'b')
    await accounts().doc('a').update(inc(1))
    expect((await refusal(tx.accounts.doc('a').update(inc(1)))).message).toBe(conflictText)
    expect(await points('a')).toBe(101)
  })

  test('so does one to a document removed, or made under the same id, since the snapshot', async () => {
    const first = await begin()
    await inTx(first, 'b')
    await accounts().doc('a').remove()
    expect((await refusal(first.accounts.doc('a').remove())).message).toBe(conflictText)
    const second = await begin()
    await inTx(second, 'b')
    await accounts().add({ _id: 'a', openid: 'again' })
    expect((await refusal(second.accounts.add({ _id: 'a', openid: 'mine' }))).message).toBe(conflictText)
  })

  test('two transactions cannot take one unique key', async () => {
    const first = await begin()
    const second = await begin()
    await first.accounts.add({ _id: 'x', openid: 'same' })
    expect((await refusal(second.accounts.add({ _id: 'y', openid: 'same' }))).message).toBe(conflictText)
    await first.commit()
    const third = await begin()
    expect((await refusal(third.accounts.add({ _id: 'y', openid: 'same' }))).message).toContain('E11000')
  })

  test('a unique key may move between documents inside one transaction', async () => {
    const tx = await begin()
    await tx.accounts.doc('a').remove()
    await tx.accounts.add({ _id: 'c', openid: 'oa' })
    expect((await refusal(tx.accounts.add({ _id: 'd', openid: 'oa' }))).message).toContain('E11000')
    const again = await begin()
    await again.accounts.doc('a').remove()
    await again.accounts.add({ _id: 'c', openid: 'oa' })
    await again.commit()
    expect((await accounts().where({ openid: 'oa' }).get()).data.map((d: { _id: string }) => d._id)).toEqual([
      'c',
    ])
    await refusal(accounts().add({ _id: 'e', openid: 'oa' }))
    await accounts().doc('c').remove()
    await accounts().add({ _id: 'e', openid: 'oa' })
  })

  test('runTransaction of the SDK repeats a conflicted transaction', async () => {
    let runs = 0
    await db.runTransaction(async (tx: Awaited<ReturnType<typeof begin>>) => {
      runs += 1
      const held = tx.collection('accounts')
      await held.doc('b').get()
      if (runs === 1) await accounts().doc('a').update(inc(1))
      await held.doc('a').update(inc(10))
    })
    expect(runs).toBe(2)
    expect(await points('a')).toBe(111)
  })
})

describe('plain writes', () => {
  test('wait for the lock and then see the committed state', async () => {
    const tx = await begin()
    await tx.accounts.doc('a').update({ points: 7 })
    const order: string[] = []
    const plain = accounts()
      .where({ _id: 'a', points: db.command.gte(5) })
      .update(inc(1))
      .then(result => {
        order.push('plain')
        return result
      })
    await new Promise(resolve => setTimeout(resolve, 60))
    order.push('commit')
    await tx.commit()
    expect((await plain).updated).toBe(1)
    expect(order).toEqual(['commit', 'plain'])
    expect(await points('a')).toBe(8)
  })

  test('that no longer match after the wait change nothing', async () => {
    const tx = await begin()
    await tx.accounts.doc('a').update({ points: 7 })
    const update = accounts().where({ _id: 'a', points: 100 }).update({ seen: true })
    const removal = accounts().where({ _id: 'a', points: 100 }).remove()
    const returned = accounts().where({ _id: 'a', points: 100 }).updateAndReturn({ seen: true })
    const duplicate = refusal(accounts().add({ _id: 'a' }))
    await new Promise(resolve => setTimeout(resolve, 40))
    await tx.commit()
    expect((await update).updated).toBe(0)
    expect((await removal).deleted).toBe(0)
    expect(await returned).toMatchObject({ updated: 0, doc: null })
    expect((await duplicate).message).toContain('E11000')
    expect((await accounts().doc('a').get()).data[0]).toEqual({ _id: 'a', openid: 'oa', points: 7 })
  })

  test('wait for a unique key that a transaction holds', async () => {
    const tx = await begin()
    await tx.accounts.add({ _id: 'c', openid: 'wanted' })
    const plain = accounts().add({ _id: 'd', openid: 'wanted' })
    await new Promise(resolve => setTimeout(resolve, 40))
    await tx.rollback()
    expect(await plain).toMatchObject({ id: 'd' })
  })
})

describe('the end of a transaction', () => {
  test('after commit or rollback it no longer exists', async () => {
    const tx = await begin()
    await tx.commit()
    expect((await refusal(tx.accounts.doc('a').get())).message).toContain(goneText)
    expect((await refusal(tx.commit())).message).toContain(goneText)
    expect((await refusal(tx.rollback())).message).toContain(goneText)
  })

  test('it expires after 30 seconds, its locks are given up and its writes lost', async () => {
    let nowMs = 1_000_000
    const timers = new Set<{ atMs: number; task: () => void }>()
    const clock = {
      now: () => nowMs,
      after(delayMs: number, task: () => void) {
        const timer = { atMs: nowMs + delayMs, task }
        timers.add(timer)
        return () => void timers.delete(timer)
      },
    }
    const advance = (ms: number) => {
      nowMs += ms
      for (const timer of [...timers]) if (timer.atMs <= nowMs && timers.delete(timer)) timer.task()
    }
    const { db: clocked } = await serve([collection('accounts')], { clock })
    await clocked.collection('accounts').add({ _id: 'a', points: 1 })
    const tx = await clocked.startTransaction()
    await tx.collection('accounts').doc('a').update({ points: 2 })
    const waiting = clocked
      .collection('accounts')
      .doc('a')
      .update({ points: clocked.command.inc(10) })
    advance(29_999)
    await tx.collection('accounts').doc('a').get()
    advance(1)
    expect((await refusal(tx.commit())).message).toContain(goneText)
    expect((await waiting).updated).toBe(1)
    expect((await clocked.collection('accounts').doc('a').get()).data[0].points).toBe(11)
    connectBack()
  })

  test('a failed write ends it, as on the platform', async () => {
    const tx = await begin()
    await tx.accounts.doc('a').update(inc(1))
    expect((await refusal(tx.accounts.doc('a').update({ openid: db.command.inc(1) }))).message).toContain(
      'non-numeric',
    )
    expect((await refusal(tx.commit())).message).toContain(goneText)
    expect(await points('a')).toBe(100)
  })
})

/** The SDK finds its server in the environment; lead it back to this file's. */
function connectBack() {
  process.env.TCB_CONTEXT_CNFG = JSON.stringify({ URL: served.url })
}

describe('traps of the SDK', () => {
  test('where().update() in a transaction carries no transaction id: it runs outside and survives rollback', async () => {
    const tx = await begin()
    await inTx(tx, 'b')
    await tx.accounts.where({ _id: 'a' }).update(inc(-40))
    expect(await points('a')).toBe(60)
    await tx.rollback()
    expect(await points('a')).toBe(60)
  })

  test('so do where().remove() and count()', async () => {
    const tx = await begin()
    await tx.accounts.add({ _id: 'mine', openid: 'om' })
    expect((await tx.accounts.where({}).count()).total).toBe(2)
    await tx.accounts.where({ _id: 'b' }).remove()
    await tx.rollback()
    expect(await points('b')).toBeUndefined()
  })

  test('where().updateAndReturn() and where().get() do belong to it', async () => {
    const tx = await begin()
    const result = await tx.accounts
      .where({ points: db.command.gte(100), _id: 'a' })
      .updateAndReturn(inc(-100))
    expect(result).toMatchObject({ updated: 1, doc: { points: 0 } })
    expect((await tx.accounts.where({ points: 0 }).get()).data).toHaveLength(1)
    expect((await accounts().where({ points: 0 }).get()).data).toHaveLength(0)
    await tx.rollback()
    expect(await points('a')).toBe(100)
  })
})

test('transfers under contention keep the sum, whatever conflicts', async () => {
  await accounts().where({}).remove()
  const ids = ['t0', 't1', 't2', 't3']
  for (const id of ids) await accounts().add({ _id: id, openid: id, points: 1000 })
  let done = 0
  const transfer = async (seed: number) => {
    const from = ids[seed % 4] as string
    const to = ids[(seed * 7 + 1) % 4] as string
    if (from === to) return
    const tx = await begin()
    try {
      const [source, target] = [await inTx(tx, from), await inTx(tx, to)]
      await tx.accounts.doc(from).update({ points: source!.points - 5 })
      await tx.accounts.doc(to).update({ points: target!.points + 5 })
      await tx.commit()
      done += 1
    } catch (error) {
      if (!/TransactionConflict|TransactionNotExist/u.test((error as Error).message)) throw error
      await tx.rollback().catch(() => undefined)
    }
  }
  for (let round = 0; round < 6; round++) {
    await Promise.all(Array.from({ length: 8 }, (_, i) => transfer(round * 8 + i)))
  }
  const sum = (await accounts().get()).data.reduce(
    (total: number, d: { points: number }) => total + d.points,
    0,
  )
  expect(sum).toBe(4000)
  expect(done).toBeGreaterThan(0)
})

test('200 claims on a stock of 100: exactly 100 succeed, by one conditional update each', async () => {
  await db.collection('other').add({ _id: 'stock', left: 100, holds: {} })
  const claim = (i: number) =>
    db
      .collection('other')
      .where({ _id: 'stock', left: db.command.gte(1), [`holds.k${i % 150}`]: db.command.exists(false) })
      .update({ left: db.command.inc(-1), [`holds.k${i % 150}`]: i })
  const results = await Promise.all(Array.from({ length: 200 }, (_, i) => claim(i)))
  expect(results.filter(r => r.updated === 1)).toHaveLength(100)
  const { left, holds } = (await db.collection('other').doc('stock').get()).data[0]
  expect(left).toBe(0)
  expect(Object.keys(holds)).toHaveLength(100)
})
