import path from 'node:path'
import type { Dist } from './dist'
import type { Finding } from './finding'

const finding = (file: string, message: string): Finding => ({ check: 'references', file, message })

function resolve(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  return path.posix.join(path.posix.dirname(from), target)
}

const isLocal = (target: string) =>
  !/^(https?:|data:|cloud:|wxfile:|\{\{)/.test(target) && !target.includes('{{')

function* matches(text: string, pattern: RegExp): Iterable<string> {
  for (const match of text.matchAll(pattern)) yield match[1] ?? ''
}

/** What templates, styles, scripts and components refer to is in the build; subpackages keep to themselves. */
export function checkReferences(dist: Dist): Finding[] {
  return [...checkTemplates(dist), ...checkStyles(dist), ...checkScripts(dist), ...checkComponents(dist)]
}

function* checkTemplates(dist: Dist): Iterable<Finding> {
  for (const { path: file } of dist.withExtension('.wxml')) {
    const text = dist.read(file)
    for (const target of matches(text, /<(?:import|include|wxs)\b[^>]*?\bsrc="([^"]+)"/g)) {
      if (!dist.has(resolve(file, target)))
        yield finding(file, `refers to ${target}, which is not in the build`)
    }
    for (const target of matches(text, /<(?:image|cover-image)\b[^>]*?\bsrc="([^"]+)"/g)) {
      if (isLocal(target) && !dist.has(resolve(file, target)))
        yield finding(file, `shows ${target}, which is not in the build`)
    }
    const defined = new Set(matches(text, /<template\b[^>]*?\bname="([^"{]+)"/g))
    const imports = [...matches(text, /<import\b[^>]*?\bsrc="([^"]+)"/g)].map(target => resolve(file, target))
    for (const imported of imports) {
      if (dist.has(imported))
        for (const name of matches(dist.read(imported), /<template\b[^>]*?\bname="([^"{]+)"/g))
          defined.add(name)
    }
    for (const name of matches(text, /<template\b[^>]*?\bis="([^"{]+)"/g)) {
      if (!defined.has(name)) yield finding(file, `uses the template ${name}, which nobody defines`)
    }
  }
}

function* checkStyles(dist: Dist): Iterable<Finding> {
  for (const { path: file } of dist.withExtension('.wxss')) {
    const text = dist.read(file)
    for (const target of matches(text, /@import\s+(?:url\()?['"]([^'"]+)['"]/g)) {
      if (!dist.has(resolve(file, target)))
        yield finding(file, `imports ${target}, which is not in the build`)
    }
    for (const target of matches(text, /url\(\s*['"]?([^'")]+)['"]?\s*\)/g)) {
      if (isLocal(target)) yield finding(file, `WXSS cannot show the local picture ${target}`)
    }
  }
}

function* checkScripts(dist: Dist): Iterable<Finding> {
  for (const { path: file } of dist.withExtension('.js')) {
    for (const target of matches(dist.read(file), /\brequire\(\s*["']([^"']+)["']\s*\)/g)) {
      if (!target.startsWith('.') && !target.startsWith('/')) continue
      const resolved = resolve(file, target).replace(/(\.js)?$/, '.js')
      if (!dist.has(resolved)) yield finding(file, `requires ${target}, which is not in the build`)
      const home = dist.settings.subPackageOf(resolved)
      if (home !== '' && home !== dist.settings.subPackageOf(file)) {
        yield finding(file, `requires ${target} out of the subpackage ${home}`)
      }
    }
  }
}

function* checkComponents(dist: Dist): Iterable<Finding> {
  for (const { path: file, id } of dist.withExtension('.json')) {
    const components = dist.settings.configOf(id).usingComponents ?? {}
    for (const [name, target] of Object.entries(components)) {
      if (/^(plugin|ext):/.test(target)) continue
      const resolved = resolve(file, target)
      for (const part of ['.js', '.json', '.wxml']) {
        if (!dist.has(resolved + part))
          yield finding(file, `component ${name} at ${target} has no ${part} file`)
      }
    }
  }
}
