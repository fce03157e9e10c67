/** `npm run ledger`: the books of a seeded shop are right, and each kind of tampering is named. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { CloudBase } from '@cloudbase/node-sdk'
import { cloudbaseStore } from '../../cloudfunctions/service/adapters/cloudbase-store'
import { type AccountDoc, COLLECTIONS } from '../../cloudfunctions/service/documents'
import type { Store } from '../../cloudfunctions/service/ports'
import { inProcessDatabase, loadDeclarations, openDatabase } from '../../local-cloud/database'
import { seedShop } from '../../local-cloud/seed/seed-shop'
import type { Entry } from '../../src/domain/points/account'
import { readData } from '../../tools/ledger/open-data'
import { rebuild } from '../../tools/ledger/rebuild'
import { statement } from '../../tools/ledger/statement'
import { verify } from '../../tools/ledger/verify'

const NOW_MS = Date.UTC(2026, 10, 22, 4)
const project = resolve(__dirname, '../..')
let seeded: string
const made: string[] = []

async function withStore(
  dataDir: string,
  use: (store: Store, app: Pick<CloudBase, 'database'>) => Promise<void>,
) {
  const declared = loadDeclarations(join(project, 'cloudfunctions/database.json'))
  if (!declared.ok) throw new Error(declared.error.message)
  const opened = openDatabase({ dataDir: join(dataDir, 'database'), collections: declared.value })
  if (!opened.ok) throw new Error(opened.error.message)
  const database = inProcessDatabase(opened.value) as unknown as ReturnType<CloudBase['database']>
  try {
    await use(cloudbaseStore(database), { database: () => database })
  } finally {
    opened.value.close()
  }
}

function directory(): string {
  const path = mkdtempSync(join(tmpdir(), 'ledger-'))
  made.push(path)
  return path
}

/** The seeded books after somebody has been at them. */
async function tampered(change: (store: Store, account: AccountDoc) => Promise<unknown>) {
  const dataDir = directory()
  cpSync(seeded, dataDir, { recursive: true })
  await withStore(dataDir, async store => {
    const [account] = await store.find<AccountDoc>(COLLECTIONS.accounts, { nickname: '林小满' })
    await change(store, account!)
  })
  return readData(dataDir)
}

beforeAll(async () => {
  seeded = directory()
  await withStore(seeded, async (_store, app) => {
    await seedShop({
      app: app as CloudBase,
      shopDir: join(project, 'shop/demo'),
      people: [],
      nowMs: NOW_MS,
      environment: {},
      report: () => {},
    })
  })
})

afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true })
})

test('the books of the demo shop are right, and rebuild to what is stored', async () => {
  const data = await readData(seeded)
  const verdict = verify(data, NOW_MS)
  expect(verdict.faults).toEqual([])
  expect(verdict.members).toBe(5)
  expect(verdict.entries).toBeGreaterThan(100)
  expect(rebuild(data)).toEqual([])
})

test('points put into a lot are noticed', async () => {
  const data = await tampered(async (store, account) => {
    const [lot, ...rest] = account.state.lots.points!
    const lots = { ...account.state.lots, points: [{ ...lot!, amount: lot!.amount + 1000 }, ...rest] }
    await store.update(COLLECTIONS.accounts, { _id: account._id }, { set: { 'state.lots': lots } })
  })
  expect(verify(data, NOW_MS).faults[0]).toMatch(/^member \d{10}: replaying the entries gives another state/)
  expect(rebuild(data)).toEqual([expect.objectContaining({ part: 'lots' })])
})

test('an entry changed by one point breaks the chain there', async () => {
  const data = await tampered(async (store, account) => {
    const [entry] = await store.find<Entry>(COLLECTIONS.ledger, { memberId: account._id, seq: 7 })
    const postings = entry!.postings.map(posting => ({ ...posting, amount: posting.amount + 1 }))
    await store.update(COLLECTIONS.ledger, { _id: entry!._id }, { set: { postings } })
  })
  expect(verify(data, NOW_MS).faults[0]).toContain('the chain breaks at entry 7')
  expect(statement(data, '13800138002', NOW_MS)!.at(-1)).toContain('第 7 条')
})

test('pieces that vanish from stock are noticed', async () => {
  const data = await tampered(store =>
    store.update(COLLECTIONS.stock, { _id: 'longjing-50g' }, { inc: { available: -1 } }),
  )
  expect(verify(data, NOW_MS).faults).toEqual([
    expect.stringMatching(/^stock longjing-50g: \d+ pieces are now/),
  ])
})

test('a statement tells every entry with its reasons and the balance', async () => {
  const lines = statement(await readData(seeded), '13800138002', NOW_MS)!
  expect(lines.filter(line => /^\s+\d+ {2}\d{4}-/.test(line))).toHaveLength(75)
  expect(lines.join('\n')).toContain('会员等级：银卡会员 ×1.5')
  expect(lines.join('\n')).toContain('可用 4373')
  expect(statement(await readData(seeded), 'nobody', NOW_MS)).toBeUndefined()
})
