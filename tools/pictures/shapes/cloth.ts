/** Woven things: folded, hung, stuffed, carried. */
import { lit, shaded } from '../color'
import { at, num, type Point, polygon, roundRect } from '../path'
import { ellipse, group, line, type Pen, path } from '../pen'
import { deeper } from './solids'

/** The weave of a cloth, laid over it: threads of light and dark. */
export function weave(pen: Pen, color: string, scale = 1, degrees = 0): string {
  const s = 5 * scale
  return pen.pattern(
    s,
    s,
    degrees,
    `<rect width="${s}" height="${s}" fill="${color}" fill-opacity="0"/><rect width="${s}" height="${num(s * 0.34)}" fill="${shaded(color, 0.5)}" fill-opacity=".16"/><rect width="${num(s * 0.34)}" height="${s}" fill="${lit(color, 0.8)}" fill-opacity=".22"/>`,
  )
}

export interface Folded {
  x: number
  y: number
  w: number
  /** How thick the folded cloth is, px. */
  h: number
  d: number
  color: string
  /** Visible layers at the fold. */
  layers: number
  /** A stripe along the edge. */
  stripe?: string
  /** Deep pile, as of a towel. */
  pile?: boolean
}

/** A cloth folded to a slab: its fold is in front. Left front corner at x, y. */
export function folded(pen: Pen, { x, y, w, h, d, color, layers, stripe, pile }: Folded): string {
  const [dx, dy] = deeper(d)
  const top = `M${at([x + 6, y - h])}L${at([x + dx, y - h + dy])}H${num(x + w + dx - 8)}L${at([x + w, y - h])}Z`
  const side = polygon([
    [x + w - 4, y - h + 2],
    [x + w + dx - 6, y - h + dy + 2],
    [x + w + dx - 6, y + dy - 4],
    [x + w - 4, y - 4],
  ])
  const lh = h / layers
  const skin = pile ? { filter: pen.mottle(shaded(color, 0.35), 0.35, 0.45, 0.3, 3) } : {}
  const folds = Array.from({ length: layers }, (_, i) => {
    const ly = y - h + i * lh
    return path(
      roundRect(x, ly, w, lh + 0.5, lh / 2),
      pen.across(0, ly, 0, ly + lh, [
        [0, lit(color, 0.3)],
        [0.35, color],
        [1, shaded(color, 0.38)],
      ]),
      skin,
    )
  })
  const sideLines = Array.from({ length: layers * 2 - 1 }, (_, i) =>
    line(
      `M${at([x + w - 2, y - (h * (i + 1)) / (layers * 2)])}l${num(dx)} ${num(dy)}`,
      i % 2 ? shaded(color, 0.62) : shaded(color, 0.42),
      2.2,
      { opacity: 0.55 },
    ),
  )
  return group([
    path(
      side,
      pen.linear(0, [
        [0, shaded(color, 0.32)],
        [1, shaded(color, 0.46)],
      ]),
      skin,
    ),
    ...sideLines,
    path(
      top,
      pen.linear(20, [
        [0, lit(color, 0.42)],
        [0.6, lit(color, 0.12)],
        [1, shaded(color, 0.06)],
      ]),
      skin,
    ),
    path(top, weave(pen, color, pile ? 1.5 : 1, 28)),
    stripe
      ? path(
          polygon([
            [x + w * 0.12, y - h],
            [x + w * 0.12 + dx, y - h + dy],
            [x + w * 0.17 + dx, y - h + dy],
            [x + w * 0.17, y - h],
          ]),
          stripe,
          { opacity: 0.85 },
        )
      : '',
    ...folds,
    stripe
      ? path(
          `M${num(x + w * 0.12)} ${num(y - h + 1)}h${num(w * 0.05)}v${num(h - 3)}h${num(-w * 0.05)}Z`,
          shaded(stripe, 0.15),
          { opacity: 0.85 },
        )
      : '',
    path(roundRect(x, y - h, w, h, 6), weave(pen, color, 1)),
    path(
      roundRect(x, y - h, w, h, 6),
      pen.across(x, 0, x + w, 0, [
        [0, '#fff6e0', 0.16],
        [0.5, '#fff6e0', 0],
        [1, '#2d190e', 0.26],
      ]),
    ),
  ])
}

/** A stuffed square cushion, standing a little askew; centred on 0,0. */
export function cushion(pen: Pen, size: number, color: string): string {
  const k = size / 2
  const d = `M${at([-k * 1.02, -k * 1.02])}Q${at([0, -k * 0.84])} ${at([k * 1.02, -k * 1.0])}Q${at([k * 0.86, 0])} ${at([k * 1.0, k * 1.0])}Q${at([0, k * 0.88])} ${at([-k, k * 1.02])}Q${at([-k * 0.88, 0])} ${at([-k * 1.02, -k * 1.02])}Z`
  const dent = (x: number, y: number, x2: number, y2: number, dark: boolean) =>
    line(
      `M${at([x * k, y * k])}Q${at([((x + x2) / 2) * k * 0.94, ((y + y2) / 2) * k])} ${at([x2 * k, y2 * k])}`,
      dark ? shaded(color, 0.55) : lit(color, 0.6),
      size * 0.045,
      { opacity: 0.3, filter: pen.blur(size * 0.025) },
    )
  return group([
    path(
      d,
      pen.radial(0.36, 0.32, 0.85, [
        [0, lit(color, 0.34)],
        [0.45, color],
        [1, shaded(color, 0.46)],
      ]),
      { filter: pen.mottle(shaded(color, 0.35), [0.5, 0.5], 0.4, 0.24, 4) },
    ),
    path(d, weave(pen, color, 1.5, 3)),
    group(
      [
        dent(-0.92, -0.9, -0.5, -0.45, true),
        dent(-0.95, -0.82, -0.55, -0.36, false),
        dent(0.92, -0.88, 0.5, -0.4, true),
        dent(0.9, 0.9, 0.45, 0.46, true),
        dent(-0.9, 0.92, -0.42, 0.42, true),
        dent(-0.94, 0.84, -0.5, 0.34, false),
        dent(-0.2, 0.3, 0.32, 0.4, true),
      ],
      { 'clip-path': pen.clip(d) },
    ),
    line(
      `M${at([-k * 1.02, -k * 1.02])}Q${at([0, -k * 0.84])} ${at([k * 1.02, -k * 1.0])}`,
      lit(color, 0.5),
      3,
      { opacity: 0.6 },
    ),
    path(d, 'none', {
      stroke: shaded(color, 0.4),
      'stroke-width': 4,
      'stroke-opacity': 0.4,
      'stroke-dasharray': '7 5',
    }),
  ])
}

/** A runner partly unrolled towards us, with a fringe; around 0,0 at the roll's left end. */
export function runner(pen: Pen, w: number, color: string, thread: string): string {
  const r = w * 0.14
  const [dx, dy]: Point = [-w * 0.16, w * 0.46]
  const strip = polygon([
    [0, r * 0.6],
    [w, r * 0.6],
    [w + dx, dy + r],
    [dx, dy + r],
  ])
  const stripes = [0.1, 0.17, 0.83, 0.9].map(u =>
    path(
      polygon([
        [w * u, r * 0.6],
        [w * (u + 0.026), r * 0.6],
        [w * (u + 0.026) + dx, dy + r],
        [w * u + dx, dy + r],
      ]),
      thread,
      { opacity: 0.65 },
    ),
  )
  const fringe = Array.from({ length: 30 }, (_, i) => {
    const x = dx + (w * (i + 0.5)) / 30
    return line(
      `M${at([x, dy + r])}q${i % 2 ? -4 : 3} 16 ${i % 3 ? -5 : 2} 34`,
      i % 2 ? shaded(color, 0.12) : lit(color, 0.3),
      3.4,
    )
  })
  const roll = `M0 ${num(-r)}H${num(w)}A${num(r * 0.62)} ${num(r)} 0 0 1 ${num(w)} ${num(r)}H0A${num(r * 0.62)} ${num(r)} 0 0 1 0 ${num(-r)}Z`
  return group([
    group(
      [
        path(
          strip,
          pen.linear(80, [
            [0, shaded(color, 0.34)],
            [0.2, lit(color, 0.12)],
            [0.7, color],
            [1, shaded(color, 0.08)],
          ]),
        ),
        ...stripes,
        path(strip, weave(pen, color, 1.6, 12)),
        ...fringe,
      ],
      { filter: pen.grounded(12) },
    ),
    path(
      roll,
      pen.across(0, -r, 0, r, [
        [0, lit(color, 0.25)],
        [0.3, lit(color, 0.34)],
        [0.6, color],
        [1, shaded(color, 0.5)],
      ]),
      { filter: pen.grounded(18) },
    ),
    ...[0.1, 0.17, 0.83, 0.9].map(u =>
      line(
        `M${num(w * u + 4)} ${num(-r + 1)}Q${num(w * u + 13)} 0 ${num(w * u + 4)} ${num(r - 1)}`,
        thread,
        10,
        { opacity: 0.6 },
      ),
    ),
    path(roll, weave(pen, color, 1.6)),
    ellipse(
      w,
      0,
      r * 0.62,
      r,
      pen.linear(40, [
        [0, lit(color, 0.1)],
        [1, shaded(color, 0.4)],
      ]),
    ),
    ...[0.8, 0.58, 0.36, 0.16].map(k =>
      ellipse(w, 0, r * 0.62 * k, r * k, 'none', {
        stroke: k > 0.5 ? shaded(color, 0.5) : lit(color, 0.3),
        'stroke-width': 3,
        opacity: 0.7,
      }),
    ),
  ])
}
