/** Wood, iron and cloth things that lie on a table. */
import { lit, shaded } from '../color'
import { at, num, type Point, polygon, roundRect } from '../path'
import { ellipse, group, line, type Pen, path, place } from '../pen'
import { block, blockShadow, deeper, twine } from './solids'

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
