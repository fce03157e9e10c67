import { readFileSync } from 'node:fs'
import { compileModules } from './modules'
import { readDist } from './read-dist'
import { compileStyles } from './styles'
import { compileTemplates } from './templates'
import type { BuildProblem, CompiledApp, DistFile } from './types'

export type { AppBundle, BuildProblem, CompiledApp } from './types'

/** Compiles a weapp build into what a browser can run. Whatever the build has wrong is listed, not thrown. */
export function compileDist(distDir: string): CompiledApp {
  const files = readDist(distDir)
  const { json, problems } = parseJsonFiles(files)
  const styles = compileStyles(distDir, files, json)
  const templates = compileTemplates(files)
  const modules = compileModules(files)
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
