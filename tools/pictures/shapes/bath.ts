/** Candles, soap and bottles of the washstand. */
import { lit, shaded } from '../color'
import { disc, TILT, turned, wrapLabel } from '../lathe'
import { grainSign, print, seal } from '../marks'
import { at, blob, num, type Point, polygon, roundRect } from '../path'
import { ellipse, group, line, type Pen, path, place } from '../pen'
import { random } from '../random'
import { block, blockShadow, rod } from './solids'

/** A candle flame above x, y, with its glow. */
export function flame(pen: Pen, x: number, y: number, s: number): string {
  const d = `M${at([x, y])}C${at([x - s * 0.5, y - s * 0.2])} ${at([x - s * 0.3, y - s * 0.9])} ${at([x + s * 0.06, y - s * 1.5])}C${at([x + s * 0.34, y - s * 0.9])} ${at([x + s * 0.48, y - s * 0.2])} ${at([x, y])}Z`
  return group([
    ellipse(
      x,
      y - s * 0.6,
      s * 3.4,
      s * 3.4,
      pen.radial(0.5, 0.5, 0.5, [
        [0, '#ffdf9a', 0.75],
        [0.4, '#ffcf7a', 0.3],
        [1, '#ffcf7a', 0],
      ]),
    ),
    path(
      d,
      pen.linear(90, [
        [0, '#ffe9a8'],
        [0.5, '#ffbf4a'],
        [0.85, '#f08a2a'],
        [1, '#6d7fae'],
      ]),
    ),
    path(
      `M${at([x, y - s * 0.12])}C${at([x - s * 0.22, y - s * 0.3])} ${at([x - s * 0.12, y - s * 0.7])} ${at([x + s * 0.03, y - s * 0.95])}C${at([x + s * 0.18, y - s * 0.6])} ${at([x + s * 0.2, y - s * 0.3])} ${at([x, y - s * 0.12])}Z`,
      '#fffbe6',
    ),
  ])
}

/** A candle in a glass of this colour. */
export function glassCandle(
  pen: Pen,
  cx: number,
  y: number,
  r: number,
  h: number,
  glass: string,
  label: string,
): string {
  const wax = '#f3e7cd'
  const top = y - h
  const level = y - h * 0.74
  return group([
    ellipse(
      cx,
      top,
      r,
      r * TILT,
      pen.linear(0, [
        [0, shaded(glass, 0.5)],
        [0.6, shaded(glass, 0.25)],
        [1, lit(glass, 0.1)],
      ]),
    ),
    ellipse(
      cx,
      level - 8,
      r * 0.93,
      r * 0.93 * TILT,
      pen.radial(0.5, 0.45, 0.6, [
        [0, '#fffbe8'],
        [0.5, wax],
        [1, shaded(wax, 0.3)],
      ]),
    ),
    rod(`M${at([cx, level - 4])}q2 -14 0 -22`, 5, '#4a3426'),
    flame(pen, cx, level - 22, 24),
    turned(pen, {
      cx,
      y,
      color: glass,
      surface: 'glass',
      tension: 0.2,
      profile: [
        [r * 0.94, 0],
        [r, 12],
        [r, h],
      ],
      decoration: group([
        path(
          `M${at([cx - r, level])}A${num(r)} ${num(r * TILT)} 0 0 0 ${at([cx + r, level])}V${num(y + r)}H${num(cx - r)}Z`,
          pen.across(cx - r, 0, cx + r, 0, [
            [0, shaded(glass, 0.3)],
            [0.12, lit(glass, 0.35)],
            [0.3, lit(glass, 0.2)],
            [0.6, glass],
            [1, shaded(glass, 0.5)],
          ]),
        ),
        wrapLabel(pen, cx, r, y - h * 0.62, y - h * 0.2, -44, 36, label),
        place(grainSign(h * 0.15, '#4a3a2c'), cx - r * 0.07, y - h * 0.42 + r * 0.16),
        print(cx - r * 0.07, y - h * 0.3 + r * 0.17, [r * 0.46, r * 0.3], '#4a3a2c', 9, 2.6),
      ]),
    }),
    line(`M${at([cx - r * 0.8, y - 26])}V${num(top + 30)}`, '#fff', r * 0.1, {
      opacity: 0.6,
      filter: pen.blur(2.4),
    }),
    ellipse(cx, top, r, r * TILT, 'none', { stroke: lit(glass, 0.6), 'stroke-width': 3.4 }),
  ])
}

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

/** Reeds in the neck of a bottle at x, y. */
export function reeds(x: number, y: number, length: number): string {
  return group(
    [-26, -15, -5, 6, 17, 29].map((a, i) =>
      place(rod(`M0 24V${num(-length + (i % 3) * 22)}`, 5.5, i % 2 ? '#b58a58' : '#c79d6b'), x, y, a),
    ),
  )
}

/** A burning stick of incense from x, y, with its thread of smoke. */
export function incense(pen: Pen, x: number, y: number, length: number): string {
  const [tx, ty] = [x + length * 0.2, y - length]
  const smoke = (dx: number, w: number, o: number) =>
    line(
      `M${at([tx, ty - 6])}C${at([tx - 30 + dx, ty - 60])} ${at([tx + 46 + dx, ty - 110])} ${at([tx + 6 + dx, ty - 170])}S${at([tx - 20 + dx, ty - 240])} ${at([tx + 26 + dx, ty - 280])}`,
      '#ffffff',
      w,
      { opacity: o, filter: pen.blur(w * 0.5) },
    )
  return group([
    rod(`M${at([x, y])}L${at([tx, ty])}`, 6.5, '#7a5233'),
    line(`M${at([tx - 2, ty + 10])}L${at([tx, ty])}`, '#b9b2a6', 6.5),
    ellipse(tx, ty + 12, 6, 6, '#ff7a2e', { filter: pen.blur(2), opacity: 0.9 }),
    smoke(0, 9, 0.6),
    smoke(10, 5, 0.5),
  ])
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
