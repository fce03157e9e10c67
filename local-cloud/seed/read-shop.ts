/** Reads a shop folder with its loyalty program: everything, or what is wrong with it in words. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeProgram } from '../../src/domain/program/decode-program'
import type { Program } from '../../src/domain/program/schema'
import { err, ok, type Result } from '../../src/domain/result'
import { formatInvalidShop } from './problems'
import { readShopFolder, type ShopFolder } from './shop-folder'

export interface ReadShop {
  readonly folder: ShopFolder
  readonly program: Program
}

export interface UnreadableShop {
  readonly code: 'unreadable_shop'
  /** For a terminal: every problem, one a line. */
  readonly text: string
}

export function readShop(dir: string): Result<ReadShop, UnreadableShop> {
  const program = readProgram(dir)
  if (!program.ok) return program
  const folder = readShopFolder(dir, { tierIds: program.value.tiers.levels.map(level => level.id) })
  if (!folder.ok) return err({ code: 'unreadable_shop', text: formatInvalidShop(folder.error) })
  return ok({ folder: folder.value, program: program.value })
}

function readProgram(dir: string): Result<Program, UnreadableShop> {
  const file = join(dir, 'program.json')
  const refuse = (...lines: string[]) =>
    err({ code: 'unreadable_shop' as const, text: [`${file}:`, ...lines].join('\n') })
  if (!existsSync(file)) return refuse('  is missing: a shop has a loyalty program')
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    return refuse(`  is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const program = decodeProgram(json)
  return program.ok
    ? program
    : refuse(...program.error.problems.map(({ path, message }) => `  ${path}: ${message}`))
}
