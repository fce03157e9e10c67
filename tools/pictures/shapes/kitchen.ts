/** Work on dough, and a cup of enamel. */
import { lit, shaded } from '../color'
import { mouth, TILT, turned } from '../lathe'
import { at, blob, num, type Point, roundRect } from '../path'
import { ellipse, group, line, type Pen, path } from '../pen'
import { random } from '../random'
import { rod } from './solids'

/** A ball of dough resting on 0,0, `r` wide to each side. */
export function dough(pen: Pen, r: number): string {
  const base = '#f0dfbd'
  const d = blob([
    [-r, -r * 0.16],
    [-r * 0.86, -r * 0.56],
    [-r * 0.36, -r * 0.84],
    [r * 0.24, -r * 0.86],
    [r * 0.82, -r * 0.58],
    [r * 1.02, -r * 0.14],
    [r * 0.72, r * 0.1],
    [0, r * 0.16],
    [-r * 0.74, r * 0.1],
  ])
  return group([
    path(
      d,
      pen.radial(0.34, 0.26, 0.85, [
        [0, lit(base, 0.75)],
        [0.45, base],
        [1, shaded(base, 0.38)],
      ]),
      { filter: pen.grounded(22) },
    ),
    path(d, base, { opacity: 0.4, filter: pen.mottle('#fffdf6', 0.05, 0.5, 0.7, 6) }),
    group(
      [
        line(
          `M${at([-r * 0.5, -r * 0.5])}Q${at([-r * 0.1, -r * 0.3])} ${at([r * 0.4, -r * 0.52])}`,
          shaded(base, 0.5),
          9,
          { opacity: 0.25, filter: pen.blur(5) },
        ),
        line(
          `M${at([-r * 0.2, -r * 0.7])}Q${at([r * 0.1, -r * 0.5])} ${at([r * 0.5, -r * 0.66])}`,
          '#fffaf0',
          10,
          { opacity: 0.6, filter: pen.blur(5) },
        ),
        line(
          `M${at([-r * 0.7, -r * 0.1])}Q${at([-r * 0.1, r * 0.04])} ${at([r * 0.6, -r * 0.1])}`,
          shaded(base, 0.5),
          10,
          { opacity: 0.2, filter: pen.blur(6) },
        ),
      ],
      { 'clip-path': pen.clip(d) },
    ),
  ])
}

/** A rolling pin along x around 0,0. */
export function rollingPin(pen: Pen, length: number, r: number, color: string): string {
  const k = length / 2
  const body = [
    [0, lit(color, 0.2)],
    [0.3, lit(color, 0.45)],
    [0.6, color],
    [1, shaded(color, 0.48)],
  ] as const
  return group(
    [
      ...[-1, 1].map(s =>
        path(
          roundRect(s < 0 ? -k : k * 0.72, -r * 0.46, k * 0.28, r * 0.92, r * 0.4),
          pen.linear(90, [...body]),
        ),
      ),
      path(roundRect(-k * 0.74, -r, k * 1.48, r * 2, r * 0.24), pen.linear(90, [...body]), {
        filter: pen.mottle(shaded(color, 0.4), [0.008, 0.2], 0.42, 0.3, 3),
      }),
      line(`M${at([-k * 0.68, -r * 0.5])}H${num(k * 0.68)}`, '#fff8e6', r * 0.16, {
        opacity: 0.5,
        filter: pen.blur(3),
      }),
    ],
    { filter: pen.grounded(18) },
  )
}

/** Flour strewn on a table around x, y. */
export function flourDust(pen: Pen, x: number, y: number, rx: number, seed: number): string {
  const rnd = random(seed)
  const specks = Array.from({ length: 160 }, () => {
    const a = rnd.between(0, Math.PI * 2)
    const k = Math.sqrt(rnd.next())
    return ellipse(
      x + Math.cos(a) * k * rx,
      y + Math.sin(a) * k * rx * 0.32,
      rnd.between(0.8, 3),
      rnd.between(0.6, 1.8),
      '#fffdf6',
      { opacity: 0.8 },
    )
  })
  return group([
    ellipse(x, y, rx, rx * 0.3, '#fffaf0', { opacity: 0.6, filter: pen.blur(24) }),
    ellipse(x - rx * 0.3, y + 6, rx * 0.4, rx * 0.12, '#fffdf8', { opacity: 0.6, filter: pen.blur(14) }),
    ...specks,
  ])
}

/** A cup of enamelled steel with a coloured rim. */
export function enamelMug(pen: Pen, cx: number, y: number, r: number, h: number, rim: string): string {
  const white = '#f2efe8'
  const ear = `M${at([cx + r * 0.95, y - h * 0.82])}C${at([cx + r * 1.62, y - h * 0.9])} ${at([cx + r * 1.62, y - h * 0.28])} ${at([cx + r * 0.93, y - h * 0.22])}`
  const side: Point[] = [
    [r * 0.95, 0],
    [r * 0.97, 10],
    [r, h],
  ]
  return group([
    rod(ear, r * 0.16, rim),
    turned(pen, {
      cx,
      y,
      color: white,
      surface: 'glazed',
      tension: 0.2,
      profile: side,
      decoration: path(
        `M${at([cx - r, y - 9])}A${num(r)} ${num(r * TILT)} 0 0 0 ${at([cx + r, y - 9])}V${num(y + r)}H${num(cx - r)}Z`,
        pen.across(cx - r, 0, cx + r, 0, [
          [0, shaded(rim, 0.1)],
          [0.25, lit(rim, 0.3)],
          [0.6, rim],
          [1, shaded(rim, 0.4)],
        ]),
      ),
    }),
    mouth(pen, { cx, y: y - h, r, color: rim, wall: 9, inside: white }),
  ])
}
