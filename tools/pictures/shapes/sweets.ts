/** Jam, fruit and small cakes. */
import { lit, mix, shaded } from '../color'
import { TILT, turned, wrapLabel } from '../lathe'
import { grainSign, print } from '../marks'
import { at, curveThrough, num, type Point } from '../path'
import { ellipse, group, line, type Pen, path, place } from '../pen'
import { random } from '../random'
import { block, blockShadow, twine } from './solids'

/** A strawberry around 0,0, tip down. */
export function strawberry(pen: Pen, s: number): string {
  const red = '#c8372d'
  const body = `M${at([0, s])}C${at([-s * 0.6, s * 0.7])} ${at([-s, -s * 0.1])} ${at([-s * 0.72, -s * 0.56])}C${at([-s * 0.4, -s * 0.9])} ${at([s * 0.4, -s * 0.9])} ${at([s * 0.72, -s * 0.56])}C${at([s, -s * 0.1])} ${at([s * 0.6, s * 0.7])} ${at([0, s])}Z`
  const rnd = random(31)
  const seeds = Array.from({ length: 26 }, () => {
    const y = rnd.between(-0.5, 0.75)
    const x = rnd.between(-0.72, 0.72) * (1 - Math.max(0, y) * 0.8)
    return ellipse(x * s, y * s, s * 0.035, s * 0.055, '#f2c66a', { opacity: 0.9 })
  })
  const crown = [-70, -38, -8, 24, 56].map(a =>
    place(
      path(
        `M0 0Q${num(s * 0.16)} ${num(s * 0.14)} 0 ${num(s * 0.5)}Q${num(-s * 0.16)} ${num(s * 0.14)} 0 0Z`,
        mix('#5d8a3c', '#86ab57', (a + 70) / 130),
      ),
      0,
      -s * 0.7,
      a,
    ),
  )
  return group([
    path(
      body,
      pen.radial(0.34, 0.32, 0.8, [
        [0, lit(red, 0.45)],
        [0.35, red],
        [1, shaded(red, 0.5)],
      ]),
    ),
    ...seeds,
    ellipse(-s * 0.32, -s * 0.26, s * 0.16, s * 0.26, '#fff', { opacity: 0.35, filter: pen.blur(4) }),
    ...crown,
    line(`M0 ${num(-s * 0.7)}q4 ${num(-s * 0.2)} 12 ${num(-s * 0.3)}`, '#5d8a3c', 4),
  ])
}

export interface Jar {
  cx: number
  y: number
  r: number
  height: number
  content: string
  label: string
  /** Colour of the checked cloth over the lid. */
  cloth: string
}

/** A jar of jam under a checked cloth. */
export function jar(pen: Pen, { cx, y, r, height, content, label, cloth }: Jar): string {
  const shoulder = height * 0.84
  const neck = y - height * 0.93
  const check = pen.pattern(
    22,
    22,
    12,
    `<rect width="22" height="22" fill="#fbf6ea"/><rect width="11" height="22" fill="${cloth}" opacity=".55"/><rect width="22" height="11" fill="${cloth}" opacity=".55"/>`,
  )
  const left: Point[] = [
    [cx - r * 0.84, neck - 8],
    [cx - r * 0.98, neck + 20],
    [cx - r * 1.12, neck + 56],
  ]
  const hem = Array.from(
    { length: 9 },
    (_, i): Point => [
      cx - r * 1.12 + (r * 2.24 * i) / 8,
      neck + 56 + Math.sin((Math.PI * i) / 8) * r * 0.24 + (i % 2 ? 12 : 0),
    ],
  )
  const right: Point[] = left.map(([px, py]): Point => [2 * cx - px, py]).reverse()
  const d = `M${at(left[0]!)}${curveThrough(left)}${curveThrough(hem)}${curveThrough(right)}A${num(r * 0.84)} ${num(r * 0.84 * TILT)} 0 0 0 ${at(left[0]!)}Z`
  const lidTop = ellipse(cx, neck - 8, r * 0.84, r * 0.84 * TILT, check)
  const mid = y - height * 0.38
  return group([
    turned(pen, {
      cx,
      y: y - 7,
      color: content,
      surface: 'glazed',
      tension: 0.5,
      profile: [
        [r * 0.86, 0],
        [r * 0.94, 14],
        [r * 0.94, shoulder * 0.9],
        [r * 0.86, shoulder],
      ],
      speckle: { color: shaded(content, 0.5), frequency: 0.04, density: 0.4, strength: 0.5 },
    }),
    turned(pen, {
      cx,
      y,
      color: '#e8e6dc',
      surface: 'glass',
      tension: 0.5,
      profile: [
        [r * 0.9, 0],
        [r, 16],
        [r, shoulder],
        [r * 0.84, height * 0.9],
        [r * 0.84, height * 0.96],
      ],
      decoration: group([
        wrapLabel(pen, cx, r, y - height * 0.6, y - height * 0.2, -50, 40, label),
        place(grainSign(r * 0.48, '#4a3a2c'), cx - r * 0.1, mid + r * 0.08),
        print(cx - r * 0.1, mid + r * 0.42, [r * 0.5, r * 0.34], '#4a3a2c', 9, 2.6),
      ]),
    }),
    line(`M${at([cx - r * 0.78, y - 30])}V${num(y - shoulder + 8)}`, '#fff', r * 0.1, {
      opacity: 0.55,
      filter: pen.blur(2.4),
    }),
    path(d, check),
    path(
      d,
      pen.across(cx - r * 1.1, 0, cx + r * 1.1, 0, [
        [0, '#4a2e1e', 0.12],
        [0.25, '#fff', 0.22],
        [0.55, '#4a2e1e', 0.05],
        [1, '#2d190e', 0.42],
      ]),
    ),
    ...hem
      .filter((_, i) => i % 2 === 0)
      .map(([hx, hy]) =>
        line(`M${at([hx, hy - 4])}L${at([cx + (hx - cx) * 0.8, neck + 16])}`, '#4a2e1e', 4, {
          opacity: 0.18,
          filter: pen.blur(2),
        }),
      ),
    lidTop,
    path(
      `M${at([cx - r * 0.84, neck - 8])}A${num(r * 0.84)} ${num(r * 0.84 * TILT)} 0 1 1 ${at([cx + r * 0.84, neck - 8])}A${num(r * 0.84)} ${num(r * 0.84 * TILT)} 0 1 1 ${at([cx - r * 0.84, neck - 8])}Z`,
      '#fff7e6',
      { opacity: 0.3 },
    ),
    twine(
      `M${at([cx - r * 0.95, neck + 14])}Q${at([cx, neck + 14 + r * 0.42])} ${at([cx + r * 0.95, neck + 14])}`,
      5,
    ),
  ])
}

/** A small square cake with a golden crust; `cut`: its filling shows. Left front foot at x, y. */
export function squareCake(pen: Pen, x: number, y: number, size: number, cut = false): string {
  const skin = pen.mottle('#9a6128', 0.1, 0.42, 0.42, 4)
  const h = size * 0.56
  const filling = cut
    ? group([
        path(`M6 6H${num(size - 6)}V${num(h - 6)}H6Z`, '#e6bd78'),
        path(
          `M${num(size * 0.14)} ${num(h * 0.24)}Q${num(size * 0.5)} ${num(h * 0.12)} ${num(size * 0.86)} ${num(h * 0.22)}V${num(h * 0.78)}Q${num(size * 0.5)} ${num(h * 0.88)} ${num(size * 0.14)} ${num(h * 0.8)}Z`,
          pen.linear(40, [
            [0, '#e7a63a'],
            [0.6, '#c97f1f'],
            [1, '#9c5a14'],
          ]),
          { filter: pen.mottle('#7a3f0c', [0.04, 0.2], 0.45, 0.5, 6) },
        ),
      ])
    : ''
  return group([
    blockShadow(pen, { x, y, w: size, h: h * 0.4, d: size }),
    block(pen, { x, y, w: size, h, d: size, color: '#dca24f', top: '#cf8f3d', skin, front: filling }),
  ])
}

/** A toothed line of light on a cut edge. */
export const crumbs = (
  pen: Pen,
  x: number,
  y: number,
  spread: number,
  color: string,
  seed: number,
): string => {
  const rnd = random(seed)
  return group(
    Array.from({ length: 16 }, () =>
      ellipse(
        x + rnd.between(-spread, spread),
        y + rnd.between(-spread * 0.2, spread * 0.2),
        rnd.between(1.6, 4.6),
        rnd.between(1.4, 3.2),
        rnd.pick([color, lit(color, 0.4), shaded(color, 0.3)]),
      ),
    ),
    { filter: pen.rough(0.2, 3, seed) },
  )
}
