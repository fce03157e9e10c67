import { writeFileSync } from 'node:fs'
import qrcode from 'qrcode-generator'

const WIDTH_PX = 640
const HEIGHT_PX = 480
const FRAMES = 4
const LIGHT = 235
const DARK = 16
const NO_COLOUR = 128
const SIDE_PX = 360

/** Writes a video in which somebody holds a QR code before the camera; Chromium's fake camera plays it. */
export function writeCameraVideo(file: string, text: string): void {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const modules = code.getModuleCount()
  const modulePx = Math.floor(SIDE_PX / modules)
  const left = Math.floor((WIDTH_PX - modules * modulePx) / 2)
  const top = Math.floor((HEIGHT_PX - modules * modulePx) / 2)
  const luma = Buffer.alloc(WIDTH_PX * HEIGHT_PX, LIGHT)
  for (let row = 0; row < modules * modulePx; row++) {
    for (let column = 0; column < modules * modulePx; column++) {
      if (!code.isDark(Math.floor(row / modulePx), Math.floor(column / modulePx))) continue
      luma[(top + row) * WIDTH_PX + left + column] = DARK
    }
  }
  const chroma = Buffer.alloc((WIDTH_PX * HEIGHT_PX) / 2, NO_COLOUR)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma])
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH_PX} H${HEIGHT_PX} F10:1 Ip A1:1 C420jpeg\n`)
  writeFileSync(file, Buffer.concat([header, ...Array.from({ length: FRAMES }, () => frame)]))
}
