import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The shop's name from its `shop.json`, for the pay sheet; a plain word where the folder has none. */
export function readShopName(shopDir: string): string {
  try {
    const shop: unknown = JSON.parse(readFileSync(join(shopDir, 'shop.json'), 'utf8'))
    if (typeof shop === 'object' && shop !== null && 'name' in shop && typeof shop.name === 'string')
      return shop.name
  } catch {
    // The seeding checks the folder and says what is wrong with it; the sheet only needs something to show.
  }
  return '商户'
}
