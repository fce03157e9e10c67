import type { Drawing } from '../drawing'
import { still } from '../drawing'
import { tin } from '../shapes/containers'
import { leafHeap } from '../shapes/leaves'
import { shadow } from '../stage'

export const tea: Readonly<Record<string, Drawing>> = {
  'products/longjing': still('oat', pen => [
    shadow(pen, 375, 560, 112, 330),
    tin(pen, { cx: 375, y: 560, r: 112, height: 330, color: '#2f5a48', lid: 0.24, label: '#f4ead6' }),
    leafHeap(pen, {
      cx: 560,
      y: 604,
      rx: 92,
      count: 46,
      kind: 'flat',
      colors: ['#7d8f4a', '#93a055', '#66793c', '#a8a660'],
      seed: 4,
    }),
  ]),
}
