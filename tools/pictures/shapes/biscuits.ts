/** Biscuits and what is baked into them. */
import { lit, mix, shaded } from '../color'
import { TILT, turned } from '../lathe'
import { at, blob, num, type Point } from '../path'
import { ellipse, group, line, type Pen, path, place } from '../pen'
import { random } from '../random'

/** A flat cracked biscuit, `r` wide to each side, standing on 0,0. */
export function crackedBiscuit(pen: Pen, r: number, height: number, seed: number, nut = false): string {
  const rnd = random(seed)
  const base = mix('#d59a4e', '#b97a35', rnd.next() * 0.6)
  const tilt = 0.3
  const cracks = Array.from({ length: 9 }, (_, i) => {
    const a = (i / 9) * Math.PI * 2 + rnd.between(-0.25, 0.25)
    const points: Point[] = [0.18, 0.45, 0.7, 0.95].map(
      (k): Point => [
        Math.cos(a + rnd.between(-0.2, 0.2)) * r * k,
        -height + Math.sin(a + rnd.between(-0.2, 0.2)) * r * k * tilt,
      ],
    )
    return group([
      line(`M${points.map(at).join('L')}`, '#6e3f18', rnd.between(2.4, 5), { opacity: 0.6 }),
      line(`M${points.map(([x, y]) => at([x + 1, y + 2.4])).join('L')}`, '#ffe4b2', 1.6, { opacity: 0.6 }),
    ])
  })
  return group([
    ellipse(r * 0.08, 4, r * 1.0, r * tilt, '#2d150a', { opacity: 0.4, filter: pen.blur(5) }),
    turned(pen, {
      cx: 0,
      y: 0,
      color: base,
      tilt,
      profile: [
        [r * 0.9, 0],
        [r, height * 0.4],
        [r * 0.97, height * 0.8],
        [r * 0.84, height * 1.1],
      ],
      speckle: { color: '#7a4a1d', frequency: 0.12, density: 0.45, strength: 0.45 },
    }),
    ellipse(
      0,
      -height,
      r * 0.95,
      r * 0.95 * tilt,
      pen.linear(30, [
        [0, lit(base, 0.4)],
        [0.5, lit(base, 0.1)],
        [1, shaded(base, 0.2)],
      ]),
      { filter: pen.mottle('#7a4a1d', 0.12, 0.42, 0.4, seed) },
    ),
    ...cracks,
    nut ? place(walnut(pen, r * 0.36), 0, -height - r * 0.08) : '',
  ])
}

/** Half a walnut kernel around 0,0. */
export function walnut(pen: Pen, s: number): string {
  const lobes: Point[] = [
    [-s, -0.02 * s],
    [-s * 0.86, -s * 0.5],
    [-s * 0.42, -s * 0.74],
    [0, -s * 0.62],
    [s * 0.44, -s * 0.74],
    [s * 0.88, -s * 0.46],
    [s, 0.04 * s],
    [s * 0.8, s * 0.5],
    [s * 0.34, s * 0.68],
    [0, s * 0.58],
    [-s * 0.38, s * 0.68],
    [-s * 0.82, s * 0.46],
  ]
  const base = '#a8713f'
  const wrinkles = [-0.62, -0.34, 0.3, 0.62].map(x =>
    line(
      `M${at([x * s, -s * 0.4])}Q${at([x * s + s * 0.16, -s * 0.1])} ${at([x * s - s * 0.06, s * 0.08])}T${at([x * s, s * 0.34])}`,
      shaded(base, 0.5),
      2.4,
      { opacity: 0.6 },
    ),
  )
  return group([
    ellipse(3, s * 0.42, s * 0.9, s * 0.3, '#2d150a', { opacity: 0.4, filter: pen.blur(3) }),
    path(
      blob(lobes),
      pen.linear(60, [
        [0, lit(base, 0.45)],
        [0.5, base],
        [1, shaded(base, 0.45)],
      ]),
    ),
    ...wrinkles,
    line(`M0 ${num(-s * 0.44)}V${num(s * 0.34)}`, shaded(base, 0.6), 2.6, { opacity: 0.6 }),
  ])
}

/** A piped butter biscuit seen from above and aside, around 0,0. */
export function pipedBiscuit(pen: Pen, r: number, turn = 0, base = '#dba654'): string {
  const ridges = Array.from({ length: 11 }, (_, i) => {
    const a = (i / 11) * Math.PI * 2 + turn
    const from: Point = [Math.cos(a) * r * 0.96, Math.sin(a) * r * 0.96]
    const to: Point = [Math.cos(a + 1.1) * r * 0.2, Math.sin(a + 1.1) * r * 0.2]
    const mid: Point = [Math.cos(a + 0.4) * r * 0.66, Math.sin(a + 0.4) * r * 0.66]
    return group([
      line(`M${at(from)}Q${at(mid)} ${at(to)}`, shaded(base, 0.36), r * 0.26),
      line(
        `M${at([from[0] - 1, from[1] - 1])}Q${at([mid[0] - 1, mid[1] - 1.5])} ${at(to)}`,
        lit(base, 0.16),
        r * 0.17,
      ),
      line(
        `M${at([from[0] - 2, from[1] - 2])}Q${at([mid[0] - 2, mid[1] - 3])} ${at(to)}`,
        lit(base, 0.6),
        r * 0.05,
        { opacity: 0.8 },
      ),
    ])
  })
  return group(
    [
      ellipse(2, 5, r * 1.08, r * 1.04, '#2d150a', { opacity: 0.4, filter: pen.blur(4) }),
      `<circle r="${num(r)}" fill="${shaded(base, 0.2)}"/>`,
      ...ridges,
      `<circle r="${num(r * 0.17)}" fill="${shaded(base, 0.3)}"/>`,
    ],
    { transform: `scale(1 ${num(TILT * 3.4)})` },
  )
}
