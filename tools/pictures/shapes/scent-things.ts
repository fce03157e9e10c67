/** Candles, incense, reeds. */
import { lit, shaded } from '../color'
import { TILT, turned, wrapLabel } from '../lathe'
import { grainSign, print } from '../marks'
import { at, num } from '../path'
import { ellipse, group, line, type Pen, path, place } from '../pen'
import { rod } from './solids'

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
