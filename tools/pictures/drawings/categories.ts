import { type Drawing, scene } from '../drawing'
import { group, type Pen, place } from '../pen'
import { folded } from '../shapes/cloth'
import { sprig } from '../shapes/flowers'
import { leafHeap } from '../shapes/leaves'
import { parcel } from '../shapes/paper'
import { croissant } from '../shapes/pastry'
import { glassCandle } from '../shapes/scent-things'
import { teapot } from '../shapes/tea-vessels'
import { bowl, plate } from '../shapes/vessels'
import type { Ground } from '../stage'
import { shadow } from '../stage'
import { rice } from './table'

/** One thing, close: it is shown small. Drawn as if the picture were 400 px wide. */
const small = (ground: Ground, draw: (pen: Pen) => string[]): Drawing =>
  scene(200, 200, ground, pen => group(draw(pen), { transform: 'scale(.5)' }), 116)

export const categories: Readonly<Record<string, Drawing>> = {
  'categories/tea': small('sage', pen => [
    plate(pen, { cx: 200, y: 310, r: 168, depth: 30, color: '#f4efe2', rim: '#7f9a8e' }),
    leafHeap(pen, {
      cx: 200,
      y: 276,
      rx: 92,
      rise: 66,
      count: 130,
      kind: 'flat',
      size: 26,
      colors: ['#7f9148', '#95a257', '#68793b', '#aaa862'],
      seed: 4,
    }),
  ]),
  'categories/bakery': small('straw', pen => [
    group([place(croissant(pen, 330), 200, 200, -4)], { filter: pen.grounded(18) }),
  ]),
  'categories/teaware': small('clay', pen => [
    shadow(pen, 206, 302, 84, 100),
    teapot(pen, { cx: 206, y: 304, r: 106, color: '#7b4632' }),
  ]),
  'categories/table': small('blush', pen => [
    shadow(pen, 200, 312, 80, 120),
    bowl(pen, { cx: 200, y: 314, r: 138, height: 132, color: '#4f6f86', inside: '#e9e6dc' }),
    rice(200, 190, 138),
  ]),
  'categories/scent': small('stone', pen => [
    shadow(pen, 200, 322, 92, 180),
    glassCandle(pen, 200, 324, 104, 220, '#a8622a', '#f6ecd8'),
  ]),
  'categories/linen': small('mist', pen => [
    folded(pen, { x: 66, y: 318, w: 220, h: 56, d: 130, color: '#9fb2b8', layers: 2, pile: true }),
    folded(pen, { x: 72, y: 262, w: 212, h: 54, d: 128, color: '#f0e9dc', layers: 2, pile: true }),
    folded(pen, { x: 68, y: 208, w: 216, h: 50, d: 128, color: '#d8a184', layers: 2, pile: true }),
  ]),
  'categories/gift': small('oat', pen => [
    parcel(
      pen,
      74,
      318,
      200,
      150,
      140,
      '#d9c6a0',
      place(sprig(pen, { length: 80, color: '#7f9472', leaf: 26, pairs: 3, seed: 9 }), 0, 4, 58),
      '#a5492c',
    ),
  ]),
}
