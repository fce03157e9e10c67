/** Size of each function's bundle, and how long a fresh process takes to load it. */
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { FUNCTIONS } from '../build/functions'
import { root } from '../lib/project.mjs'
import { type Figures, median } from './figures'

const RUNS = 9

export function functionFigures(): Figures {
  const figures: Figures = {}
  for (const name of FUNCTIONS) {
    const file = join(root, 'dist', 'cloudfunctions', name, 'index.js')
    figures[`functions.${name}.bundleBytes`] = statSync(file).size
    figures[`functions.${name}.requireMs`] = median(Array.from({ length: RUNS }, () => requireMs(file)))
  }
  return figures
}

function requireMs(file: string): number {
  const script = `const t=process.hrtime.bigint();require(${JSON.stringify(file)});console.log(Number(process.hrtime.bigint()-t)/1e6)`
  const run = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`${file} cannot be loaded: ${run.stderr}`)
  return Math.round(Number(run.stdout) * 10) / 10
}
