/** Databases for tests: the demo shop is put in once, and each test works on a copy of the file. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { CloudBase } from '@cloudbase/node-sdk'
import {
  type DatabaseCore,
  inProcessDatabase,
  loadDeclarations,
  openDatabase,
} from '../../../local-cloud/database'
import { seedShop } from '../../../local-cloud/seed/seed-shop'

const project = resolve(__dirname, '../../..')
export const SHOP_DIR = join(project, 'shop/demo')
/** 22 November 2026, 10:00 in Shanghai: when every test begins. */
export const BEGIN_MS = Date.UTC(2026, 10, 22, 2)

/** Memory where the machine has it: these tests ask what is written, not whether it survives a power cut. */
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const directories: string[] = []
process.on('exit', removeDirectories)

export function removeDirectories(): void {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
}

export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(base, 'points-mall-'))
  directories.push(directory)
  return directory
}

export function openCore(dataDir: string): DatabaseCore {
  const declared = loadDeclarations(join(project, 'cloudfunctions/database.json'))
  if (!declared.ok) throw new Error(declared.error.message)
  const opened = openDatabase({ dataDir, collections: declared.value })
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

export const sdkDatabase = (core: DatabaseCore) =>
  inProcessDatabase(core) as unknown as ReturnType<CloudBase['database']>

const templates = new Map<string, Promise<string>>()

async function prepared(prepare: (core: DatabaseCore) => Promise<void>): Promise<string> {
  const dataDir = temporaryDirectory()
  const core = openCore(dataDir)
  await prepare(core)
  core.close()
  return dataDir
}

/** A database of its own with what `prepare` puts in; that is done once for each `name`, and copied. */
export async function copyOf(
  name: string,
  prepare: (core: DatabaseCore) => Promise<void>,
): Promise<DatabaseCore> {
  const template = templates.get(name) ?? prepared(prepare)
  templates.set(name, template)
  const dataDir = temporaryDirectory()
  cpSync(await template, dataDir, { recursive: true })
  return openCore(dataDir)
}

/** A database of its own with the demo shop and its people in it. */
export const seededCore = (): Promise<DatabaseCore> =>
  copyOf('demo', async core => {
    const database = sdkDatabase(core)
    const app = { database: () => database } as unknown as CloudBase
    const context = { shopDir: SHOP_DIR, people: [], nowMs: BEGIN_MS, environment: {}, report: () => {} }
    await seedShop({ ...context, app })
  })
