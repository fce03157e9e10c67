import { lit, shaded } from '../color'
import { band, disc, type Surface, turned, wrapLabel } from '../lathe'
import { grainSign, print, seal } from '../marks'
import { ellipse, group, type Pen, place } from '../pen'

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
}

/** A round tin with a slip lid and a paper label. */
export function tin(
  pen: Pen,
  {
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
  }: Tin,
): string {
  const lidTop = y - height
  const seam = y - height * (1 - lid)
  const labelTop = y - height * (1 - lid) * 0.86
  const labelBottom = y - height * (1 - lid) * 0.14
  const mid = (labelTop + labelBottom) / 2 + r * 0.19
  const body = turned(pen, {
    cx,
    y,
    color,
    surface,
    tension: 0,
    profile: [
      [r, 0],
      [r, height * (1 - lid)],
    ],
    decoration: label
      ? group([
          wrapLabel(pen, cx, r, labelTop, labelBottom, -58, 46, label),
          place(grainSign(height * 0.15, signColor), cx - r * 0.09, mid - height * 0.05),
          print(cx - r * 0.09, mid + height * 0.085, [r * 0.5, r * 0.34], signColor, 8),
          seal(cx + r * 0.33, mid + height * 0.1, r * 0.17),
        ])
      : '',
  })
  const cap = turned(pen, {
    cx,
    y: seam,
    color: lidColor,
    surface,
    tension: 0,
    profile: [
      [r * 1.035, 0],
      [r * 1.035, height * lid - 6],
      [r, height * lid],
    ],
  })
  return group([
    body,
    band(cx, r, seam - 3, seam + 9, shaded(color, 0.5), { opacity: 0.5, filter: pen.blur(3) }),
    cap,
    disc(pen, cx, lidTop, r, lidColor, surface),
    ellipse(cx, lidTop + 1, r * 0.93, r * 0.93 * 0.2, 'none', {
      stroke: lit(lidColor, 0.4),
      'stroke-width': 1.5,
      opacity: 0.6,
    }),
  ])
}
