import type { Program } from '../../src/domain/program/schema'
import { invariant } from '../../src/domain/result'
import { COLLECTIONS, type HomeDoc, type ProgramDoc, type ShopDoc } from './documents'
import type { Store } from './ports'

/** What every member sees of the shop, and the program that is in force. */
export interface ShopSettings {
  shop: ShopDoc
  home: HomeDoc
  program: Program
}

/** How long an instance may go on with settings it has read: a change reaches everybody within this time. */
const FRESH_MS = 60_000

/** Reads the settings in one request and keeps them for a minute: they change by the day, and are needed by every command. */
export function shopReader(store: Store, now: () => number): () => Promise<ShopSettings> {
  let kept: { settings: ShopSettings; readAtMs: number } | undefined
  return async () => {
    if (kept && now() - kept.readAtMs < FRESH_MS) return kept.settings
    const docs = await store.find<ShopDoc | HomeDoc | ProgramDoc>(COLLECTIONS.shop, {
      _id: { in: ['shop', 'home', 'program'] },
    })
    const shop = docs.find((doc): doc is ShopDoc => doc._id === 'shop')
    const home = docs.find((doc): doc is HomeDoc => doc._id === 'home')
    const program = docs.find((doc): doc is ProgramDoc => doc._id === 'program')
    invariant(shop && home && program, 'the shop has been published')
    kept = { settings: { shop, home, program: program.program }, readAtMs: now() }
    return kept.settings
  }
}
