/** Clear vessels. */

import { lit, shaded } from '../color'
import { disc, TILT, turned } from '../lathe'
import { at, num } from '../path'
import { ellipse, group, line, type Pen, path } from '../pen'
import type { Standing } from './vessels'

export interface Bottle extends Standing {
  r: number
  height: number
  /** Share of the height that is shoulder and neck. */
  neck: number
  glass: string
  liquid?: string
  /** How full, as a share of the body. */
  level?: number
  cork?: string
}

/** A clear bottle. */
export function bottle(
  pen: Pen,
  { cx, y, r, height, neck, glass, liquid, level = 0.8, cork }: Omit<Bottle, 'color'>,
): string {
  const body = height * (1 - neck)
  const nr = r * 0.36
  const profile = [
    [r * 0.96, 0],
    [r, 10],
    [r, body * 0.9],
    [r * 0.94, body + 6],
    [nr * 1.15, body + height * neck * 0.42],
    [nr, body + height * neck * 0.56],
    [nr, height],
  ] as const
  const fill = body * level
  return group([
    liquid
      ? turned(pen, {
          cx,
          y: y - 4,
          color: liquid,
          surface: 'glazed',
          tension: 0.3,
          profile: [
            [r * 0.9, 0],
            [r * 0.93, 10],
            [r * 0.93, fill],
          ],
        })
      : '',
    liquid
      ? ellipse(
          cx,
          y - 4 - fill,
          r * 0.93,
          r * 0.93 * TILT,
          pen.linear(10, [
            [0, lit(liquid, 0.5)],
            [0.5, lit(liquid, 0.25)],
            [1, liquid],
          ]),
        )
      : '',
    turned(pen, { cx, y, color: glass, surface: 'glass', tension: 0.7, profile }),
    line(`M${at([cx - r * 0.7, y - 22])}V${num(y - body * 0.88)}`, '#ffffff', r * 0.12, {
      opacity: 0.6,
      filter: pen.blur(2.4),
    }),
    line(`M${at([cx + r * 0.84, y - 30])}V${num(y - body * 0.8)}`, '#ffffff', r * 0.05, {
      opacity: 0.45,
      filter: pen.blur(1.2),
    }),
    cork
      ? turned(pen, {
          cx,
          y: y - height + 16,
          color: cork,
          profile: [
            [nr * 0.86, 0],
            [nr * 1.02, 48],
          ],
          tension: 0,
          speckle: { color: shaded(cork, 0.4), frequency: 0.2, density: 0.4, strength: 0.4 },
        })
      : '',
    cork
      ? disc(pen, cx, y - height + 16 - 48, nr * 1.02, cork)
      : ellipse(cx, y - height, nr, nr * TILT, 'none', { stroke: lit(glass, 0.8), 'stroke-width': 3 }),
    ellipse(cx, y - height + (cork ? 14 : 0), nr, nr * TILT, 'none', {
      stroke: '#ffffff',
      'stroke-width': 2,
      opacity: 0.7,
    }),
  ])
}

export interface Tumbler extends Standing {
  r: number
  height: number
  liquid?: string
  level?: number
  foot?: number
  /** Thickness of the glass at the foot. */
  base?: number
}

/** A drinking glass or glass pitcher body: clear walls, a thick foot. */
export function tumbler(
  pen: Pen,
  { cx, y, r, height, color, liquid, level = 0.6, foot = 0.82, base = 16 }: Tumbler,
): string {
  const at2 = (h: number) => r * (foot + (1 - foot) * (h / height))
  const top = y - height
  const fillTop = base + (height - base) * level
  return group([
    ellipse(
      cx,
      top,
      r,
      r * TILT,
      pen.linear(0, [
        [0, shaded(color, 0.25), 0.35],
        [0.5, lit(color, 0.6), 0.2],
        [1, shaded(color, 0.2), 0.4],
      ]),
    ),
    liquid
      ? group(
          [
            turned(pen, {
              cx,
              y: y - base * 0.7,
              color: liquid,
              surface: 'glazed',
              tension: 0,
              profile: [
                [at2(base) * 0.93, 0],
                [at2(fillTop) * 0.94, fillTop - base],
              ],
            }),
            ellipse(
              cx,
              y - base * 0.7 - (fillTop - base),
              at2(fillTop) * 0.94,
              at2(fillTop) * 0.94 * TILT,
              pen.linear(10, [
                [0, lit(liquid, 0.55)],
                [0.6, lit(liquid, 0.2)],
                [1, shaded(liquid, 0.08)],
              ]),
            ),
          ],
          { opacity: 0.9 },
        )
      : '',
    turned(pen, {
      cx,
      y,
      color,
      surface: 'glass',
      tension: 0,
      profile: [
        [at2(0), 0],
        [r, height],
      ],
    }),
    path(
      `M${at([cx - at2(0), y])}A${num(at2(0))} ${num(at2(0) * TILT)} 0 0 0 ${at([cx + at2(0), y])}L${at([cx + at2(base), y - base])}A${num(at2(base))} ${num(at2(base) * TILT)} 0 0 1 ${at([cx - at2(base), y - base])}Z`,
      pen.across(cx - r, 0, cx + r, 0, [
        [0, shaded(color, 0.35), 0.7],
        [0.25, '#ffffff', 0.75],
        [0.5, color, 0.5],
        [0.8, shaded(color, 0.3), 0.6],
        [1, shaded(color, 0.45), 0.8],
      ]),
    ),
    line(`M${at([cx - at2(0) * 0.74, y - base - 8])}L${at([cx - r * 0.76, top + 26])}`, '#ffffff', r * 0.11, {
      opacity: 0.62,
      filter: pen.blur(2),
    }),
    line(
      `M${at([cx + at2(0) * 0.86, y - base - 14])}L${at([cx + r * 0.88, top + 34])}`,
      '#ffffff',
      r * 0.045,
      { opacity: 0.5, filter: pen.blur(1) },
    ),
    ellipse(cx, top, r, r * TILT, 'none', {
      stroke: pen.linear(0, [
        [0, shaded(color, 0.3)],
        [0.25, '#ffffff'],
        [0.7, lit(color, 0.3)],
        [1, shaded(color, 0.35)],
      ]),
      'stroke-width': 3.4,
    }),
  ])
}
