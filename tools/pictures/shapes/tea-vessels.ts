/** What tea is made in, and its steam. */

import { lit, shaded } from '../color'
import { mouth, type Surface, TILT, turned } from '../lathe'
import { at, curveThrough, num, type Point } from '../path'
import { ellipse, group, line, type Pen, path } from '../pen'
import { rod } from './solids'
import { plate, type Standing } from './vessels'

/** A gaiwan on its saucer. `open`: the lid leans aside. */
export function gaiwan(
  pen: Pen,
  { cx, y, color, r, accent, open = false }: Standing & { r: number; accent?: string; open?: boolean },
): string {
  const cupY = y - r * 0.16
  const h = r * 0.94
  const rimY = cupY - h
  const knobbed = (lx: number, ly: number) =>
    group([
      turned(pen, {
        cx: lx,
        y: ly,
        color,
        surface: 'glazed',
        profile: [
          [r * 0.9, 0],
          [r * 0.78, r * 0.16],
          [r * 0.46, r * 0.34],
          [r * 0.2, r * 0.41],
        ],
      }),
      turned(pen, {
        cx: lx,
        y: ly - r * 0.4,
        color,
        surface: 'glazed',
        profile: [
          [r * 0.17, 0],
          [r * 0.19, r * 0.1],
          [r * 0.25, r * 0.2],
        ],
      }),
      mouth(pen, { cx: lx, y: ly - r * 0.6, r: r * 0.25, color, wall: 4 }),
      accent
        ? ellipse(lx, ly - 2, r * 0.88, r * 0.88 * TILT, 'none', {
            stroke: accent,
            'stroke-width': 2.2,
            opacity: 0.55,
            'stroke-dasharray': `0 ${num(r * 0.1)} ${num(r * 2.3)} ${num(r * 9)}`,
          })
        : '',
    ])
  return group([
    plate(pen, {
      cx,
      y,
      r: r * 1.12,
      depth: r * 0.14,
      color,
      surface: 'glazed',
      ...(accent ? { rim: accent } : {}),
    }),
    ellipse(cx + r * 0.1, cupY + 2, r * 0.56, r * 0.1, shaded(color, 0.6), {
      opacity: 0.4,
      filter: pen.blur(4),
    }),
    turned(pen, {
      cx,
      y: cupY,
      color,
      surface: 'glazed',
      profile: [
        [r * 0.42, 0],
        [r * 0.42, h * 0.07],
        [r * 0.62, h * 0.2],
        [r * 0.82, h * 0.55],
        [r * 0.93, h * 0.84],
        [r * 1.1, h],
      ],
    }),
    mouth(pen, {
      cx,
      y: rimY,
      r: r * 1.1,
      color,
      wall: 5,
      ...(open ? { filled: { color: '#d9a13f', depth: r * 0.1 } } : {}),
    }),
    accent
      ? ellipse(cx, rimY, r * 1.1, r * 1.1 * TILT, 'none', {
          stroke: accent,
          'stroke-width': 3,
          opacity: 0.7,
        })
      : '',
    open ? '' : knobbed(cx, rimY + r * 0.05),
  ])
}

/** A low round teapot: spout to the left, handle to the right. */
export function teapot(
  pen: Pen,
  {
    cx,
    y,
    color,
    r,
    surface = 'matte',
    speckle,
  }: Standing & { r: number; surface?: Surface; speckle?: string },
): string {
  const h = r * 1.28
  const ear = `M${at([cx + r * 0.82, y - h * 0.82])}C${at([cx + r * 1.62, y - h * 1.12])} ${at([cx + r * 1.72, y - h * 0.3])} ${at([cx + r * 0.86, y - h * 0.26])}`
  const spout: Point[] = [
    [cx - r * 0.66, y - h * 0.22],
    [cx - r * 1.12, y - h * 0.42],
    [cx - r * 1.3, y - h * 0.72],
    [cx - r * 1.55, y - h * 0.93],
  ]
  const under: Point[] = [
    [cx - r * 1.4, y - h * 0.96],
    [cx - r * 1.1, y - h * 0.82],
    [cx - r * 0.92, y - h * 0.68],
    [cx - r * 0.6, y - h * 0.66],
  ]
  const nose = `M${at(spout[0]!)}${curveThrough(spout)}L${at(under[0]!)}${curveThrough(under)}Z`
  const grain = speckle ? { speckle: { color: speckle, frequency: 0.5, density: 0.42, strength: 0.32 } } : {}
  return group([
    rod(ear, r * 0.2, shaded(color, 0.1)),
    path(
      nose,
      pen.across(cx - r * 1.5, y - h, cx - r * 0.7, y - h * 0.1, [
        [0, lit(color, 0.35)],
        [0.4, lit(color, 0.1)],
        [1, shaded(color, 0.42)],
      ]),
    ),
    ellipse(cx - r * 1.475, y - h * 0.945, r * 0.085, r * 0.05, shaded(color, 0.65), {
      transform: `rotate(-12 ${num(cx - r * 1.475)} ${num(y - h * 0.945)})`,
    }),
    turned(pen, {
      cx,
      y,
      color,
      surface,
      profile: [
        [r * 0.56, 0],
        [r * 0.72, h * 0.05],
        [r * 0.97, h * 0.3],
        [r, h * 0.5],
        [r * 0.86, h * 0.8],
        [r * 0.6, h * 0.94],
      ],
      ...grain,
    }),
    ellipse(cx, y - h * 0.93, r * 0.63, r * 0.63 * TILT, shaded(color, 0.5)),
    turned(pen, {
      cx,
      y: y - h * 0.93,
      color,
      surface,
      profile: [
        [r * 0.58, 0],
        [r * 0.5, r * 0.1],
        [r * 0.3, r * 0.19],
        [r * 0.1, r * 0.23],
      ],
      ...grain,
    }),
    turned(pen, {
      cx,
      y: y - h * 0.93 - r * 0.21,
      color,
      surface,
      profile: [
        [r * 0.06, 0],
        [r * 0.1, r * 0.06],
        [r * 0.13, r * 0.13],
        [r * 0.09, r * 0.2],
        [0.4, r * 0.22],
      ],
    }),
    line(
      `M${at([cx - r * 0.66, y - h * 0.34])}Q${at([cx - r * 0.8, y - h * 0.6])} ${at([cx - r * 0.56, y - h * 0.84])}`,
      '#fff6e6',
      r * 0.09,
      { opacity: 0.28, filter: pen.blur(6) },
    ),
  ])
}

/** Steam or smoke rising from x, y. */
export function steam(pen: Pen, x: number, y: number, height: number, opacity = 0.5): string {
  const wisp = (dx: number, k: number) =>
    line(
      `M${at([x + dx, y])}C${at([x + dx - 22 * k, y - height * 0.3])} ${at([x + dx + 30 * k, y - height * 0.55])} ${at([x + dx + 4 * k, y - height])}`,
      '#ffffff',
      9 * k,
      { opacity: opacity * 0.8, filter: pen.blur(6) },
    )
  return group([wisp(0, 1), wisp(24, 0.7)])
}
