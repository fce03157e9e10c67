import { type Drawing, still } from '../drawing'
import { ellipse, group, place } from '../pen'
import { baguette } from '../shapes/bread'
import { cushion, folded, runner } from '../shapes/cloth'
import { sprig } from '../shapes/flowers'
import { apron, peg, tote } from '../shapes/sewn'
import { blockShadow } from '../shapes/solids'
import { rushMat } from '../shapes/table-things'
import { plate } from '../shapes/vessels'
import { shadow } from '../stage'

export const linen: Readonly<Record<string, Drawing>> = {
  'products/tea-towel': still(
    'clay',
    pen => [
      blockShadow(pen, { x: 140, y: 596, w: 340, h: 120, d: 240 }),
      folded(pen, { x: 140, y: 596, w: 348, h: 74, d: 250, color: '#e4dac4', layers: 3, stripe: '#3d5a80' }),
      folded(pen, { x: 150, y: 520, w: 338, h: 70, d: 244, color: '#f3ede0', layers: 3 }),
    ],
    350,
  ),
  'products/linen-apron': still(
    'mist',
    pen => [peg(pen, 375, 118), place(apron(pen, 500, '#d3c1a0'), 375, 124)],
    690,
  ),
  'products/table-runner': still(
    'wood',
    pen => [place(runner(pen, 430, '#b06a3c', '#f0dcb4'), 190, 344)],
    200,
  ),
  'products/placemat': still(
    'oat',
    pen => [
      rushMat(pen, 375, 470, 290, '#b7b177'),
      ellipse(384, 474, 120, 30, '#2d190e', { opacity: 0.32, filter: pen.blur(8) }),
      plate(pen, { cx: 375, y: 476, r: 142, depth: 26, color: '#eef0ea', surface: 'glazed', rim: '#5f7f78' }),
      place(sprig(pen, { length: 140, color: '#7d8f5a', leaf: 36, pairs: 5, seed: 10 }), 318, 456, 74),
    ],
    280,
  ),
  'products/cushion-cover': still('straw', pen => [
    shadow(pen, 375, 574, 186, 260),
    place(cushion(pen, 400, '#76835a'), 375, 392, -3),
  ]),
  'products/cotton-towel': still(
    'blush',
    pen => [
      blockShadow(pen, { x: 128, y: 606, w: 366, h: 220, d: 230 }),
      folded(pen, { x: 128, y: 606, w: 376, h: 108, d: 236, color: '#9fb2b8', layers: 2, pile: true }),
      folded(pen, { x: 138, y: 500, w: 366, h: 104, d: 232, color: '#f0e9dc', layers: 2, pile: true }),
      folded(pen, { x: 130, y: 398, w: 372, h: 98, d: 230, color: '#d9cdb8', layers: 2, pile: true }),
    ],
    340,
  ),
  'products/canvas-tote': still('sage', pen => [
    shadow(pen, 370, 606, 190, 240),
    group([place(baguette(pen, 360, 84, 4), 470, 250, -66)]),
    place(tote(pen, 370, 330, '#e6dabf', '#3f6a52'), 370, 276),
  ]),
}
