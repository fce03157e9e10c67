import { shaded } from '../color'
import { type Drawing, still } from '../drawing'
import { band, disc, mouth, TILT, turned } from '../lathe'
import { ellipse, group, line, type Pen, path } from '../pen'
import { tumbler } from '../shapes/glass'
import { leafHeap } from '../shapes/leaves'
import { glassKettle } from '../shapes/pots'
import { rod } from '../shapes/solids'
import { slattedTray } from '../shapes/table-things'
import { gaiwan, steam, teapot } from '../shapes/tea-vessels'
import { bowl } from '../shapes/vessels'
import { shadow } from '../stage'

/** Ash that melted on one shoulder, and a lick of flame. */
const kilnMarks = (pen: Pen, cx: number, y: number, r: number, h: number): string =>
  group([
    path(
      `M${cx - r} ${y - h}H${cx + r}V${y - h * 0.72}C${cx + r * 0.6} ${y - h * 0.5} ${cx + r * 0.3} ${y - h * 0.84} ${cx} ${y - h * 0.6}C${cx - r * 0.3} ${y - h * 0.36} ${cx - r * 0.5} ${y - h * 0.3} ${cx - r} ${y - h * 0.5}Z`,
      '#8d9272',
      { opacity: 0.75, filter: pen.mottle('#4d4a33', 0.06, 0.45, 0.5, 3) },
    ),
    path(
      `M${cx + r * 0.1} ${y}C${cx + r * 0.3} ${y - h * 0.5} ${cx + r * 0.7} ${y - h * 0.4} ${cx + r} ${y - h * 0.62}V${y + 40}H${cx}Z`,
      '#b9532a',
      { opacity: 0.5, filter: pen.blur(9) },
    ),
    path(
      `M${cx - r} ${y - h * 0.3}C${cx - r * 0.6} ${y - h * 0.16} ${cx - r * 0.4} ${y - h * 0.2} ${cx - r * 0.2} ${y + 30}H${cx - r}Z`,
      '#33251d',
      { opacity: 0.55, filter: pen.blur(10) },
    ),
  ])

/** A cup fired with wood; no two are alike. */
export const woodFiredCup = (pen: Pen, cx: number, y: number, r: number): string => {
  const h = r * 1.16
  return group([
    turned(pen, {
      cx,
      y,
      color: '#a67c56',
      profile: [
        [r * 0.62, 0],
        [r * 0.68, h * 0.06],
        [r * 0.9, h * 0.3],
        [r * 0.97, h * 0.62],
        [r, h],
      ],
      speckle: { color: '#4a3322', frequency: 0.22, density: 0.42, strength: 0.5 },
      decoration: kilnMarks(pen, cx, y, r, h),
    }),
    mouth(pen, { cx, y: y - h, r, color: '#9b7653', wall: 8, inside: '#8a7250' }),
    line(
      `M${cx - r * 0.7} ${y - h * 0.9}Q${cx - r * 0.76} ${y - h * 0.5} ${cx - r * 0.58} ${y - h * 0.22}`,
      '#fff6e4',
      r * 0.07,
      { opacity: 0.32, filter: pen.blur(5) },
    ),
  ])
}

/** Marks of a hammer on metal. */
const hammered = (pen: Pen, cx: number, y: number, r: number, h: number): string =>
  group(
    Array.from({ length: 9 * 11 }, (_, i) => {
      const [row, col] = [Math.floor(i / 11), i % 11]
      const a = -80 + ((col + (row % 2) / 2) * 160) / 10.5
      const x = cx + r * Math.sin((a * Math.PI) / 180)
      const w = r * 0.1 * Math.max(0.18, Math.cos((a * Math.PI) / 180))
      const yy = y - 22 - (row * (h - 34)) / 8.6 + r * TILT * Math.cos((a * Math.PI) / 180)
      return group([
        ellipse(x + 1, yy + 1.5, w, r * 0.1, '#ffffff', { opacity: 0.3 }),
        ellipse(x, yy, w, r * 0.1, '#4f4c47', { opacity: 0.16 }),
      ])
    }),
    { filter: pen.blur(1) },
  )

const travelCup = (pen: Pen, cx: number, y: number, r: number, color: string): string =>
  bowl(pen, { cx, y, r, height: r * 0.86, color, surface: 'matte', foot: 0.62, speckle: shaded(color, 0.45) })

export const teaware: Readonly<Record<string, Drawing>> = {
  'products/gaiwan': still('sage', pen => [
    shadow(pen, 375, 592, 200, 220),
    gaiwan(pen, { cx: 375, y: 600, r: 190, color: '#f4f1ea' }),
  ]),
  'products/zini-teapot': still('clay', pen => [
    shadow(pen, 400, 576, 150, 220),
    teapot(pen, { cx: 400, y: 580, r: 186, color: '#7b4632', speckle: '#4d2517' }),
  ]),
  'products/fair-cup': still('mist', pen => [
    shadow(pen, 350, 592, 120, 230),
    group([rod('M484 380C600 352 606 540 474 528', 26, '#dfe6e2')], { opacity: 0.72 }),
    tumbler(pen, {
      cx: 350,
      y: 596,
      r: 152,
      height: 300,
      color: '#dbe4e0',
      liquid: '#cf8a2e',
      level: 0.6,
      foot: 0.78,
      base: 12,
    }),
    path(
      'M204 300Q166 296 158 270Q186 284 214 284Z',
      pen.linear(20, [
        [0, '#ffffff'],
        [1, '#b9c6c0'],
      ]),
      { opacity: 0.9 },
    ),
  ]),
  'products/wood-fired-cup': still('stone', pen => [
    shadow(pen, 375, 588, 140, 220),
    woodFiredCup(pen, 375, 592, 196),
  ]),
  'products/bamboo-tray': still(
    'oat',
    pen => [
      slattedTray(pen, 84, 604, 420, 300, '#cda36a'),
      ellipse(420, 508, 60, 14, '#2d190e', { opacity: 0.4, filter: pen.blur(6) }),
      bowl(pen, {
        cx: 412,
        y: 508,
        r: 66,
        height: 62,
        color: '#e9ece6',
        filled: { color: '#c9862e', depth: 9 },
      }),
    ],
    360,
  ),
  'products/tin-caddy': still('linen', pen => {
    const [cx, y, r, h] = [340, 596, 142, 290]
    return [
      shadow(pen, cx, y, r, 330),
      turned(pen, {
        cx,
        y,
        color: '#b3afa6',
        surface: 'metal',
        tension: 0.4,
        profile: [
          [r * 0.94, 0],
          [r, 12],
          [r, h - 6],
          [r * 0.97, h],
        ],
        decoration: hammered(pen, cx, y, r, h),
      }),
      band(cx, r, y - h - 2, y - h + 8, '#3b3833', { opacity: 0.45, filter: pen.blur(3) }),
      turned(pen, {
        cx,
        y: y - h + 2,
        color: '#bdb9b0',
        surface: 'metal',
        tension: 0.3,
        profile: [
          [r * 1.02, 0],
          [r * 1.02, 66],
          [r * 0.96, 82],
        ],
      }),
      disc(pen, cx, y - h - 80, r * 0.96, '#c3bfb6', 'metal'),
      turned(pen, {
        cx,
        y: y - h - 82,
        color: '#bdb9b0',
        surface: 'metal',
        profile: [
          [20, 0],
          [16, 12],
          [25, 26],
          [24, 36],
          [2, 42],
        ],
      }),
      leafHeap(pen, {
        cx: 582,
        y: 616,
        rx: 86,
        rise: 32,
        count: 90,
        kind: 'flat',
        size: 24,
        colors: ['#7f9148', '#95a257', '#68793b', '#aaa862'],
        seed: 14,
      }),
    ]
  }),
  'products/glass-kettle': still('straw', pen => [
    shadow(pen, 390, 600, 150, 260),
    glassKettle(pen, 390, 604, 178, '#c4762a', '#a87545'),
    group(
      [
        leafHeap(pen, {
          cx: 390,
          y: 578,
          rx: 104,
          rise: 30,
          count: 46,
          kind: 'bud',
          size: 20,
          colors: ['#6b4a24', '#8a6430', '#553a1c'],
          seed: 6,
        }),
      ],
      { opacity: 0.75 },
    ),
    steam(pen, 150, 320, 130, 0.7),
  ]),
  'products/travel-set': still('blush', pen => [
    shadow(pen, 300, 596, 136, 300),
    travelCup(pen, 300, 596, 152, '#e9e0cf'),
    turned(pen, {
      cx: 300,
      y: 478,
      color: '#e9e0cf',
      profile: [
        [140, 0],
        [150, 26],
        [146, 120],
        [118, 168],
        [112, 176],
      ],
      speckle: { color: '#8f836c', frequency: 0.35, density: 0.3, strength: 0.5 },
    }),
    ellipse(300, 302, 112, 22, shaded('#e9e0cf', 0.5)),
    turned(pen, {
      cx: 300,
      y: 306,
      color: '#b9875a',
      profile: [
        [104, 0],
        [106, 22],
        [96, 34],
      ],
      tension: 0,
      speckle: { color: '#6d4726', frequency: 0.03, density: 0.4, strength: 0.4 },
    }),
    disc(pen, 300, 272, 96, '#b9875a'),
    ellipse(560, 612, 86, 18, '#2d190e', { opacity: 0.4, filter: pen.blur(8) }),
    travelCup(pen, 560, 616, 98, '#e9e0cf'),
  ]),
}
