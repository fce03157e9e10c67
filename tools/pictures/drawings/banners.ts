import { type Drawing, scene } from '../drawing'
import { ellipse, group, type Pen, place } from '../pen'
import { baguette, boule, CRUST } from '../shapes/bread'
import { tin } from '../shapes/containers'
import { blossom, sprig } from '../shapes/flowers'
import { enamelMug } from '../shapes/kitchen'
import { leafHeap } from '../shapes/leaves'
import { bunch, earMotif, ticket } from '../shapes/paper'
import { croissant } from '../shapes/pastry'
import { crumbs } from '../shapes/sweets'
import { gaiwan, steam } from '../shapes/tea-vessels'
import { plate } from '../shapes/vessels'
import { shadow } from '../stage'
import { seasonalFlowers } from './rewards'

/** A wide scene. Its left 45 % stays quiet: that is where the words go. */
const wide = (ground: Parameters<typeof scene>[2], draw: (pen: Pen) => string[]): Drawing =>
  scene(750, 360, ground, draw, 228)

const riceSign = (pen: Pen, x: number, color: string, height: number): string =>
  group([
    shadow(pen, x, 316, 52, height),
    tin(pen, { cx: x, y: 318, r: 56, height, color, label: '#f4ead6', lid: 0.24, surface: 'glazed' }),
  ])

export const banners: Readonly<Record<string, Drawing>> = {
  'banners/spring-tea': wide('sage', pen => [
    shadow(pen, 448, 312, 66, 190),
    tin(pen, { cx: 448, y: 314, r: 70, height: 212, color: '#2d5a48', label: '#f4ead6', lid: 0.22 }),
    shadow(pen, 600, 322, 86, 40),
    plate(pen, { cx: 604, y: 330, r: 108, depth: 18, color: '#eee8da' }),
    leafHeap(pen, {
      cx: 604,
      y: 314,
      rx: 76,
      rise: 34,
      count: 110,
      kind: 'flat',
      size: 20,
      colors: ['#7f9148', '#95a257', '#68793b', '#aaa862'],
      seed: 4,
    }),
    place(gaiwan(pen, { cx: 0, y: 0, r: 62, color: '#f4f1ea' }), 682, 266, 0, 0.92),
  ]),
  'banners/morning-bread': wide('straw', pen => [
    group([place(baguette(pen, 350, 70, 4), 548, 206, -20)], { filter: pen.grounded(12) }),
    ellipse(450, 306, 112, 20, '#2d190e', { opacity: 0.45, filter: pen.blur(8) }),
    place(boule(pen, 108), 446, 304),
    group([place(croissant(pen, 210), 618, 270, -6)], { filter: pen.grounded(14) }),
    crumbs(pen, 560, 336, 60, CRUST, 4),
  ]),
  'banners/points-mall': wide('mist', pen => [
    group(
      [
        place(
          bunch(pen, 270, '#c9a474', group([seasonalFlowers(pen)], { transform: 'scale(.54)' })),
          618,
          336,
          8,
        ),
      ],
      { filter: pen.grounded(12) },
    ),
    place(ticket(pen, 210, 110, '#e6f0ec', '#1f6f5c', earMotif(70, '#1f6f5c')), 520, 306, -8),
    shadow(pen, 404, 316, 66, 120),
    enamelMug(pen, 404, 318, 70, 136, '#1f6f5c'),
    steam(pen, 400, 176, 80, 0.7),
  ]),
  'banners/tiers': wide('clay', pen => [
    riceSign(pen, 410, '#d8c39a', 128),
    riceSign(pen, 540, '#a9adab', 176),
    riceSign(pen, 670, '#b58a35', 226),
    place(sprig(pen, { length: 90, color: '#7f8f5a', leaf: 28, pairs: 4, seed: 6 }), 440, 344, 74),
    place(blossom(pen, 20, 5, '#f6ecd8', '#c99a3c'), 476, 338),
  ]),
}
