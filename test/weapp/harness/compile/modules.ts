import { readFileSync } from 'node:fs'
import { MODULE_PARAMETERS, SHADOWED_GLOBALS } from '../page/service/module-parameters'
import { type BuildSettings, pointElsewhere } from './settings'
import type { BuildProblem, DistFile } from './types'

/**
 * Wraps every JavaScript file as WeChat does: a CommonJS-like function whose parameters are the mini-program's globals,
 * and in which the browser's globals do not exist.
 * @param settings what the build is told about the world instead of what it was built with
 */
export function compileModules(
  files: readonly DistFile[],
  settings?: BuildSettings,
): { code: string; problems: BuildProblem[] } {
  const problems: BuildProblem[] = []
  const factories: string[] = []
  for (const file of files) {
    if (file.extension !== '.js') continue
    const built = readFileSync(file.absolutePath, 'utf8')
    const source = settings ? pointElsewhere(built, settings) : built
    const syntaxError = checkModule(source)
    if (syntaxError) problems.push({ file: file.path, message: syntaxError })
    const body = syntaxError
      ? `throw new SyntaxError(${JSON.stringify(`${file.path}: ${syntaxError}`)})`
      : source
    const parameters = [...MODULE_PARAMETERS, ...SHADOWED_GLOBALS].join(',')
    factories.push(`${JSON.stringify(file.id)}:function(${parameters}){${body}\n}`)
  }
  return { code: `{${factories.join(',\n')}}`, problems }
}

function checkModule(source: string): string | undefined {
  try {
    new Function(source)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
