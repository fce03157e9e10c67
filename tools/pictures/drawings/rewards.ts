import { lit } from '../color'
import { type Drawing, still } from '../drawing'
import { riceEar } from '../marks'
import { ellipse, group, line, type Pen, path, place } from '../pen'
import { baguette } from '../shapes/bread'
import { pouch } from '../shapes/containers'
import { blossom, greenLeaf, sprig } from '../shapes/flowers'
import { dough, enamelMug, flourDust, rollingPin } from '../shapes/kitchen'
import { book, bunch, card, cupMotif, earMotif, parcel, ticket } from '../shapes/paper'
import { peg, sachetBag, tote } from '../shapes/sewn'
import { block } from '../shapes/solids'
import { rushMat, wood } from '../shapes/table-things'
import { teaCake } from '../shapes/tea-things'
import { gaiwan, steam, teapot } from '../shapes/tea-vessels'
import { bowl, mug, plate } from '../shapes/vessels'
import { shadow } from '../stage'
import { woodFiredCup } from './teaware'

/** A season on a postcard: sky, ground, one tree or house front. */
const season = (pen: Pen, sky: string, ground: string, crown: string, extra = ''): string =>
  group([
    path(
      'M-140 -180H140V180H-140Z',
      pen.linear(90, [
        [0, lit(sky, 0.5)],
        [1, sky],
      ]),
    ),
    path('M-140 70Q-40 46 140 76V180H-140Z', ground),
    line('M0 120V0M0 40L-30 6M0 52L30 20', '#6b4a34', 9),
    ellipse(-34, -22, 46, 40, crown, { opacity: 0.9 }),
    ellipse(30, -34, 54, 48, crown, { opacity: 0.85 }),
    ellipse(0, -64, 46, 38, lit(crown, 0.2), { opacity: 0.9 }),
    extra,
  ])

/** A branch of sweet osmanthus in a few stitches. */
const osmanthus = (pen: Pen): string =>
  group([
    line('M-56 44Q0 10 54 -50', '#6d6a3c', 5),
    place(greenLeaf(pen, 60, '#5f7d4a'), -14, 16, -80),
    place(greenLeaf(pen, 56, '#5f7d4a'), 6, 2, 18),
    place(greenLeaf(pen, 50, '#6b8a54'), 28, -22, -100),
    ...(
      [
        [-34, 26],
        [-8, 22],
        [14, -18],
        [38, -36],
        [-20, 6],
        [30, -10],
      ] as const
    ).map(([x, y], i) => place(blossom(pen, 15, 4, '#e9a53a', '#c97f1f', 1), x, y, i * 20)),
  ])

/** A bunch for a Wednesday: a few large flowers, small ones, and green. */
export const seasonalFlowers = (pen: Pen): string =>
  group([
    ...(
      [
        [-120, -360, -30],
        [-60, -420, -14],
        [20, -440, 4],
        [96, -410, 20],
        [140, -350, 34],
      ] as const
    ).map(([x, y, a]) =>
      group([
        line(`M0 -120L${x} ${y + 30}`, '#6f8455', 6),
        place(sprig(pen, { length: 110, color: '#7d9060', leaf: 38, pairs: 3, seed: x + 200 }), x, y + 60, a),
      ]),
    ),
    place(blossom(pen, 74, 9, '#e9a58c', '#a8552e', 0.85), -76, -338, 10),
    place(blossom(pen, 66, 8, '#f3e6cf', '#c99a3c', 0.85), 40, -382),
    place(blossom(pen, 62, 9, '#d8785f', '#8a3a26', 0.85), 92, -312, 24),
    place(blossom(pen, 56, 8, '#f6ecd8', '#c99a3c', 0.85), -6, -300, 14),
    place(blossom(pen, 40, 7, '#eec489', '#a8702e', 0.85), -120, -296),
  ])

export const rewards: Readonly<Record<string, Drawing>> = {
  'rewards/gift-wrap': still('blush', pen =>
    parcel(
      pen,
      150,
      604,
      340,
      230,
      250,
      '#efe4cf',
      place(sprig(pen, { length: 150, color: '#7f9472', leaf: 42, pairs: 4, seed: 9 }), 0, 6, 58),
    ),
  ),
  'rewards/postcard-set': still(
    'oat',
    pen => [
      place(card(pen, 210, 300, season(pen, '#cfdfe6', '#eef0ec', '#dfe7ea')), 196, 408, -24),
      place(card(pen, 210, 300, season(pen, '#e9d3a8', '#c99a5c', '#c8742c')), 306, 384, -9),
      place(card(pen, 210, 300, season(pen, '#bcd9dc', '#9db87a', '#5f8a54')), 424, 386, 6),
      place(card(pen, 210, 300, season(pen, '#e4e2cf', '#b9c48f', '#f0cdc4')), 538, 412, 20),
    ],
    230,
  ),
  'rewards/baguette-voucher': still('straw', pen => [
    shadow(pen, 375, 604, 120, 340),
    group([place(baguette(pen, 420, 104, 4), 386, 330, -78)]),
    pouch(pen, {
      cx: 375,
      y: 606,
      w: 236,
      height: 330,
      color: '#e9dcc0',
      closing: 'folded',
      label: '#f9f3e4',
    }),
    group([place(baguette(pen, 420, 104, 4), 386, 330, -78)], {
      'clip-path': pen.clip('M200 100H560V282H200Z'),
    }),
  ]),
  'rewards/hot-tea': still(
    'sage',
    pen => [
      place(ticket(pen, 470, 250, '#f3e8cf', '#2f6b58', cupMotif(122, '#2f6b58')), 350, 340, -8),
      shadow(pen, 560, 610, 70, 90),
      plate(pen, { cx: 560, y: 618, r: 116, depth: 16, color: '#eceee8', surface: 'glazed' }),
      bowl(pen, {
        cx: 560,
        y: 606,
        r: 86,
        height: 84,
        color: '#eef0ea',
        filled: { color: '#c9862e', depth: 11 },
      }),
      steam(pen, 552, 500, 110, 0.7),
    ],
    250,
  ),
  'rewards/coupon-10': still(
    'clay',
    pen => [
      place(ticket(pen, 520, 270, '#ecd9b4', '#a5492c', earMotif(170, '#a5492c')), 392, 440, 5),
      place(ticket(pen, 520, 270, '#f6ead0', '#a5492c', earMotif(170, '#a5492c')), 366, 372, -9),
    ],
    220,
  ),
  'rewards/coupon-30': still(
    'mist',
    pen => [
      place(ticket(pen, 520, 270, '#c3c8c9', '#3c4a50', earMotif(170, '#3c4a50')), 388, 446, 6),
      place(ticket(pen, 520, 270, '#dfe3e2', '#3c4a50', earMotif(170, '#3c4a50')), 372, 374, -8),
    ],
    220,
  ),
  'rewards/osmanthus-sachet': still('straw', pen => [
    shadow(pen, 360, 598, 130, 220),
    sachetBag(pen, 360, 600, 300, '#8fa08a', '#c9542c', place(osmanthus(pen), 0, 0, 0, 1.25)),
    ...(
      [
        [560, 618],
        [600, 632],
        [530, 636],
        [640, 616],
        [580, 604],
      ] as const
    ).map(([x, y], i) => place(blossom(pen, 16, 4, '#e9a53a', '#c97f1f'), x, y, i * 25)),
  ]),
  'rewards/enamel-mug': still('oat', pen => [
    shadow(pen, 352, 598, 150, 270),
    enamelMug(pen, 352, 600, 166, 310, '#2d5a48'),
    place(
      group([place(riceEar(150, '#2d5a48'), -40, 80), place(riceEar(112, '#2d5a48'), 8, 80, 15)]),
      340,
      428,
    ),
  ]),
  'rewards/tote-reward': still(
    'clay',
    pen => [
      peg(pen, 375, 128),
      group([place(tote(pen, 330, 330, '#e6dabf', '#a5492c', true), 375, 290)], { filter: pen.grounded(18) }),
    ],
    700,
  ),
  'rewards/mug-plus': still('straw', pen => [
    shadow(pen, 350, 596, 150, 280),
    mug(pen, {
      cx: 350,
      y: 598,
      r: 158,
      height: 300,
      color: '#4f6f5a',
      bare: { height: 44, color: '#a86f47' },
      inside: '#456351',
      surface: 'glazed',
      filled: { color: '#c9a06a', depth: 16 },
    }),
    steam(pen, 340, 290, 130, 0.75),
  ]),
  'rewards/gaiwan-plus': still('mist', pen => [
    shadow(pen, 340, 596, 190, 180),
    gaiwan(pen, { cx: 340, y: 602, r: 176, color: '#dbe6e1', accent: '#6f9a90', open: true }),
    ellipse(590, 616, 96, 18, '#2d190e', { opacity: 0.35, filter: pen.blur(8) }),
    place(
      group([
        bowl(pen, {
          cx: 0,
          y: 0,
          r: 74,
          height: 56,
          color: '#dbe6e1',
          filled: { color: '#d9a13f', depth: 8 },
        }),
      ]),
      590,
      618,
    ),
  ]),
  'rewards/book-voucher': still(
    'stone',
    pen => [
      book(pen, 130, 606, 350, 82, 240, '#7a4a38'),
      book(pen, 158, 522, 320, 66, 230, '#53705f'),
      place(ticket(pen, 290, 150, '#f3e6c8', '#7a4a38', earMotif(96, '#7a4a38')), 390, 414, -6),
    ],
    330,
  ),
  'rewards/flower-bunch': still(
    'sage',
    pen => [
      group([place(bunch(pen, 500, '#c9a474', seasonalFlowers(pen)), 375, 640, 4)], {
        filter: pen.grounded(20),
      }),
    ],
    560,
  ),
  'rewards/tea-class': still(
    'oat',
    pen => [
      rushMat(pen, 375, 540, 330, '#b9a878'),
      ellipse(300, 520, 130, 22, '#2d190e', { opacity: 0.4, filter: pen.blur(10) }),
      teapot(pen, { cx: 300, y: 516, r: 118, color: '#7b4632', speckle: '#4d2517' }),
      ...(
        [
          [470, 560],
          [552, 536],
          [400, 610],
        ] as const
      ).map(([x, y]) =>
        group([
          ellipse(x + 6, y + 2, 46, 10, '#2d190e', { opacity: 0.4, filter: pen.blur(5) }),
          bowl(pen, {
            cx: x,
            y,
            r: 50,
            height: 46,
            color: '#eef0ea',
            filled: { color: '#c9862e', depth: 7 },
          }),
        ]),
      ),
      steam(pen, 150, 330, 110, 0.6),
    ],
    360,
  ),
  'rewards/wood-cup-flash': still(
    'walnut',
    pen => [
      shadow(pen, 375, 560, 170, 40),
      block(pen, { x: 224, y: 610, w: 250, h: 44, d: 160, color: '#cda36a', skin: wood(pen, '#cda36a', 4) }),
      ellipse(392, 540, 88, 18, '#2d190e', { opacity: 0.5, filter: pen.blur(7) }),
      woodFiredCup(pen, 384, 540, 142),
    ],
    470,
  ),
  'rewards/baking-day': still(
    'wood',
    pen => [
      flourDust(pen, 380, 520, 320, 4),
      place(dough(pen, 170), 300, 500),
      place(rollingPin(pen, 460, 40, '#c99a63'), 430, 576, -14),
    ],
    230,
  ),
  'rewards/old-shoumei': still(
    'walnut',
    pen => [
      shadow(pen, 375, 590, 150, 360),
      place(teaCake(pen, 205, '#d9c8a2', '#4a3820', 15), 365, 384),
      block(pen, { x: 250, y: 610, w: 206, h: 40, d: 56, color: '#5c3d28', skin: wood(pen, '#5c3d28', 2) }),
    ],
    470,
  ),
}
