/** Pots that stand on a fire. */
import { lit, shaded } from '../color'
import { disc, TILT, turned } from '../lathe'
import { at, curveThrough, num, type Point } from '../path'
import { ellipse, group, line, type Pen, path } from '../pen'
import { rod } from './solids'

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
