// `node tools/run.mjs FILE.ts args…`: installs what is missing, then runs a TypeScript file.
import { hasGoodNode } from './lib/need-node.mjs'

async function run() {
  const { ensureInstalled } = await import('./lib/install.mjs')
  const { runTool, root, Failure } = await import('./lib/project.mjs')
  const { runChild, stopOnSignals } = await import('./lib/children.mjs')
  await runTool(async () => {
    const [file, ...args] = process.argv.slice(2)
    if (!file) throw new Failure('Which file? node tools/run.mjs FILE.ts args…')
    stopOnSignals()
    await ensureInstalled()
    const { code } = await runChild(process.execPath, ['--import', 'tsx', file, ...args], { cwd: root })
    process.exitCode = code
  })
}

if (hasGoodNode()) run()
