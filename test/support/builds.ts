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
 * A copy of what `build-first.ts` has built, for one test file.
 * @throws Error when a part is missing
 */
export function prepareBuilds(parts: readonly BuildPart[]): Builds {
  const source = process.env.TEST_DIST ?? path.join(PROJECT_DIR, 'dist')
  const distDir = mkdtempSync(path.join(tmpdir(), 'dist-'))
  for (const part of parts) {
    cpSync(path.join(source, FOLDERS[part]), path.join(distDir, FOLDERS[part]), { recursive: true })
  }
  return { distDir, remove: () => rmSync(distDir, { recursive: true, force: true }) }
}
