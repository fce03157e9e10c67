/** What `npm test` is made of, in order. Each stage says how many checks passed and failed. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ensureBrowser } from '../ensure-browser.mjs'
import { runChild } from '../lib/children.mjs'
import { root } from '../lib/project.mjs'

const bin = (...path) => join('node_modules', ...path)
const one = code => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/** A program that is right or wrong as a whole. */
async function check(...args) {
  const { code } = await runChild(process.execPath, args, { cwd: root })
  return one(code)
}

/** Counts of a Jest report. A file that cannot even be loaded counts as one failure. */
export function countJest(report) {
  const broken = report.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}

async function jest(project, env = {}) {
  const dir = join(root, '.cache', 'test')
  const file = join(dir, `${project}.json`)
  mkdirSync(dir, { recursive: true })
  rmSync(file, { force: true })
  const args = [
    '--selectProjects',
    project,
    '--maxWorkers=2',
    // A busy machine is slow, not wrong.
    '--testTimeout=60000',
    '--passWithNoTests',
    '--json',
    `--outputFile=${file}`,
  ]
  const { code } = await runChild(process.execPath, [bin('jest', 'bin', 'jest.js'), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (!existsSync(file)) return one(code === 0 ? 1 : code)
  const counts = countJest(JSON.parse(readFileSync(file, 'utf8')))
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

const inBrowser = project => async () => jest(project, { CHROME_PATH: await ensureBrowser() })
const tool = file => () => check('--import', 'tsx', file)

/** Those of the plain projects that run the functions' bundles. */
const onFunctions = ['cloud', 'service', 'concurrency']

/** Jest projects of jest.config.cjs that need neither a build nor a browser. */
function plainProjects() {
  const config = createRequire(import.meta.url)(join(root, 'jest.config.cjs'))
  const built = ['weapp', 'h5', 'start']
  return config.projects.map(project => project.displayName).filter(name => !built.includes(name))
}

/**
 * All stages: `needs` names the builds a stage runs on.
 * @returns {{name: string, title: string, needs: string[], run: () => Promise<{passed: number, failed: number}>}[]}
 */
export function allStages() {
  return [
    {
      name: 'lint',
      title: 'lint',
      needs: [],
      run: () => check(bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '.'),
    },
    {
      name: 'types',
      title: 'types',
      needs: [],
      run: () => check(bin('typescript', 'bin', 'tsc'), '--noEmit'),
    },
    {
      name: 'build:functions',
      title: 'build of the functions',
      needs: [],
      run: tool('tools/build/functions.ts'),
    },
    ...plainProjects().map(name => ({
      name,
      title: `${name} tests`,
      needs: onFunctions.includes(name) ? ['build:functions'] : [],
      run: () => jest(name),
    })),
    { name: 'build:weapp', title: 'build of the weapp face', needs: [], run: tool('tools/build/weapp.ts') },
    { name: 'build:h5', title: 'build of the h5 face', needs: [], run: tool('tools/build/h5.ts') },
    {
      name: 'start',
      title: 'start tests',
      needs: ['build:functions', 'build:h5'],
      run: () => jest('start'),
    },
    {
      name: 'weapp',
      title: 'weapp tests',
      needs: ['build:functions', 'build:weapp'],
      run: inBrowser('weapp'),
    },
    { name: 'h5', title: 'h5 tests', needs: ['build:functions', 'build:h5'], run: inBrowser('h5') },
  ]
}
