import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type LocalCloud, startLocalCloud } from '../../local-cloud'
import { PROJECT_DIR } from './builds'

export interface TestCloud {
  readonly cloud: LocalCloud
  stop(): Promise<void>
}

/** A local cloud of one's own: a free port, an empty data directory, the demo shop put in. */
export async function startTestCloud(distDir: string): Promise<TestCloud> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'cloud-'))
  const cloud = await startLocalCloud({
    dataDir,
    distDir,
    port: 0,
    shopDir: path.join(PROJECT_DIR, 'shop', 'demo'),
    control: true,
    quiet: true,
    timers: false,
    notifyDelayScale: 0.01,
  })
  return {
    cloud,
    stop: async () => {
      await cloud.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
