/**
 * `npm run bench`: the product's figures. `-- --json` prints one JSON object and nothing else on standard output;
 * `-- requests functions` measures only those parts.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root, runTool } from '../lib/project.mjs'
import { type Figures, GOALS, GOALS_MIN } from './figures'
import { functionFigures } from './functions'
import { bytesFigures } from './ledger/bytes'
import { ruleFigures } from './ledger/rules'
import { storedFigures } from './ledger/stored'
import { memberCodeFigures } from './member-code'
import { requestFigures } from './requests'
import { sweepFigures } from './sweep'
import { throughputFigures } from './throughput'
import { firstScreenFigures, packageFigures } from './weapp'

const PARTS: Readonly<Record<string, () => Figures | Promise<Figures>>> = {
  requests: requestFigures,
  functions: functionFigures,
  code: memberCodeFigures,
  ledger: async () => ({ ...ruleFigures(), ...(await storedFigures()), ...(await bytesFigures()) }),
  throughput: throughputFigures,
  sweep: sweepFigures,
  packages: packageFigures,
  screen: firstScreenFigures,
}

/** Builds what has changed; the builders talk on standard error here, so that `--json` stays clean. */
function build(): void {
  for (const part of ['functions', 'weapp']) {
    const file = join(root, 'tools', 'build', `${part}.ts`)
    const run = spawnSync(process.execPath, ['--import', 'tsx', file], { cwd: root, stdio: ['ignore', 2, 2] })
    if (run.status !== 0) throw new Error(`the ${part} build failed`)
  }
}

async function main(): Promise<void> {
  const args = process.argv.slice(2)
  const json = args.includes('--json')
  const wanted = args.filter(arg => arg in PARTS)
  build()
  const figures: Figures = {}
  for (const [name, measure] of Object.entries(PARTS)) {
    if (wanted.length && !wanted.includes(name)) continue
    Object.assign(figures, await measure())
  }
  if (json) console.log(JSON.stringify(figures))
  else for (const [key, value] of Object.entries(figures)) console.log(line(key, value))
}

function line(key: string, value: number): string {
  return `${key.padEnd(40)} ${String(value).padStart(10)}${verdict(key, value)}`
}

function verdict(key: string, value: number): string {
  const most = GOALS[key]
  const least = GOALS_MIN[key]
  if (most !== undefined) return `  goal ${most}: ${value <= most ? 'reached' : 'NOT reached'}`
  if (least !== undefined) return `  goal at least ${least}: ${value >= least ? 'reached' : 'NOT reached'}`
  return ''
}

void runTool(main)
