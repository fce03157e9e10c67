/** What tea and sweets are packed in. */
import { lit, shaded } from '../color'
import { band, disc, type Surface, turned, wrapLabel } from '../lathe'
import { grainSign, print, seal } from '../marks'
import { at, curveThrough, num, type Point, polygon } from '../path'
import { ellipse, group, line, type Pen, path, place } from '../pen'
import { bow, twine } from './solids'

export interface Tin {
  cx: number
  y: number
  r: number
  height: number
  color: string
  /** Height of the lid as a share of the whole. */
  lid?: number
  lidColor?: string
  label?: string
  signColor?: string
  surface?: Surface
  /** A stripe of another colour around the body. */
  stripe?: string
}

/** A round tin with a slip lid and a paper label. */
export function tin(pen: Pen, options: Tin): string {
  const {
    cx,
    y,
    r,
    height,
    color,
    lid = 0.24,
    lidColor = color,
    label,
    signColor = '#3a352c',
    surface = 'matte',
    stripe,
  } = options
  const seam = y - height * (1 - lid)
  const labelTop = y - height * (1 - lid) * 0.86
  const labelBottom = y - height * (1 - lid) * 0.14
  const mid = (labelTop + labelBottom) / 2 + r * 0.19
  const paper = label
    ? group([
        wrapLabel(pen, cx, r, labelTop, labelBottom, -58, 46, label),
        place(grainSign(Math.min(height * 0.17, r * 0.6), signColor), cx - r * 0.09, mid - height * 0.05),
        print(cx - r * 0.09, mid + height * 0.085, [r * 0.5, r * 0.34], signColor, 9, 2.6),
        seal(cx + r * 0.34, mid + height * 0.1, r * 0.17),
      ])
    : ''
  const belt = stripe
    ? band(cx, r, y - height * (1 - lid) * 0.2, y - height * (1 - lid) * 0.12, stripe, { opacity: 0.9 })
    : ''
  return group([
    turned(pen, {
      cx,
      y,
      color,
      surface,
      tension: 0,
      profile: [
        [r * 0.985, 0],
        [r, 5],
        [r, height * (1 - lid)],
      ],
      decoration: paper + belt,
    }),
    band(cx, r, seam - 3, seam + 9, shaded(color, 0.55), { opacity: 0.55, filter: pen.blur(3) }),
    turned(pen, {
      cx,
      y: seam,
      color: lidColor,
      surface,
      tension: 0,
      profile: [
        [r * 1.03, 0],
        [r * 1.03, height * lid - 7],
        [r * 0.99, height * lid],
      ],
    }),
    disc(pen, cx, y - height, r * 0.99, lidColor, surface),
    ellipse(cx, y - height + 2, r * 0.9, r * 0.9 * 0.2, 'none', {
      stroke: lit(lidColor, 0.5),
      'stroke-width': 1.6,
      opacity: 0.6,
    }),
  ])
}

export interface Pouch {
  cx: number
  y: number
  w: number
  height: number
  color: string
  /** How the top is closed. */
  closing: 'folded' | 'tied'
  label?: string
  signColor?: string
}

/** A standing paper bag. */
export function pouch(
  pen: Pen,
  { cx, y, w, height, color, closing, label, signColor = '#4a4030' }: Pouch,
): string {
  const h = height
  const tied = closing === 'tied'
  const neck = tied ? 0.3 : 0.44
  const left: Point[] = [
    [cx - w * 0.46, y],
    [cx - w * 0.5, y - h * 0.12],
    [cx - w * 0.5, y - h * 0.5],
    [cx - w * (tied ? 0.42 : 0.47), y - h * 0.72],
    [cx - w * neck, y - h * 0.82],
  ]
  const right = left.map(([px, py]): Point => [2 * cx - px, py]).reverse()
  const top: Point[] = tied
    ? [
        [cx - w * 0.4, y - h],
        [cx - w * 0.2, y - h * 0.97],
        [cx, y - h * 1.0],
        [cx + w * 0.22, y - h * 0.965],
        [cx + w * 0.4, y - h * 0.99],
      ]
    : [
        [cx - w * 0.44, y - h],
        [cx + w * 0.44, y - h],
      ]
  const d = `M${at(left[0]!)}${curveThrough(left)}${tied ? `${curveThrough([left[4]!, [cx - w * 0.33, y - h * 0.9], top[0]!])}` : `L${at(top[0]!)}`}${tied ? curveThrough(top) : `L${at(top[1]!)}`}${tied ? curveThrough([top[4]!, [cx + w * 0.33, y - h * 0.9], right[0]!]) : `L${at(right[0]!)}`}${curveThrough(right)}Q${at([cx, y + w * 0.08])} ${at(left[0]!)}Z`
  const fill = pen.across(cx - w / 2, y - h, cx + w / 2, y - h * 0.85, [
    [0, shaded(color, 0.12)],
    [0.1, lit(color, 0.2)],
    [0.3, lit(color, 0.34)],
    [0.6, color],
    [0.86, shaded(color, 0.24)],
    [1, shaded(color, 0.36)],
  ])
  const crease = (points: readonly Point[], opacity: number, dark = true) =>
    line(
      `M${at(points[0]!)}${curveThrough(points)}`,
      dark ? shaded(color, 0.5) : lit(color, 0.7),
      dark ? 3 : 2.4,
      { opacity, filter: pen.blur(1.6) },
    )
  const fold = polygon([
    [cx - w * 0.455, y - h],
    [cx + w * 0.455, y - h],
    [cx + w * 0.46, y - h * 0.875],
    [cx - w * 0.46, y - h * 0.875],
  ])
  return group([
    path(d, fill, { filter: pen.mottle(shaded(color, 0.4), [0.35, 0.05], 0.3, 0.16, 5) }),
    path(
      d,
      pen.across(0, y, 0, y - h, [
        [0, shaded(color, 0.7), 0.4],
        [0.18, shaded(color, 0.6), 0.06],
        [0.5, '#000000', 0],
        [1, '#fff6e0', 0.12],
      ]),
    ),
    group(
      [
        crease(
          [
            [cx - w * 0.36, y - h * 0.78],
            [cx - w * 0.3, y - h * 0.5],
            [cx - w * 0.38, y - h * 0.2],
          ],
          0.24,
        ),
        crease(
          [
            [cx + w * 0.28, y - h * 0.8],
            [cx + w * 0.36, y - h * 0.5],
            [cx + w * 0.3, y - h * 0.14],
          ],
          0.35,
        ),
        crease(
          [
            [cx + w * 0.23, y - h * 0.78],
            [cx + w * 0.3, y - h * 0.5],
            [cx + w * 0.25, y - h * 0.2],
          ],
          0.4,
          false,
        ),
        crease(
          [
            [cx - w * 0.1, y - h * 0.83],
            [cx - w * 0.05, y - h * 0.72],
          ],
          0.3,
        ),
      ],
      { 'clip-path': pen.clip(d) },
    ),
    label ? pouchLabel(pen, cx - w * 0.02, y - h * 0.42, w * 0.52, h * 0.4, label, signColor) : '',
    tied
      ? tie(pen, cx, y - h * 0.825, w * neck, color)
      : group([
          path(
            polygon([
              [cx - w * 0.46, y - h * 0.875],
              [cx + w * 0.46, y - h * 0.875],
              [cx + w * 0.47, y - h * 0.84],
              [cx - w * 0.47, y - h * 0.84],
            ]),
            shaded(color, 0.6),
            { opacity: 0.4, filter: pen.blur(4) },
          ),
          path(
            fold,
            pen.across(cx - w / 2, 0, cx + w / 2, 0, [
              [0, lit(color, 0.3)],
              [0.4, lit(color, 0.4)],
              [1, shaded(color, 0.2)],
            ]),
          ),
          line(`M${at([cx - w * 0.455, y - h])}H${num(cx + w * 0.455)}`, '#fff8ea', 2, { opacity: 0.6 }),
        ]),
  ])
}

function tie(pen: Pen, cx: number, y: number, half: number, color: string): string {
  const pleat = [-0.7, -0.35, 0, 0.3, 0.65].map(t =>
    line(
      `M${at([cx + half * t, y - 4])}L${at([cx + half * t * 1.25, y - 46])}M${at([cx + half * t, y + 4])}L${at([cx + half * t * 1.3, y + 40])}`,
      shaded(color, 0.45),
      2.4,
      { opacity: 0.3, filter: pen.blur(1.2) },
    ),
  )
  const wrap = `M${at([cx - half * 1.02, y - 3])}Q${at([cx, y + 9])} ${at([cx + half * 1.02, y - 3])}`
  return group([
    ...pleat,
    twine(wrap, 5),
    group([twine(wrap, 5)], { transform: 'translate(0 7)' }),
    place(bow(54), cx + half * 0.1, y + 8),
  ])
}

function pouchLabel(
  pen: Pen,
  cx: number,
  cy: number,
  w: number,
  h: number,
  color: string,
  sign: string,
): string {
  return group([
    path(
      polygon([
        [cx - w / 2, cy - h / 2],
        [cx + w / 2, cy - h / 2],
        [cx + w / 2, cy + h / 2],
        [cx - w / 2, cy + h / 2],
      ]),
      pen.linear(10, [
        [0, lit(color, 0.2)],
        [0.6, color],
        [1, shaded(color, 0.14)],
      ]),
    ),
    place(grainSign(h * 0.36, sign), cx, cy - h * 0.12),
    print(cx, cy + h * 0.2, [w * 0.5, w * 0.34], sign, 9, 2.6),
    seal(cx + w * 0.33, cy + h * 0.34, w * 0.13),
  ])
}
