/**
 * Draws the demo shop's pictures again: `npm run pictures`, or `npm run pictures -- products/longjing …` for some.
 * Each is written to shop/demo/pictures as WebP and as JPEG; the same code gives the same bytes.
 */
import { join } from 'node:path'
import { drawings } from './drawings'
import { renderTo } from './render'

async function main(wanted: readonly string[]): Promise<void> {
  const dir = join(__dirname, '../../shop/demo/pictures')
  const names = Object.keys(drawings).filter(
    name => wanted.length === 0 || wanted.some(w => name.includes(w)),
  )
  let bytes = 0
  for (const name of names) {
    const { webp, jpg } = await renderTo(dir, name, drawings[name]!)
    bytes += webp + jpg
    console.log(`${name}  webp ${(webp / 1024).toFixed(1)} KB  jpg ${(jpg / 1024).toFixed(1)} KB`)
  }
  console.log(`${names.length} pictures, ${(bytes / 1024).toFixed(0)} KB`)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
