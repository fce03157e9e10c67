/**
 * The same debit as it is stored: the account read and changed by one conditional update, through the real SDK on a
 * database on disk that also holds all entries; and the bytes that commands move between function and database.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CloudBase } from '@cloudbase/node-sdk'
import { changeAccount } from '../../../cloudfunctions/service/accounts/account-store'
import { cloudbaseStore } from '../../../cloudfunctions/service/adapters/cloudbase-store'
import { cryptoRandom } from '../../../cloudfunctions/service/adapters/crypto-random'
import { type AccountDoc, COLLECTIONS } from '../../../cloudfunctions/service/documents'
import type { Ports } from '../../../cloudfunctions/service/ports'
import { inProcessDatabase, loadDeclarations, openDatabase } from '../../../local-cloud/database'
import type { Program } from '../../../src/domain/program/schema'
import { ok } from '../../../src/domain/result'
import { root } from '../../lib/project.mjs'
import { type Figures, median } from '../figures'
import { insert } from '../insert'
import { debit } from './daily-member'
import { BEHIND, demoProgram, memberWithBehind, ratio } from './rules'

const DEBITS = 60

type LedgerPorts = Pick<Ports, 'store' | 'random' | 'now' | 'pause' | 'log'>

export async function storedFigures(): Promise<Figures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'))
  const declared = loadDeclarations(join(root, 'cloudfunctions', 'database.json'))
  if (!declared.ok) throw new Error(declared.error.message)
  const opened = openDatabase({ dataDir, collections: declared.value })
  if (!opened.ok) throw new Error(opened.error.message)
  try {
    const database = inProcessDatabase(opened.value) as unknown as ReturnType<CloudBase['database']>
    return await measure({
      store: cloudbaseStore(database),
      random: cryptoRandom,
      now: Date.now,
      pause: async () => {},
      log: () => {},
    })
  } finally {
    opened.value.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure(ports: LedgerPorts): Promise<Figures> {
  const program = demoProgram()
  const figures: Figures = {}
  const ids: string[] = []
  for (const [i, behind] of BEHIND.entries()) {
    const { account, entries } = memberWithBehind(program, behind, `602183741${i}`)
    ids.push(account._id)
    await insert(ports.store, COLLECTIONS.accounts, [account])
    await insert(ports.store, COLLECTIONS.ledger, entries)
  }
  const times = await timesOfDebits(ports, program, ids)
  for (const [i, behind] of BEHIND.entries())
    figures[`ledger.storedDebitMicros${behind}`] = Math.round(median(times[i]!))
  const [, thousand, tenThousand] = times.map(median)
  figures['ledger.storedDebitGrowth10000'] = ratio(tenThousand!, thousand!)
  return figures
}

/** In turns, so that whatever else the machine does meets all of them alike. */
async function timesOfDebits(ports: LedgerPorts, program: Program, ids: string[]): Promise<number[][]> {
  const times: number[][] = ids.map(() => [])
  for (let i = 0; i < DEBITS; i++) {
    for (const [j, id] of ids.entries()) {
      const start = process.hrtime.bigint()
      await debitStored(ports, program, id, `bench${i}`)
      times[j]!.push(Number(process.hrtime.bigint() - start) / 1000)
    }
  }
  return times
}

async function debitStored(ports: LedgerPorts, program: Program, id: string, name: string): Promise<void> {
  const account = await ports.store.get<AccountDoc>(COLLECTIONS.accounts, id)
  if (!account) throw new Error(`${id} is there`)
  const nowMs = ports.now()
  const done = await changeAccount<undefined, { code: 'insufficient_points' }>(
    ports as Ports,
    program,
    account,
    nowMs,
    ledger => {
      const next = debit(program, ledger, 1, nowMs, name)
      return next
        ? ok({ ledger: next, value: undefined })
        : { ok: false, error: { code: 'insufficient_points' } }
    },
  )
  if (!done.ok) throw new Error(done.error.code)
}
