import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LocalCloud, startLocalCloud } from '../../local-cloud'
import type { LocalCloudOptions } from '../../local-cloud/types'
import { root } from '../lib/project.mjs'

/** Gives `use` a local cloud of its own with the demo shop, on a free port, and puts it away afterwards. Timers stand still. */
export async function withBenchCloud<T>(
  use: (cloud: LocalCloud, dir: string) => Promise<T>,
  options: Partial<Pick<LocalCloudOptions, 'distDir' | 'instancesMax'>> = {},
): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    const cloud = await startLocalCloud({
      dataDir: join(dir, 'data'),
      port: 0,
      shopDir: join(root, 'shop', 'demo'),
      distDir: join(root, 'dist'),
      timers: false,
      quiet: true,
      ...options,
    })
    try {
      return await use(cloud, dir)
    } finally {
      await cloud.close()
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
