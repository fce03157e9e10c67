/** Wood, iron and cloth things that lie on a table. */
import { lit, shaded } from '../color'
import { disc, TILT, turned } from '../lathe'
import { at, curveThrough, num, type Point, polygon, roundRect } from '../path'
import { ellipse, group, line, type Pen, path, place } from '../pen'
import { block, blockShadow, deeper, rod, twine } from './solids'

/** Wood grain for a face of this colour. */
export const wood = (pen: Pen, color: string, seed = 2): string =>
  pen.mottle(shaded(color, 0.45), [0.007, 0.17], 0.42, 0.36, seed)

/** A tray with a raised rim and slats, lying; left front corner at x, y. */
export function slattedTray(pen: Pen, x: number, y: number, w: number, d: number, color: string): string {
  const h = 40
  const [dx, dy] = deeper(d)
  const inset = 16
  const corner = (u: number, v: number): Point => [x + u * w + v * dx, y - h + v * dy]
  const inner = polygon([
    corner(inset / w, 0.07),
    corner(inset / w, 0.93),
    corner(1 - inset / w, 0.93),
    corner(1 - inset / w, 0.07),
  ])
  const slats = Array.from({ length: 11 }, (_, i) => {
    const u = 0.06 + (0.88 * i) / 10.5
    return path(
      polygon([corner(u, 0.08), corner(u, 0.92), corner(u + 0.058, 0.92), corner(u + 0.058, 0.08)]),
      pen.linear(0, [
        [0, lit(color, 0.5)],
        [0.7, lit(color, 0.2)],
        [1, shaded(color, 0.1)],
      ]),
      { filter: pen.mottle(shaded(color, 0.4), [0.12, 0.012], 0.35, 0.22, 3) },
    )
  })
  return group([
    blockShadow(pen, { x, y, w, h, d }),
    block(pen, { x, y, w, h, d, color, skin: wood(pen, color) }),
    path(inner, shaded(color, 0.62)),
    ...slats,
    line(`M${at(corner(0, 0))}L${at(corner(0, 1))}L${at(corner(1, 1))}`, '#fff6e0', 2, { opacity: 0.5 }),
  ])
}

/** A board with a handle, lying flat; seen from above and aside, around 0,0. */
export function breadBoard(pen: Pen, w: number, d: number, color: string): string {
  const squash = 0.56
  const k = w / 2
  const hole = ellipse(k * 1.3, 0, d * 0.085, d * 0.085, '#2d190e', { opacity: 0.75 })
  const shape = `M${at([-k, -d * 0.42])}Q${at([-k, -d / 2])} ${at([-k + d * 0.1, -d / 2])}H${num(k * 0.78)}C${at([k, -d / 2])} ${at([k * 0.96, -d * 0.16])} ${at([k * 1.2, -d * 0.15])}H${num(k * 1.36)}Q${at([k * 1.5, -d * 0.14])} ${at([k * 1.5, 0])}Q${at([k * 1.5, d * 0.14])} ${at([k * 1.36, d * 0.15])}H${num(k * 1.2)}C${at([k * 0.96, d * 0.16])} ${at([k, d / 2])} ${at([k * 0.78, d / 2])}H${num(-k + d * 0.1)}Q${at([-k, d / 2])} ${at([-k, d * 0.42])}Z`
  const face = group(
    [
      path(shape, shaded(color, 0.5), { transform: 'translate(0 34)' }),
      path(shape, shaded(color, 0.36), { transform: 'translate(0 22)' }),
      path(
        shape,
        pen.linear(20, [
          [0, lit(color, 0.3)],
          [0.45, color],
          [1, shaded(color, 0.2)],
        ]),
        { filter: wood(pen, color, 9) },
      ),
      path(shape, 'none', { stroke: lit(color, 0.6), 'stroke-width': 2.4, 'stroke-opacity': 0.5 }),
      hole,
    ],
    { transform: `scale(1 ${squash})` },
  )
  const loop = twine(
    `M${at([k * 1.3, 0])}C${at([k * 1.55, -40])} ${at([k * 1.75, 30])} ${at([k * 1.52, 62])}C${at([k * 1.4, 84])} ${at([k * 1.2, 60])} ${at([k * 1.3, 4])}`,
    5,
    '#7a5a3c',
  )
  return group([group([face], { filter: pen.grounded(24) }), loop])
}

/** A bread knife along x around 0,0. */
export function breadKnife(pen: Pen, length: number): string {
  const k = length / 2
  const teeth = Array.from(
    { length: 22 },
    (_, i): Point => [k - 8 - (i * length * 0.58) / 21, i % 2 ? 15 : 11],
  )
  const blade = `M${at([k, -6])}Q${at([k + 4, 8])} ${at(teeth[0]!)}L${teeth.map(at).join('L')}L${at([-k * 0.2, 12])}V-12L${at([k * 0.9, -13])}Q${at([k, -12])} ${at([k, -6])}Z`
  return group(
    [
      path(
        blade,
        pen.linear(90, [
          [0, '#f7f5ef'],
          [0.4, '#c8c9c4'],
          [0.55, '#efeee8'],
          [1, '#8f918d'],
        ]),
      ),
      path(
        roundRect(-k, -15, k * 0.82, 29, 12),
        pen.linear(90, [
          [0, '#b98a5c'],
          [0.4, '#8a5f3a'],
          [1, '#4f331d'],
        ]),
        { filter: pen.mottle('#3b2413', [0.02, 0.3], 0.4, 0.4, 3) },
      ),
      ...[-0.82, -0.5].map(t => ellipse(k * t, 0, 4, 4, '#e0d6c2')),
    ],
    { filter: pen.grounded(12) },
  )
}

/** Chopsticks side by side along x around 0,0, tied in the middle. */
export function chopsticks(pen: Pen, length: number, pairs: number, color: string, tied = true): string {
  const k = length / 2
  const gap = 17
  const sticks = Array.from({ length: pairs * 2 }, (_, i) => {
    const y = (i - (pairs * 2 - 1) / 2) * gap
    const tone = i % 2 ? shaded(color, 0.08) : lit(color, 0.06)
    return group([
      path(
        `M${at([-k + (i % 3) * 7, y - 7.5])}H${num(k * 0.2)}L${at([k, y - 3])}Q${at([k + 4, y])} ${at([k, y + 3])}L${at([k * 0.2, y + 7.5])}H${num(-k + (i % 3) * 7)}Z`,
        pen.linear(90, [
          [0, lit(tone, 0.4)],
          [0.35, tone],
          [1, shaded(tone, 0.48)],
        ]),
        { filter: pen.mottle(shaded(color, 0.5), [0.01, 0.2], 0.44, 0.34, i + 2) },
      ),
    ])
  })
  const half = pairs * gap + 4
  const wrap = [-9, 0, 9].map(x =>
    twine(`M${at([x - k * 0.3, -half])}Q${at([x - k * 0.3 + 9, 0])} ${at([x - k * 0.3, half])}`, 7),
  )
  return group([...sticks, ...(tied ? wrap : [])], { filter: pen.grounded(18) })
}

/** A two-handled stew pot with its lid. */
export function stewPot(pen: Pen, cx: number, y: number, r: number, color: string, clay: string): string {
  const h = r * 0.92
  const lug = (side: 1 | -1) =>
    rod(
      `M${at([cx + side * r * 0.93, y - h * 0.78])}C${at([cx + side * r * 1.34, y - h * 0.9])} ${at([cx + side * r * 1.36, y - h * 0.46])} ${at([cx + side * r * 0.97, y - h * 0.5])}`,
      r * 0.15,
      color,
    )
  const top = y - h
  return group([
    lug(-1),
    lug(1),
    turned(pen, {
      cx,
      y,
      color,
      surface: 'glazed',
      profile: [
        [r * 0.62, 0],
        [r * 0.74, h * 0.06],
        [r * 0.95, h * 0.34],
        [r, h * 0.64],
        [r * 0.96, h],
      ],
      decoration: path(
        `M${at([cx - r, y - h * 0.16])}A${num(r)} ${num(r * TILT)} 0 0 0 ${at([cx + r, y - h * 0.16])}V${num(y + r)}H${num(cx - r)}Z`,
        pen.across(cx - r, 0, cx + r, 0, [
          [0, shaded(clay, 0.1)],
          [0.3, lit(clay, 0.2)],
          [1, shaded(clay, 0.5)],
        ]),
      ),
    }),
    ellipse(cx, top, r * 0.98, r * 0.98 * TILT, shaded(color, 0.6)),
    turned(pen, {
      cx,
      y: top - 2,
      color,
      surface: 'glazed',
      profile: [
        [r * 0.96, 0],
        [r * 0.94, r * 0.06],
        [r * 0.74, r * 0.22],
        [r * 0.4, r * 0.33],
        [r * 0.16, r * 0.37],
      ],
    }),
    ellipse(cx, top - r * 0.08, r * 0.93, r * 0.93 * TILT, 'none', {
      stroke: shaded(color, 0.4),
      'stroke-width': 2,
      opacity: 0.35,
      'stroke-dasharray': `0 ${num(r * 3)} ${num(r * 3)} 0`,
    }),
    turned(pen, {
      cx,
      y: top - r * 0.36,
      color: clay,
      profile: [
        [r * 0.14, 0],
        [r * 0.13, r * 0.07],
        [r * 0.21, r * 0.15],
        [r * 0.2, r * 0.2],
      ],
    }),
    disc(pen, cx, top - r * 0.56, r * 0.2, clay),
    ellipse(cx + r * 0.5, top - r * 0.22, 6, 3.6, shaded(color, 0.7)),
  ])
}

/** A round mat of woven rush, lying; `r` wide to each side. */
export function rushMat(pen: Pen, cx: number, y: number, r: number, color: string): string {
  const tilt = 0.4
  const rings = Array.from({ length: 15 }, (_, i) => {
    const k = r * (1 - i * 0.064)
    return group([
      ellipse(cx, y, k, k * tilt, 'none', {
        stroke: i % 2 ? shaded(color, 0.2) : lit(color, 0.3),
        'stroke-width': r * 0.05,
      }),
      ellipse(cx, y - 1.5, k, k * tilt, 'none', {
        stroke: shaded(color, 0.45),
        'stroke-width': r * 0.04,
        'stroke-dasharray': '2.5 6',
        'stroke-dashoffset': i * 4,
        opacity: 0.4,
      }),
    ])
  })
  return group([
    ellipse(cx + 8, y + 12, r * 1.02, r * tilt * 1.02, '#2d190e', { opacity: 0.4, filter: pen.blur(8) }),
    ellipse(cx, y + 5, r * 1.01, r * 1.01 * tilt, shaded(color, 0.5)),
    ellipse(cx, y, r * 1.01, r * 1.01 * tilt, color),
    ...rings,
    ellipse(
      cx,
      y,
      r,
      r * tilt,
      pen.linear(25, [
        [0, '#fff6df', 0.4],
        [0.5, '#fff6df', 0],
        [1, '#2d190e', 0.28],
      ]),
    ),
  ])
}

/** A kettle of glass with a bail handle and something steeping in it. */
export function glassKettle(
  pen: Pen,
  cx: number,
  y: number,
  r: number,
  liquid: string,
  handle: string,
): string {
  const h = r * 1.25
  const spout: Point[] = [
    [cx - r * 0.78, y - h * 0.46],
    [cx - r * 1.1, y - h * 0.6],
    [cx - r * 1.22, y - h * 0.82],
    [cx - r * 1.42, y - h * 0.94],
  ]
  const under: Point[] = [
    [cx - r * 1.28, y - h * 0.97],
    [cx - r * 1.08, y - h * 0.86],
    [cx - r * 0.92, y - h * 0.76],
    [cx - r * 0.7, y - h * 0.74],
  ]
  const profile = [
    [r * 0.78, 0],
    [r * 0.93, h * 0.1],
    [r, h * 0.36],
    [r * 0.9, h * 0.68],
    [r * 0.58, h * 0.9],
    [r * 0.52, h],
  ] as const
  return group([
    rod(
      `M${at([cx - r * 0.5, y - h * 0.92])}C${at([cx - r * 0.8, y - h * 1.75])} ${at([cx + r * 0.8, y - h * 1.75])} ${at([cx + r * 0.5, y - h * 0.92])}`,
      9,
      '#b9b4aa',
    ),
    rod(
      `M${at([cx - r * 0.4, y - h * 1.49])}Q${at([cx, y - h * 1.62])} ${at([cx + r * 0.4, y - h * 1.49])}`,
      24,
      handle,
    ),
    path(
      `M${at(spout[0]!)}${curveThrough(spout)}L${at(under[0]!)}${curveThrough(under)}Z`,
      pen.linear(30, [
        [0, '#ffffff', 0.75],
        [0.5, '#dfe4e0', 0.5],
        [1, '#9aa39c', 0.6],
      ]),
      { stroke: '#7d857c', 'stroke-width': 1.6, 'stroke-opacity': 0.5 },
    ),
    turned(pen, {
      cx,
      y: y - 6,
      color: liquid,
      surface: 'glazed',
      profile: [
        [r * 0.72, 0],
        [r * 0.87, h * 0.1],
        [r * 0.94, h * 0.34],
        [r * 0.9, h * 0.55],
      ],
    }),
    ellipse(
      cx,
      y - 6 - h * 0.55,
      r * 0.9,
      r * 0.9 * TILT,
      pen.linear(10, [
        [0, lit(liquid, 0.5)],
        [0.6, lit(liquid, 0.2)],
        [1, liquid],
      ]),
    ),
    turned(pen, { cx, y, color: '#e9eeea', surface: 'glass', profile }),
    line(
      `M${at([cx - r * 0.76, y - h * 0.2])}Q${at([cx - r * 0.84, y - h * 0.45])} ${at([cx - r * 0.62, y - h * 0.74])}`,
      '#fff',
      r * 0.1,
      { opacity: 0.65, filter: pen.blur(2.6) },
    ),
    turned(pen, {
      cx,
      y: y - h,
      color: handle,
      profile: [
        [r * 0.54, 0],
        [r * 0.54, r * 0.07],
        [r * 0.48, r * 0.11],
      ],
      tension: 0,
    }),
    disc(pen, cx, y - h - r * 0.11, r * 0.48, handle),
    turned(pen, {
      cx,
      y: y - h - r * 0.11,
      color: handle,
      profile: [
        [r * 0.09, 0],
        [r * 0.12, r * 0.08],
        [r * 0.13, r * 0.15],
        [r * 0.06, r * 0.2],
      ],
    }),
  ])
}

/** A spoon of wood along x around 0,0. */
export function spoon(pen: Pen, length: number, color: string): string {
  const k = length / 2
  return group(
    [
      rod(`M${at([-k, 6])}Q${at([0, -4])} ${at([k * 0.5, 0])}`, length * 0.055, color),
      ellipse(
        k * 0.74,
        0,
        k * 0.3,
        k * 0.17,
        pen.linear(40, [
          [0, lit(color, 0.35)],
          [0.6, color],
          [1, shaded(color, 0.35)],
        ]),
      ),
      ellipse(
        k * 0.75,
        -1,
        k * 0.24,
        k * 0.12,
        pen.linear(40, [
          [0, shaded(color, 0.45)],
          [1, lit(color, 0.2)],
        ]),
      ),
    ],
    { filter: pen.grounded(10) },
  )
}

/** A small rest for chopsticks around 0,0. */
export const rest = (pen: Pen, w: number, color: string): string =>
  place(
    group(
      [
        path(
          `M${num(-w / 2)} 8Q${num(-w / 2)} -10 ${num(-w * 0.28)} -10Q0 2 ${num(w * 0.28)} -10Q${num(w / 2)} -10 ${num(w / 2)} 8Q0 16 ${num(-w / 2)} 8Z`,
          pen.linear(70, [
            [0, lit(color, 0.5)],
            [0.5, color],
            [1, shaded(color, 0.35)],
          ]),
        ),
      ],
      { filter: pen.grounded(9) },
    ),
    0,
    0,
  )
