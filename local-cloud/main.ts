/** The local cloud as a program of its own: `npm start` runs it after installing and building. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { LocalCloudError } from './local-cloud-error'
import { startLocalCloud } from './start-local-cloud'
import type { LocalCloud } from './types'
import { welcome } from './welcome'

const root = resolve(__dirname, '..')

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8787' },
      data: { type: 'string', default: resolve(root, '.data') },
      shop: { type: 'string', default: resolve(root, 'shop', 'demo') },
      dist: { type: 'string', default: resolve(root, 'dist') },
      reset: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      control: { type: 'boolean', default: false },
    },
  })
  let cloud: LocalCloud | undefined
  let asked = false
  const stop = async (): Promise<void> => {
    if (asked) return
    asked = true
    // A start under way has nothing to save: what it had begun is thrown away by the next one.
    if (!cloud) process.exit(130)
    await cloud.close()
    console.log('stopped')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
  process.on('disconnect', () => void stop())
  cloud = await startLocalCloud({
    port: Number(values.port),
    dataDir: values.data,
    shopDir: values.shop,
    distDir: values.dist,
    reset: values.reset,
    verbose: values.verbose,
    control: values.control,
  })
  console.log(welcome(cloud, values.data))
  process.send?.('open')
}

main().catch((error: unknown) => {
  console.error(error instanceof LocalCloudError ? error.message : error)
  process.exit(1)
})
