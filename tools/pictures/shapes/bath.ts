/** Candles, soap and bottles of the washstand. */
import { lit, shaded } from '../color'
import { disc, turned, wrapLabel } from '../lathe'
import { grainSign, print, seal } from '../marks'
import { at, blob, num, type Point, polygon, roundRect } from '../path'
import { group, line, type Pen, path, place } from '../pen'
import { random } from '../random'
import { block, blockShadow, rod } from './solids'

/** A bar of soap with a paper belt; left front corner at x, y. */
export function soap(
  pen: Pen,
  x: number,
  y: number,
  w: number,
  color: string,
  belt: string | undefined,
  seed: number,
): string {
  const h = w * 0.3
  const d = w * 0.62
  const rnd = random(seed)
  const veins = Array.from({ length: 4 }, (_, i) =>
    line(
      `M${at([w * 0.04, h * (0.2 + i * 0.2)])}C${at([w * 0.3, h * rnd.between(0, 1)])} ${at([w * 0.6, h * rnd.between(0, 1)])} ${at([w * 0.96, h * (0.2 + i * 0.18)])}`,
      i % 2 ? shaded(color, 0.28) : lit(color, 0.7),
      3.4,
      { opacity: 0.4, filter: pen.blur(1.4) },
    ),
  )
  const paper = belt
    ? group([
        path(
          `M${num(w * 0.3)} 0h${num(w * 0.42)}v${num(h)}h${num(-w * 0.42)}Z`,
          pen.linear(0, [
            [0, lit(belt, 0.3)],
            [1, shaded(belt, 0.08)],
          ]),
        ),
        place(grainSign(h * 0.5, '#4a3a2c'), w * 0.5, h * 0.5),
      ])
    : ''
  const over = belt
    ? polygon([
        [x + w * 0.3, y - h],
        [x + w * 0.3 + d * 0.5, y - h - d * 0.34],
        [x + w * 0.72 + d * 0.5, y - h - d * 0.34],
        [x + w * 0.72, y - h],
      ])
    : ''
  return group([
    blockShadow(pen, { x, y, w, h: h * 0.6, d }),
    block(pen, {
      x,
      y,
      w,
      h,
      d,
      color,
      skin: pen.mottle(shaded(color, 0.3), 0.05, 0.42, 0.26, seed),
      front: group([...veins, paper]),
    }),
    over && belt
      ? path(
          over,
          pen.linear(30, [
            [0, lit(belt, 0.6)],
            [1, lit(belt, 0.1)],
          ]),
        )
      : '',
  ])
}

export interface PumpBottle {
  cx: number
  y: number
  r: number
  height: number
  color: string
  pump: string
  label: string
  amber?: boolean
}

/** A bottle with a pump, its nozzle to the left. */
export function pumpBottle(pen: Pen, { cx, y, r, height, color, pump, label, amber }: PumpBottle): string {
  const body = height * 0.7
  const neck = y - body - r * 0.22
  return group([
    turned(pen, {
      cx,
      y,
      color,
      surface: 'glazed',
      tension: 0.4,
      profile: [
        [r * 0.95, 0],
        [r, 12],
        [r, body * 0.9],
        [r * 0.86, body],
        [r * 0.4, body + r * 0.18],
        [r * 0.34, body + r * 0.26],
      ],
      decoration: group([
        wrapLabel(pen, cx, r, y - body * 0.76, y - body * 0.2, -50, 42, label),
        place(grainSign(r * 0.5, '#3f382c'), cx - r * 0.07, y - body * 0.52 + r * 0.16),
        print(cx - r * 0.07, y - body * 0.36 + r * 0.16, [r * 0.56, r * 0.4, r * 0.48], '#3f382c', 9, 2.6),
        seal(cx + r * 0.36, y - body * 0.28 + r * 0.12, r * 0.15),
      ]),
    }),
    amber
      ? line(`M${at([cx - r * 0.78, y - 30])}V${num(y - body + 14)}`, '#fff', r * 0.09, {
          opacity: 0.5,
          filter: pen.blur(2.4),
        })
      : '',
    turned(pen, {
      cx,
      y: neck + 6,
      color: pump,
      tension: 0,
      profile: [
        [r * 0.4, 0],
        [r * 0.4, r * 0.3],
        [r * 0.32, r * 0.36],
      ],
    }),
    rod(`M${at([cx, neck - r * 0.3])}V${num(neck - r * 0.62)}`, r * 0.2, pump),
    path(
      roundRect(cx - r * 0.86, neck - r * 0.86, r * 1.16, r * 0.27, r * 0.12),
      pen.across(0, neck - r * 0.86, 0, neck - r * 0.58, [
        [0, lit(pump, 0.4)],
        [0.4, pump],
        [1, shaded(pump, 0.4)],
      ]),
    ),
    path(roundRect(cx - r * 0.86, neck - r * 0.7, r * 0.17, r * 0.24, 4), shaded(pump, 0.3)),
    disc(pen, cx, neck - r * 0.86, r * 0.28, pump),
  ])
}

/** A soft metal tube along x around 0,0: cap to the left, the end rolled up. */
export function metalTube(pen: Pen, length: number, width: number, color: string, cap: string): string {
  const k = length / 2
  const w = width / 2
  const d = `M${at([-k * 0.72, -w * 0.9])}C${at([-k * 0.3, -w])} ${at([k * 0.4, -w * 0.94])} ${at([k * 0.86, -w * 0.98])}L${at([k * 0.86, w * 0.98])}C${at([k * 0.4, w * 0.9])} ${at([-k * 0.3, w])} ${at([-k * 0.72, w * 0.9])}Z`
  return group(
    [
      path(
        polygon([
          [-k * 0.74, -w * 0.86],
          [-k * 0.82, -w * 0.36],
          [-k * 0.82, w * 0.36],
          [-k * 0.74, w * 0.86],
        ]),
        pen.linear(90, [
          [0, '#f4f2ec'],
          [0.4, '#cfccc4'],
          [1, '#8d8a82'],
        ]),
      ),
      path(
        roundRect(-k * 1.04, -w * 0.42, k * 0.26, w * 0.84, 6),
        pen.linear(90, [
          [0, lit(cap, 0.4)],
          [0.4, cap],
          [1, shaded(cap, 0.5)],
        ]),
      ),
      ...[-0.98, -0.93, -0.88, -0.83].map(t =>
        line(`M${at([k * t, -w * 0.36])}V${num(w * 0.36)}`, shaded(cap, 0.5), 2, { opacity: 0.5 }),
      ),
      path(
        d,
        pen.linear(90, [
          [0, shaded(color, 0.1)],
          [0.18, lit(color, 0.6)],
          [0.4, lit(color, 0.1)],
          [0.7, shaded(color, 0.14)],
          [1, shaded(color, 0.46)],
        ]),
      ),
      line(
        `M${at([k * 0.2, -w * 0.7])}Q${at([k * 0.4, -w * 0.1])} ${at([k * 0.26, w * 0.5])}`,
        '#ffffff',
        7,
        { opacity: 0.3, filter: pen.blur(3) },
      ),
      line(
        `M${at([k * 0.3, -w * 0.6])}Q${at([k * 0.48, 0])} ${at([k * 0.36, w * 0.7])}`,
        shaded(color, 0.6),
        7,
        { opacity: 0.26, filter: pen.blur(3) },
      ),
      place(grainSign(w * 0.92, '#4c4236'), -k * 0.3, 0),
      print(k * 0.06, -w * 0.14, [k * 0.3, k * 0.22, k * 0.26], '#4c4236', 11, 3),
      path(
        roundRect(k * 0.82, -w * 1.02, k * 0.13, w * 2.04, 6),
        pen.linear(0, [
          [0, lit(color, 0.5)],
          [0.5, color],
          [1, shaded(color, 0.4)],
        ]),
      ),
      path(
        roundRect(k * 0.92, -w * 1.0, k * 0.11, w * 2.0, 6),
        pen.linear(0, [
          [0, lit(color, 0.4)],
          [0.5, shaded(color, 0.1)],
          [1, shaded(color, 0.5)],
        ]),
      ),
    ],
    { filter: pen.grounded(20) },
  )
}

/** A loose handful of stones around x, y. */
export function stones(pen: Pen, x: number, y: number, colors: readonly string[], seed: number): string {
  const rnd = random(seed)
  return group(
    colors.map((color, i) => {
      const r = rnd.between(20, 30)
      const points = Array.from(
        { length: 7 },
        (_, j): Point => [
          Math.cos((j / 7) * 6.283) * r * rnd.between(0.85, 1.1),
          Math.sin((j / 7) * 6.283) * r * 0.62 * rnd.between(0.85, 1.1),
        ],
      )
      return place(
        path(
          blob(points),
          pen.linear(60, [
            [0, lit(color, 0.4)],
            [0.5, color],
            [1, shaded(color, 0.4)],
          ]),
        ),
        x + i * 46,
        y + (i % 2) * 14,
      )
    }),
    { filter: pen.grounded(10) },
  )
}
