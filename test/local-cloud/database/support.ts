import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import {
  type CollectionDeclaration,
  type DatabaseOptions,
  type RunningDatabase,
  startDatabase,
} from '../../../local-cloud/database'

export { collection } from './collections'

/** The real SDK's database, as `app.database()` returns it. */
export type Db = ReturnType<ReturnType<typeof tcb.init>['database']>

const memory = '/dev/shm'

/**
 * A new empty directory, removed after the test file. In memory where the machine has such a place; `onDisk`
 * for tests that ask what survives.
 */
export function temporaryDirectory(onDisk = false): string {
  const base = !onDisk && existsSync(memory) ? memory : tmpdir()
  const directory = mkdtempSync(join(base, 'database-test-'))
  directories.push(directory)
  return directory
}

const directories: string[] = []
const running = new Set<RunningDatabase>()

afterAll(async () => {
  for (const database of running) await database.close()
  for (const directory of directories) rmSync(directory, { recursive: true, force: true })
})

export interface Served extends RunningDatabase {
  db: Db
  dataDir: string
}

/** Serves a database on a free port and connects the real SDK to it. */
export async function serve(
  collections: CollectionDeclaration[],
  options: Partial<DatabaseOptions> = {},
): Promise<Served> {
  const dataDir = options.dataDir ?? temporaryDirectory()
  const started = await startDatabase({ ...options, dataDir, collections })
  if (!started.ok) throw new Error(started.error.message)
  running.add(started.value)
  const { url, port, core, close } = started.value
  return {
    url,
    port,
    core,
    dataDir,
    db: connect(url),
    close: async () => {
      running.delete(started.value)
      await close()
    },
  }
}

/** The real SDK's database, led to a local server by the environment alone, as in a cloud function. */
export function connect(url: string): Db {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local',
  })
  return tcb.init({ env: 'local', keepalive: true }).database()
}

/** What a refused request was refused with. Fails when the request went through. */
export async function refusal(request: Promise<unknown>): Promise<{ code: string; message: string }> {
  try {
    await request
  } catch (error) {
    const { code, message } = error as { code: string; message: string }
    return { code, message }
  }
  throw new Error('the request was carried out')
}
