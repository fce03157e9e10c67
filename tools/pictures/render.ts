import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import type { Drawing } from './drawing'
import { Pen } from './pen'

/** The largest file that the shop accepts is 40 KB; these leave room. */
const BYTES_MAX = 34 * 1024
const QUALITIES = [80, 74, 68, 60, 50, 40]

/** The drawing as SVG text. */
export function toSvg(drawing: Drawing): string {
  const pen = new Pen()
  const body = drawing.draw(pen)
  return pen.svg(drawing.width, drawing.height, body)
}

/** Renders at twice the size and halves it, which smooths edges better than the renderer does. */
export async function toPixels(drawing: Drawing): Promise<Buffer> {
  return sharp(Buffer.from(toSvg(drawing)), { density: 144 })
    .resize(drawing.width, drawing.height, { kernel: 'lanczos3' })
    .flatten({ background: '#ffffff' })
    .png({ compressionLevel: 1 })
    .toBuffer()
}

type Encode = (quality: number) => Promise<Buffer>

/** The best quality that fits. */
async function best(encode: Encode): Promise<Buffer> {
  for (const quality of QUALITIES) {
    const bytes = await encode(quality)
    if (bytes.length <= BYTES_MAX) return bytes
  }
  throw new Error(`a picture does not fit into ${BYTES_MAX} bytes at quality ${QUALITIES.at(-1)}`)
}

/** Writes `<dir>/<src>.webp` and `.jpg`. Returns their sizes in bytes. */
export async function renderTo(
  dir: string,
  src: string,
  drawing: Drawing,
): Promise<{ webp: number; jpg: number }> {
  const pixels = await toPixels(drawing)
  const webp = await best(quality =>
    sharp(pixels).webp({ quality, effort: 6, smartSubsample: true }).toBuffer(),
  )
  const jpg = await best(quality => sharp(pixels).jpeg({ quality, mozjpeg: true }).toBuffer())
  const file = join(dir, src)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.webp`, webp)
  writeFileSync(`${file}.jpg`, jpg)
  return { webp: webp.length, jpg: jpg.length }
}
