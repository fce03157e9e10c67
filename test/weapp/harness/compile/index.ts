import { readFileSync } from 'node:fs'
import { compileModules } from './modules'
import { readDist } from './read-dist'
import { type BuildSettings, carriesSettings } from './settings'
import { compileStyles } from './styles'
import { compileTemplates } from './templates'
import type { BuildProblem, CompiledApp, DistFile } from './types'

export type { BuildSettings } from './settings'
export type { AppBundle, BuildProblem, CompiledApp } from './types'

/**
 * Compiles a weapp build into what a browser can run. Whatever the build has wrong is listed, not thrown.
 * @param settings points the build elsewhere than it was built for
 * @throws Error when the build has no settings to replace
 */
export function compileDist(distDir: string, settings?: BuildSettings): CompiledApp {
  const files = readDist(distDir)
  if (
    settings &&
    !files.some(file => file.extension === '.js' && carriesSettings(readFileSync(file.absolutePath, 'utf8')))
  ) {
    throw new Error(`${distDir} has no settings in its scripts: it cannot be pointed at the test's cloud`)
  }
  const { json, problems } = parseJsonFiles(files)
  const styles = compileStyles(distDir, files, json)
  const templates = compileTemplates(files)
  const modules = compileModules(files, settings)
  return {
    bundle: {
      json,
      css: styles.css,
      scopes: styles.scopes,
      templatesCode: templates.code,
      modulesCode: modules.code,
    },
    problems: [...problems, ...styles.problems, ...templates.problems, ...modules.problems],
  }
}

function parseJsonFiles(files: readonly DistFile[]) {
  const json: Record<string, unknown> = {}
  const problems: BuildProblem[] = []
  for (const file of files) {
    if (file.extension !== '.json') continue
    try {
      json[file.id] = JSON.parse(readFileSync(file.absolutePath, 'utf8'))
    } catch (error) {
      problems.push({ file: file.path, message: error instanceof Error ? error.message : String(error) })
    }
  }
  return { json, problems }
}
