import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export const PROJECT_DIR = path.resolve(__dirname, '..', '..')

export type BuildPart = 'weapp' | 'h5' | 'functions'

const FOLDERS: Readonly<Record<BuildPart, string>> = { weapp: 'weapp', h5: 'h5', functions: 'cloudfunctions' }

export interface Builds {
  /** A copy of the outputs: a build that starts meanwhile cannot pull them away. */
  readonly distDir: string
  remove(): void
}

/**
 * Builds what has changed since the last build, and copies it. `TEST_DIST` names a folder that is taken as it is.
 * @throws Error with the build's own words
 */
export function prepareBuilds(parts: readonly BuildPart[]): Builds {
  const given = process.env.TEST_DIST
  if (!given) for (const part of parts) runBuild(part)
  const source = given ?? path.join(PROJECT_DIR, 'dist')
  const distDir = mkdtempSync(path.join(tmpdir(), 'dist-'))
  for (const part of parts)
    cpSync(path.join(source, FOLDERS[part]), path.join(distDir, FOLDERS[part]), { recursive: true })
  return { distDir, remove: () => rmSync(distDir, { recursive: true, force: true }) }
}

function runBuild(part: BuildPart): void {
  const run = spawnSync(process.execPath, ['--import', 'tsx', path.join('tools', 'build', `${part}.ts`)], {
    cwd: PROJECT_DIR,
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`the ${part} build failed:\n${run.stdout}\n${run.stderr}`)
}
