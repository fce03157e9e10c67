import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import postcss, { type Root, type Rule } from 'postcss'
import { BUILT_IN_TAGS } from '../page/elements/tags'
import { translateUnits } from '../page/view/units'
import type { BuildProblem, DistFile } from './types'

const TAGS: ReadonlySet<string> = new Set(BUILT_IN_TAGS)
const TAG_IN_SELECTOR = /(^|[\s>+~,(])([a-z][a-z-]*)(?=$|[\s>+~,.:#[)])/g

interface StyleSheets {
  css: Record<string, string>
  scopes: Record<string, string>
  problems: BuildProblem[]
}

/**
 * Turns WXSS into CSS for the harness: imports inlined, `rpx` and `vh` in terms of the harness's own variables, tag
 * selectors pointed at the built-in elements, classes of isolated components prefixed.
 */
export function compileStyles(
  distDir: string,
  files: readonly DistFile[],
  json: Readonly<Record<string, unknown>>,
): StyleSheets {
  const sheets: StyleSheets = { css: {}, scopes: {}, problems: [] }
  for (const file of files) {
    if (file.extension !== '.wxss') continue
    try {
      const root = postcss.parse(inlineImports(distDir, file.path, []), { from: file.path })
      root.walkDecls(decl => {
        decl.value = translateUnits(decl.value)
      })
      const scope = isIsolated(json[file.id]) ? `c${Object.keys(sheets.scopes).length}` : undefined
      if (scope) sheets.scopes[file.id] = scope
      eachStyleRule(root, rule => {
        rule.selector = translateSelector(rule.selector, scope)
      })
      sheets.css[file.id] = root.toString()
    } catch (error) {
      sheets.problems.push({
        file: file.path,
        message: error instanceof Error ? error.message : String(error),
      })
      sheets.css[file.id] = ''
    }
  }
  return sheets
}

function translateSelector(selector: string, scope: string | undefined): string {
  const translated = selector.replace(TAG_IN_SELECTOR, (whole, before: string, tag: string) =>
    TAGS.has(tag) ? `${before}wx-${tag}` : whole,
  )
  return scope ? translated.replace(/\.([A-Za-z_])/g, `.${scope}--$1`) : translated
}

function eachStyleRule(root: Root, visit: (rule: Rule) => void): void {
  root.walkRules(rule => {
    const parent = rule.parent
    if (parent?.type === 'atrule' && /keyframes$/.test((parent as postcss.AtRule).name)) return
    visit(rule)
  })
}

function isIsolated(config: unknown): boolean {
  if (typeof config !== 'object' || config === null || !('component' in config)) return false
  const isolation = 'styleIsolation' in config ? String(config.styleIsolation) : 'isolated'
  return isolation !== 'shared' && isolation !== 'apply-shared'
}

function inlineImports(distDir: string, file: string, behind: readonly string[]): string {
  if (behind.includes(file)) throw new Error(`${file} imports itself through ${behind.join(' → ')}`)
  const absolute = path.join(distDir, file)
  if (!existsSync(absolute)) throw new Error(`imports ${file}, which does not exist`)
  return readFileSync(absolute, 'utf8').replace(
    /@import\s+(?:url\()?['"]([^'"]+)['"]\)?\s*;?/g,
    (_, target: string) => {
      const imported = target.startsWith('/')
        ? target.slice(1)
        : path.posix.join(path.posix.dirname(file), target)
      return inlineImports(distDir, imported, [...behind, file])
    },
  )
}
