/** @jest-environment node */
import jsQR from 'jsqr'
import sharp from 'sharp'
import { qrImage } from '@/components/qr-code/qr-image'

/** What a scanner reads from the image. */
async function read(image: string): Promise<string | undefined> {
  const bytes = Buffer.from(image.slice(image.indexOf(',') + 1), 'base64')
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data
}

test.each(['281203948571234567', '123456789012', 'M1.8f3kq2.58131201.a9c0f1d2'])(
  '%s is read back by a scanner',
  async text => {
    const image = qrImage(text)
    expect(image).toMatch(/^data:image\/gif;base64,/)
    expect(await read(image)).toBe(text)
  },
)

test('a code stays small enough to be sent to the screen every half minute', () => {
  expect(qrImage('281203948571234567').length).toBeLessThan(16_000)
})
