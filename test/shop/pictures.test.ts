import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { readShopFolder } from '../../local-cloud/seed/shop-folder'
import { drawings } from '../../tools/pictures/drawings'
import { toPixels, toSvg } from '../../tools/pictures/render'
import { DEMO_DIR, TIER_IDS } from './broken-shop'

// Rendering takes a second or two, more on a busy machine.
jest.setTimeout(60_000)

const NAMES = Object.keys(drawings)
const FORMS = ['webp', 'jpg'] as const
const fileOf = (name: string, form: (typeof FORMS)[number]) => join(DEMO_DIR, 'pictures', `${name}.${form}`)

function namedByShop(): string[] {
  const read = readShopFolder(DEMO_DIR, { tierIds: TIER_IDS })
  if (!read.ok) throw new Error('the demo shop is broken')
  const { shop, categories, products, rewards } = read.value
  return [
    ...shop.banners.map(banner => banner.picture),
    ...categories.map(category => category.picture),
    ...products.flatMap(product => product.pictures),
    ...rewards.map(reward => reward.picture),
  ].map(picture => picture.src)
}

test('every picture of the shop has its drawing, and no drawing is left over', () => {
  expect([...namedByShop()].sort()).toEqual([...NAMES].sort())
})

test('no two drawings are the same, and a drawing is the same every time', () => {
  const drawn = NAMES.map(name => toSvg(drawings[name]!))
  expect(new Set(drawn).size).toBe(NAMES.length)
  expect(NAMES.map(name => toSvg(drawings[name]!))).toEqual(drawn)
})

test('pictures have the size of their kind, and together stay under 3 MB', async () => {
  let bytes = 0
  for (const name of NAMES) {
    const size = name.startsWith('banners/')
      ? [750, 360]
      : name.startsWith('categories/')
        ? [200, 200]
        : [750, 750]
    for (const form of FORMS) {
      const { width, height } = await sharp(fileOf(name, form)).metadata()
      expect([name, form, width, height]).toEqual([name, form, ...size])
      bytes += statSync(fileOf(name, form)).size
    }
  }
  expect(bytes).toBeLessThan(3 * 1024 * 1024)
})

/** Mean difference of a channel, 0–255. */
async function difference(a: Buffer, b: Buffer): Promise<number> {
  const [left, right] = await Promise.all([a, b].map(bytes => sharp(bytes).removeAlpha().raw().toBuffer()))
  let sum = 0
  for (let i = 0; i < left!.length; i++) sum += Math.abs(left![i]! - right![i]!)
  return sum / left!.length
}

test.each([
  ['categories/tea', 'categories/linen'],
  ['products/croissant', 'products/gaiwan'],
  ['banners/tiers', 'banners/morning-bread'],
])('%s is what its drawing shows', async (name, other) => {
  const fresh = await toPixels(drawings[name]!)
  for (const form of FORMS) {
    expect(await difference(fresh, readFileSync(fileOf(name, form)))).toBeLessThan(3)
    expect(await difference(fresh, readFileSync(fileOf(other, form)))).toBeGreaterThan(6)
  }
})
