/** Copies of the demo shop with something broken in them. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ShopProblem } from '../../local-cloud/seed/problems'
import { readShopFolder } from '../../local-cloud/seed/shop-folder'

export const DEMO_DIR = join(__dirname, '../../shop/demo')
export const TIER_IDS = ['member', 'silver', 'gold']

/** A value at a path within parsed JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
type Key = string | number

export interface ShopCopy {
  readonly dir: string
  /** Sets the value at a path of a JSON file; `undefined` removes it. */
  set(file: string, path: readonly Key[], value: Json | undefined): void
  /** The absolute path of a file that is about to be damaged, by its path in the folder. */
  damage(file: string): string
  problems(): readonly ShopProblem[]
  /** Brings back every file that was changed. */
  restore(): void
  remove(): void
}

/** A copy of the demo shop in a temporary folder. */
export function copyShop(): ShopCopy {
  const dir = mkdtempSync(join(tmpdir(), 'shop-'))
  cpSync(DEMO_DIR, dir, { recursive: true })
  const damaged = new Set<string>()
  const damage = (file: string) => {
    damaged.add(file)
    return join(dir, file)
  }
  return {
    dir,
    damage,
    set: (file, path, value) => edit(damage(file), path, value),
    problems: () => {
      const read = readShopFolder(dir, { tierIds: TIER_IDS })
      return read.ok ? [] : read.error.problems
    },
    restore: () => {
      for (const file of damaged) cpSync(join(DEMO_DIR, file), join(dir, file))
      damaged.clear()
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
}

function edit(file: string, path: readonly Key[], value: Json | undefined): void {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Json
  const last = path.at(-1)
  if (last === undefined) throw new Error('a path has at least one key')
  const parent = path.slice(0, -1).reduce<Json>((node, key) => child(node, key), document)
  if (Array.isArray(parent) && typeof last === 'number') {
    if (value === undefined) parent.splice(last, 1)
    else parent[last] = value
  } else if (parent !== null && typeof parent === 'object' && !Array.isArray(parent)) {
    if (value === undefined) delete parent[last]
    else parent[last] = value
  } else throw new Error(`nothing to set at ${path.join('.')}`)
  writeFileSync(file, JSON.stringify(document))
}

function child(node: Json, key: Key): Json {
  const next = Array.isArray(node)
    ? node[Number(key)]
    : node !== null && typeof node === 'object'
      ? node[key]
      : undefined
  if (next === undefined) throw new Error(`no ${key} there`)
  return next
}
