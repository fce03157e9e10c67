import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { type BuildPart, PROJECT_DIR } from './builds'

/** What the tests of each Jest project run on. */
const NEEDED: Readonly<Record<string, readonly BuildPart[]>> = {
  weapp: ['functions', 'weapp'],
  h5: ['functions', 'h5'],
}

/**
 * Jest's global set-up of the projects that test builds: builds what has changed, once, before any test file starts.
 * `TEST_DIST` names a folder with builds that are taken as they are.
 */
export default function buildFirst(_global: unknown, project: { displayName?: { name: string } }): void {
  if (process.env.TEST_DIST) return
  for (const part of NEEDED[project.displayName?.name ?? ''] ?? []) {
    const tool = path.join('tools', 'build', `${part}.ts`)
    const run = spawnSync(process.execPath, ['--import', 'tsx', tool], { cwd: PROJECT_DIR, encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`the ${part} build failed:\n${run.stdout}\n${run.stderr}`)
  }
}
