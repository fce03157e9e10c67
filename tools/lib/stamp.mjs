/** Stamps: a hash of everything an output was made from, so that an unchanged tree is not made again. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './project.mjs'

function* filesUnder(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return
  if (stat.isFile()) {
    yield path
    return
  }
  for (const name of readdirSync(path).sort()) {
    if (name !== 'node_modules') yield* filesUnder(join(path, name))
  }
}

/**
 * A hash of the names and contents of files and folders.
 * @param {string[]} paths relative to the project
 * @param {Record<string, string | undefined>} more other things that the output depends on
 */
export function hashOf(paths, more = {}) {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesUnder(join(root, path))) {
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  return hash.update(JSON.stringify(more)).digest('hex')
}

const stampFile = name => join(root, '.cache', 'stamps', name)

/** Whether `name` was last made from exactly this hash and its outputs are still there. */
export function isFresh(name, hash, outputs) {
  const file = stampFile(name)
  if (!existsSync(file) || readFileSync(file, 'utf8') !== hash) return false
  return outputs.every(output => existsSync(join(root, output)))
}

export function forget(name) {
  rmSync(stampFile(name), { force: true })
}

export function remember(name, hash) {
  const file = stampFile(name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, hash)
}
