import { readFileSync } from 'node:fs'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { BuildProblem, DistFile } from './types'

interface TemplateWarning {
  level: number
  message: string
  startLine: number
}

/** Levels of the template compiler: 1 note, 2 warning, 3 error, 4 fatal. */
const LEVEL_ERROR = 3

/** Compiles every WXML and WXS file with WeChat's own template compiler. */
export function compileTemplates(files: readonly DistFile[]): { code: string; problems: BuildProblem[] } {
  const group = new TmplGroup()
  const problems: BuildProblem[] = []
  try {
    for (const file of files) {
      if (file.extension === '.wxml') {
        const warnings = group.addTmpl(file.id, readFileSync(file.absolutePath, 'utf8')) as TemplateWarning[]
        for (const warning of warnings) {
          if (warning.level < LEVEL_ERROR) continue
          problems.push({ file: file.path, message: warning.message, line: warning.startLine + 1 })
        }
      } else if (file.extension === '.wxs') {
        const source = readFileSync(file.absolutePath, 'utf8')
        const syntaxError = checkScript(source)
        if (syntaxError) problems.push({ file: file.path, message: syntaxError })
        // A broken script would make the whole group unparseable: the problem is reported, the page goes on without.
        group.addScript(file.id, syntaxError ? '' : source)
      }
    }
    return { code: group.getTmplGenObjectGroups(), problems }
  } finally {
    group.free()
  }
}

function checkScript(source: string): string | undefined {
  try {
    new Function('module', 'exports', 'require', source)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
