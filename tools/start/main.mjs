/** Installs, builds and starts; ends with all it started. Node's own modules only, as packages may not be there yet. */
import { isStopping, runChild, stopOnSignals } from '../lib/children.mjs'
import { ensureInstalled } from '../lib/install.mjs'
import { root, runTool } from '../lib/project.mjs'
import { checkDataDir, checkPort, checkReset, checkShopDir } from './checks.mjs'
import { help, readOptions } from './options.mjs'

async function runStep(file, args = []) {
  if (isStopping()) return false
  const { code } = await runChild(process.execPath, ['--import', 'tsx', file, ...args], { cwd: root })
  if (code !== 0) process.exitCode = code
  return code === 0
}

await runTool(async () => {
  const options = readOptions(process.argv.slice(2))
  if (options.help) {
    console.log(help)
    return
  }
  let isOpen = false
  stopOnSignals(() => {
    console.log('\nstopping …')
    return isOpen ? 0 : undefined
  })
  checkShopDir(options.shopDir)
  checkDataDir(options.dataDir)
  if (options.reset) checkReset(options.dataDir)
  await checkPort(options.port)
  await ensureInstalled()
  if (!(await runStep('tools/build/functions.ts'))) return
  if (!(await runStep('tools/build/h5.ts'))) return
  if (isStopping()) return
  const args = ['--port', String(options.port), '--data', options.dataDir, '--shop', options.shopDir]
  if (options.reset) args.push('--reset')
  if (options.verbose) args.push('--verbose')
  const { code } = await runChild(process.execPath, ['--import', 'tsx', 'local-cloud/main.ts', ...args], {
    cwd: root,
    // The channel closes when this process ends, however it ends: that is the local cloud's sign to end too.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    onMessage: message => {
      if (message === 'open') isOpen = true
    },
  })
  process.exitCode = code
})
