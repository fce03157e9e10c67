import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { connect, type Db, temporaryDirectory } from './support'

const server = join(__dirname, 'durability-server.ts')

/** Starts the server in a process of its own, to be killed without warning. */
async function start(dataDir: string): Promise<{ child: ChildProcess; db: Db }> {
  const child = spawn(process.execPath, ['--import', 'tsx', server, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  const url = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve)
    child.once('exit', code => reject(new Error(`the server ended with ${code}`)))
  })
  return { child, db: connect(url) }
}

const exited = (child: ChildProcess) => new Promise(resolve => child.once('exit', resolve))

// Requests that die with the server would each be reported as slow by the SDK three seconds later.
process.env.SILENCE = 'true'

interface Journal {
  /** Keys whose insertion was acknowledged. */
  added: Set<string>
  /** Pairs whose transaction was acknowledged. */
  pairs: Set<string>
  /** Acknowledged and attempted increments of one counter. */
  increments: { acknowledged: number; attempted: number }
}

async function writer(db: Db, name: string, journal: Journal): Promise<void> {
  for (let i = 0; ; i++) {
    const key = `${name}-${i}`
    await db.collection('things').add({ _id: key, key, text: 'x'.repeat(200) })
    journal.added.add(key)
    journal.increments.attempted += 1
    await db
      .collection('things')
      .doc('counter')
      .update({ n: db.command.inc(1) })
    journal.increments.acknowledged += 1
    const tx = await db.startTransaction()
    await tx.collection('things').add({ _id: `${key}-left`, key: `${key}-left`, pair: key })
    await tx.collection('things').add({ _id: `${key}-right`, key: `${key}-right`, pair: key })
    await tx.commit()
    journal.pairs.add(key)
  }
}

test('killed under load again and again, it loses nothing acknowledged and splits no transaction', async () => {
  const dataDir = temporaryDirectory(true)
  const journal: Journal = {
    added: new Set(),
    pairs: new Set(),
    increments: { acknowledged: 0, attempted: 0 },
  }
  const rounds = 4
  for (let round = 0; round < rounds; round++) {
    const { child, db } = await start(dataDir)
    if (round === 0) await db.collection('things').add({ _id: 'counter', key: 'counter', n: 0 })
    const enough = journal.pairs.size + 25
    const writers = Array.from({ length: 6 }, (_, w) =>
      writer(db, `r${round}w${w}`, journal).catch((e: Error) => e.message),
    )
    while (journal.pairs.size < enough) await new Promise(resolve => setTimeout(resolve, 10))
    await new Promise(resolve => setTimeout(resolve, 7 * round))
    const gone = exited(child)
    child.kill('SIGKILL')
    await gone
    for (const message of await Promise.all(writers)) expect(message).toMatch(/ECONN|socket hang up|fetch/u)
  }

  const { child, db } = await start(dataDir)
  try {
    const present = new Map<string, { pair?: string }>()
    for (;;) {
      const { data } = await db
        .collection('things')
        .orderBy('_id', 'asc')
        .skip(present.size)
        .limit(1000)
        .get()
      for (const document of data) present.set(document._id, document)
      if (data.length < 1000) break
    }
    expect([...journal.added].filter(key => !present.has(key))).toEqual([])
    expect(
      [...journal.pairs].filter(key => !present.has(`${key}-left`) || !present.has(`${key}-right`)),
    ).toEqual([])
    for (const [id, { pair }] of present) {
      if (pair !== undefined)
        expect([id, present.has(`${pair}-left`), present.has(`${pair}-right`)]).toEqual([id, true, true])
    }
    const { n } = (await db.collection('things').doc('counter').get()).data[0]
    expect(n).toBeGreaterThanOrEqual(journal.increments.acknowledged)
    expect(n).toBeLessThanOrEqual(journal.increments.attempted)
    // The unique index came through as well: a key that is there cannot be taken again.
    const [some] = journal.added
    await expect(db.collection('things').add({ key: some })).rejects.toThrow('E11000')
    expect(journal.pairs.size).toBeGreaterThanOrEqual(25 * rounds)
  } finally {
    const gone = exited(child)
    child.kill('SIGKILL')
    await gone
  }
}, 120_000)
