import type { Dist } from './dist'
import { parseJson } from './dist'
import type { Finding } from './finding'

const PAGE_PARTS = ['.js', '.json', '.wxml']

/** Every listed page is in the build, and every page in the build is listed. */
export function checkPages(dist: Dist): Finding[] {
  const listed = new Set(dist.settings.pages)
  const missing = [...listed].flatMap(page =>
    PAGE_PARTS.filter(part => !dist.has(page + part)).map(part => ({
      check: 'pages',
      file: page + part,
      message: 'is a part of a listed page and not in the build',
    })),
  )
  const unlisted = dist
    .withExtension('.wxml')
    .filter(file => dist.has(`${file.id}.js`) && dist.has(`${file.id}.json`) && !listed.has(file.id))
    .filter(file => dist.settings.configOf(file.id).component !== true)
    .map(file => ({
      check: 'pages',
      file: file.path,
      message: 'looks like a page and is not listed in app.json',
    }))
  return [...missing, ...unlisted]
}

/** Every JSON file parses. */
export function checkJsonSyntax(dist: Dist): Finding[] {
  return dist.withExtension('.json').flatMap(file => {
    const parsed = parseJson(dist.read(file.path))
    return parsed.ok ? [] : [{ check: 'json-syntax', file: file.path, message: parsed.message }]
  })
}
