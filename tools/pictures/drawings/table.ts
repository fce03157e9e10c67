import { lit, shaded } from '../color'
import { type Drawing, still } from '../drawing'
import { band, mouth, TILT, turned } from '../lathe'
import { ellipse, group, line, path, place } from '../pen'
import { random } from '../random'
import { sprig } from '../shapes/flowers'
import { tumbler } from '../shapes/glass'
import { stewPot } from '../shapes/pots'
import { breadBoard, breadKnife, chopsticks, rest } from '../shapes/table-things'
import { steam } from '../shapes/tea-vessels'
import { bowl, mug, plate } from '../shapes/vessels'
import { shadow } from '../stage'

/** A heap of cooked rice in a bowl of this rim. */
export const rice = (cx: number, y: number, r: number): string => {
  const rnd = random(19)
  const grains = Array.from({ length: 260 }, () => {
    const a = rnd.between(0, Math.PI * 2)
    const k = Math.sqrt(rnd.next())
    const lift = (1 - k * k) * r * 0.3
    return {
      x: cx + Math.cos(a) * k * r * 0.84,
      y: y + Math.sin(a) * k * r * TILT * 0.85 - lift,
      turn: rnd.between(0, 180),
      tone: Math.cos(a) * k,
    }
  }).sort((a, b) => a.y - b.y)
  return group([
    ellipse(cx, y - r * 0.05, r * 0.86, r * 0.26, '#e6dfd0'),
    ...grains.map(g =>
      place(
        `<ellipse rx="7.5" ry="3.1" fill="${g.tone > 0 ? shaded('#fbf8f0', g.tone * 0.26) : '#fffdf7'}" stroke="#cfc5b0" stroke-width=".7"/>`,
        g.x,
        g.y,
        g.turn,
      ),
    ),
  ])
}

const bubbles = (cx: number, y: number, r: number, h: number): string => {
  const rnd = random(23)
  return group(
    Array.from({ length: 44 }, () => {
      const size = rnd.between(1.6, 5.4)
      const [x, yy] = [cx + rnd.between(-0.8, 0.8) * r, y - rnd.between(14, h - 30)]
      return `<circle cx="${x.toFixed(1)}" cy="${yy.toFixed(1)}" r="${size.toFixed(1)}" fill="#fff" fill-opacity=".22" stroke="#fff" stroke-opacity=".7" stroke-width="1"/>`
    }),
  )
}

export const table: Readonly<Record<string, Drawing>> = {
  'products/clay-mug': still('oat', pen => [
    shadow(pen, 350, 596, 150, 300),
    mug(pen, {
      cx: 350,
      y: 596,
      r: 160,
      height: 330,
      color: '#ece2d0',
      bare: { height: 46, color: '#a86f47' },
      inside: '#e2d6c0',
      speckle: '#a8957a',
      surface: 'matte',
      filled: { color: '#6b4226', depth: 18 },
    }),
    steam(pen, 340, 262, 130, 0.7),
  ]),
  'products/dinner-plate': still(
    'sage',
    pen => [
      shadow(pen, 375, 604, 200, 80),
      plate(pen, { cx: 375, y: 606, r: 280, depth: 40, color: '#ddd5c4', speckle: '#8f856f' }),
      ellipse(380, 556, 170, 22, '#2d190e', { opacity: 0.28, filter: pen.blur(8) }),
      plate(pen, { cx: 372, y: 562, r: 218, depth: 36, color: '#e9e2d3', speckle: '#9a9079' }),
      ellipse(378, 516, 130, 18, '#2d190e', { opacity: 0.28, filter: pen.blur(8) }),
      plate(pen, { cx: 378, y: 522, r: 158, depth: 32, color: '#f1ebdf', speckle: '#a39a84' }),
      place(sprig(pen, { length: 150, color: '#7d8f5a', leaf: 42, pairs: 4, seed: 6 }), 330, 494, 68),
    ],
    360,
  ),
  'products/rice-bowl': still('blush', pen => {
    const rimmed = (cx: number, y: number, r: number, h: number, full: boolean) =>
      group([
        bowl(pen, {
          cx,
          y,
          r,
          height: h,
          color: '#f1efe9',
          decoration: group([
            band(cx, r * 1.02, y - h - 2, y - h + 20, '#3b5b8c', { opacity: 0.85 }),
            band(cx, r * 1.02, y - h + 27, y - h + 31, '#3b5b8c', { opacity: 0.7 }),
          ]),
        }),
        full ? rice(cx, y - h + 8, r) : '',
        full
          ? path(`M${cx - r} ${y - h}A${r} ${r * TILT} 0 0 0 ${cx + r} ${y - h}`, 'none', {
              stroke: '#f6f4ef',
              'stroke-width': 7,
            })
          : '',
        full
          ? path(`M${cx - r + 1} ${y - h + 3}A${r} ${r * TILT} 0 0 0 ${cx + r - 1} ${y - h + 3}`, 'none', {
              stroke: '#3b5b8c',
              'stroke-width': 5,
              opacity: 0.8,
            })
          : '',
      ])
    return [
      shadow(pen, 300, 600, 100, 170),
      rimmed(300, 602, 196, 196, true),
      shadow(pen, 584, 616, 56, 90),
      rimmed(584, 618, 100, 96, false),
      steam(pen, 290, 330, 130, 0.75),
    ]
  }),
  'products/noodle-bowl': still(
    'straw',
    pen => [
      shadow(pen, 375, 600, 140, 200),
      bowl(pen, {
        cx: 375,
        y: 602,
        r: 248,
        height: 212,
        color: '#4b4a48',
        surface: 'matte',
        inside: '#3a3937',
        foot: 0.42,
        wall: 9,
        filled: { color: '#b9793a', depth: 26 },
      }),
      group(
        [0, 1, 2, 3, 4, 5].map(i =>
          line(
            `M${200 + i * 24} ${398 + (i % 2) * 10}C${260 + i * 22} ${370 + i * 4} ${320 + i * 20} ${436 - i * 4} ${400 + i * 22} ${404 - (i % 3) * 6}`,
            i % 2 ? '#f0d69c' : '#e6c57f',
            11,
          ),
        ),
      ),
      group(
        [
          [318, 398],
          [420, 414],
          [372, 386],
          [456, 396],
        ].map(([x, y], i) =>
          place(
            ellipse(0, 0, 15, 7, 'none', { stroke: i % 2 ? '#7fa255' : '#94b566', 'stroke-width': 6 }),
            x!,
            y!,
            i * 30,
          ),
        ),
      ),
      place(chopsticks(pen, 470, 1, '#6b3f26', false), 470, 372, -13),
    ],
    370,
  ),
  'products/chopsticks': still(
    'linen',
    pen => [
      place(chopsticks(pen, 560, 5, '#6f4229'), 372, 400, -24),
      place(rest(pen, 118, '#d9d3c4'), 560, 580, -6),
    ],
    240,
  ),
  'products/glass-tumbler': still('mist', pen => [
    shadow(pen, 350, 596, 120, 260),
    tumbler(pen, {
      cx: 350,
      y: 600,
      r: 148,
      height: 320,
      color: '#d5e3e0',
      liquid: '#dfeae6',
      level: 0.56,
      foot: 0.86,
      base: 30,
    }),
    bubbles(350, 600, 134, 320),
    path('M490 604C560 580 640 590 700 614C640 634 550 632 486 618Z', '#fffdf2', {
      opacity: 0.6,
      filter: pen.blur(9),
    }),
  ]),
  'products/walnut-board': still(
    'linen',
    pen => [
      place(breadBoard(pen, 420, 330, '#6b4630'), 320, 440, -8),
      place(breadKnife(pen, 360), 350, 420, -26),
    ],
    230,
  ),
  'products/clay-pot': still('clay', pen => [
    shadow(pen, 375, 592, 190, 250),
    stewPot(pen, 375, 598, 224, '#e6dcc8', '#a8744b'),
    steam(pen, 530, 300, 130, 0.7),
  ]),
  'products/bud-vase': still('sage', pen => [
    place(
      sprig(pen, { length: 250, color: '#6f7d4c', leaf: 58, pairs: 5, berries: '#c2482c', seed: 12 }),
      368,
      380,
      -4,
    ),
    shadow(pen, 375, 600, 104, 260),
    turned(pen, {
      cx: 375,
      y: 602,
      color: '#dcd5c8',
      profile: [
        [78, 0],
        [110, 30],
        [126, 92],
        [96, 158],
        [44, 200],
        [27, 236],
        [33, 264],
      ],
      speckle: { color: '#857b69', frequency: 0.5, density: 0.42, strength: 0.4 },
    }),
    mouth(pen, { cx: 375, y: 338, r: 33, color: '#dcd5c8', wall: 6, inside: '#6b6255' }),
    place(group([line('M0 0V30', lit('#6f7d4c', 0.1), 5)]), 371, 334),
  ]),
}
