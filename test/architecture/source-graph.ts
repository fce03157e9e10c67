/** What each source file imports and which globals it reads, parsed by the TypeScript compiler. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import ts from 'typescript'

export interface Import {
  line: number
  /** As written. */
  specifier: string
  /** Path from the repository's root, for what is not a package. Files in the graph carry their extension. */
  file?: string
  /** Names of values taken: `default`, `*`, or as exported. Empty for types alone. */
  values: string[]
}

export interface GlobalUse {
  line: number
  /** `Date.now`, `new Date()`, `Math.random`, or the bare name of a global such as `process` or `wx`. */
  what: string
}

export interface Module {
  path: string
  imports: Import[]
  globals: GlobalUse[]
}

export type Graph = Map<string, Module>

const SOURCE = /\.(tsx?|mts|cts|mjs|cjs|js)$/
/** Globals that reach the world outside a module. */
const WATCHED = new Set([
  ...['process', 'fetch', 'XMLHttpRequest', 'require', 'setTimeout', 'setInterval', 'console', 'performance'],
  ...['document', 'window', 'navigator', 'localStorage', 'sessionStorage', 'crypto', 'wx', 'my', 'Taro'],
])

/** The graph of files given as path → text; imports that lead elsewhere keep the path they were written for. */
export function graphOf(files: Record<string, string>): Graph {
  const paths = new Set(Object.keys(files))
  return new Map(Object.entries(files).map(([path, text]) => [path, parse(path, text, paths)]))
}

/** Reads the sources below `folders` of the repository at `root`. */
export function readSources(root: string, folders: string[]): Record<string, string> {
  const files: Record<string, string> = {}
  for (const folder of folders) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !SOURCE.test(entry.name)) continue
      const absolute = join(entry.parentPath, entry.name)
      files[relative(root, absolute)] = readFileSync(absolute, 'utf8')
    }
  }
  return files
}

function parse(path: string, text: string, paths: Set<string>): Module {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, scriptKind(path))
  const module: Module = { path, imports: [], globals: [] }
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
  const add = (node: ts.Node, specifier: string, values: string[]) => {
    const file = resolve(path, specifier, paths)
    module.imports.push({ line: lineOf(node), specifier, ...(file ? { file } : {}), values })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node, node.moduleSpecifier.text, importedValues(node.importClause))
      return
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node, node.moduleSpecifier.text, exportedValues(node))
      return
    }
    const loaded = loadedAtRunTime(node)
    if (loaded !== undefined) add(node, loaded, ['*'])
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      const { literal } = node.argument
      if (ts.isStringLiteral(literal)) add(node, literal.text, [])
    }
    const what = globalUse(node)
    if (what) module.globals.push({ line: lineOf(node), what })
    ts.forEachChild(node, visit)
  }
  visit(source)
  const own = declaredNames(source)
  module.globals = module.globals.filter(use => !own.has(use.what))
  return module
}

const scriptKind = (path: string) => (path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)

/** Names of values that an import takes; an import for its effects alone takes everything. */
function importedValues(clause: ts.ImportClause | undefined): string[] {
  if (!clause) return ['*']
  if (clause.isTypeOnly) return []
  const values = clause.name ? ['default'] : []
  const { namedBindings } = clause
  if (!namedBindings) return values
  if (ts.isNamespaceImport(namedBindings)) return [...values, '*']
  return [
    ...values,
    ...namedBindings.elements.filter(e => !e.isTypeOnly).map(e => (e.propertyName ?? e.name).text),
  ]
}

function exportedValues(node: ts.ExportDeclaration): string[] {
  if (node.isTypeOnly) return []
  if (!node.exportClause || !ts.isNamedExports(node.exportClause)) return ['*']
  return node.exportClause.elements.filter(e => !e.isTypeOnly).map(e => (e.propertyName ?? e.name).text)
}

/** `import('x')` and `require('x')`. */
function loadedAtRunTime(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node)) return undefined
  const [first] = node.arguments
  const loads =
    node.expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(node.expression) && node.expression.text === 'require')
  return loads && first && ts.isStringLiteralLike(first) ? first.text : undefined
}

function globalUse(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const text = `${node.expression.getText()}.${node.name.text}`
    return text === 'Date.now' || text === 'Math.random' ? text : undefined
  }
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
    const isDate = ts.isIdentifier(node.expression) && node.expression.text === 'Date'
    return isDate && (ts.isCallExpression(node) || !node.arguments?.length) ? 'new Date()' : undefined
  }
  return ts.isIdentifier(node) && WATCHED.has(node.text) && isRead(node) ? node.text : undefined
}

/** Whether an identifier stands for a value, not for a member's name, a type or a declaration. */
function isRead(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isTypeNode(parent) || ts.isQualifiedName(parent)) return false
  const named = parent as ts.Node & { name?: ts.Node; propertyName?: ts.Node; initializer?: ts.Node }
  if (ts.isShorthandPropertyAssignment(parent)) return true
  return named.name !== node && named.propertyName !== node
}

/** Names that the file declares or imports itself: they hide globals of the same name. */
function declaredNames(source: ts.SourceFile): Set<string> {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isBindingElement(node) ||
      ts.isImportSpecifier(node) ||
      ts.isImportClause(node)
    if (declares && node.name && ts.isIdentifier(node.name)) names.add(node.name.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return names
}

/** The file that an import means, from the root; undefined for packages. `@/x` is `src/x`. */
function resolve(from: string, specifier: string, paths: Set<string>): string | undefined {
  const base = specifier.startsWith('@/')
    ? `src/${specifier.slice(2)}`
    : specifier.startsWith('.')
      ? posix.join(posix.dirname(from), specifier)
      : undefined
  if (base === undefined) return undefined
  const endings = ['', '.ts', '.tsx', '.mjs', '.cjs', '.js', '/index.ts', '/index.tsx']
  return endings.map(ending => base + ending).find(path => paths.has(path)) ?? base
}
