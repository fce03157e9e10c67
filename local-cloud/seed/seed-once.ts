import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { LocalCloudError } from '../local-cloud-error'
import type { PlatformStore } from '../platform-store'
import type { SeedContext, SeedShop } from '../types'

const KEY = 'seed'

/** How far the first start of this data directory came. */
export type SeedState = 'none' | 'begun' | 'done'

export function seedState(store: PlatformStore): SeedState {
  const state = store.getMeta(KEY)
  return state === 'begun' || state === 'done' ? state : 'none'
}

/**
 * Puts the shop into the database on the first start of a data directory. A start that broke off in between is noticed by
 * the state it left, and the database is emptied before the next one.
 */
export async function seedOnce(parts: {
  readonly store: PlatformStore
  readonly seed: SeedShop | null | undefined
  readonly context: Omit<SeedContext, 'nowMs'>
}): Promise<void> {
  if (seedState(parts.store) === 'done') return
  const seed = parts.seed === undefined ? await projectSeed() : parts.seed
  if (!seed) return
  parts.store.setMeta(KEY, 'begun')
  try {
    await seed({ ...parts.context, nowMs: Date.now() })
  } catch (error) {
    throw new LocalCloudError(
      'seed_failed',
      `The shop could not be put in: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
  parts.store.setMeta(KEY, 'done')
}

/** The project's own seeding, `seedShop` in seed-shop.ts beside this file. */
async function projectSeed(): Promise<SeedShop | null> {
  const file = join(__dirname, 'seed-shop.ts')
  if (!existsSync(file)) return null
  const module = (await import(file)) as { seedShop: SeedShop }
  return module.seedShop
}
