import { CODE128 } from 'jsbarcode/bin/barcodes/CODE128'

/** One dark bar: how many modules of white stand before it, and how many it is wide. */
export interface Bar {
  gap: number
  width: number
}

/** Code 128 of printable ASCII as bars; `modules` is the whole width. Undefined where the text cannot be drawn. */
export function code128Bars(text: string): { bars: Bar[]; modules: number } | undefined {
  const code = new CODE128(text, {})
  if (!code.valid()) return undefined
  const { data } = code.encode()
  const bars = [...data.matchAll(/(0*)(1+)/g)].map(([, gap = '', bar = '']) => ({
    gap: gap.length,
    width: bar.length,
  }))
  return { bars, modules: data.length }
}

/** Width of one module in px: the widest that fits, in half px so that lines fall on the screen's dots. */
export const moduleWidth = (modules: number, roomPx: number): number =>
  Math.max(0.5, Math.floor((roomPx / modules) * 2) / 2)
