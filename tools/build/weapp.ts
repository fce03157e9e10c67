/** `npm run build:weapp`; `--watch` builds on every change, `--force` builds an unchanged tree too. */
import { stopOnSignals } from '../lib/children.mjs'
import { runTool } from '../lib/project.mjs'
import { buildFace, watchFace } from './taro-build'

void runTool(async () => {
  stopOnSignals()
  if (process.argv.includes('--watch')) process.exitCode = await watchFace('weapp')
  else await buildFace('weapp', { force: process.argv.includes('--force') })
})
