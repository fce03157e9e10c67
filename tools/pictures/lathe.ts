/** Things turned on a wheel or a lathe: a profile, revolved, lit from the left. */
import { lit, mix, shaded } from './color'
import { at, curveThrough, ellipsePath, num, type Point } from './path'
import { ellipse, group, line, type Pen, path, type Stop } from './pen'

/** How much a circle flattens as the eye looks down on the table. */
export const TILT = 0.2

export type Surface = 'matte' | 'glazed' | 'metal' | 'glass'

export interface Turned {
  cx: number
  /** Where it stands, px from the top: the middle of its foot. */
  y: number
  /** Half widths from the foot up: [radius, height above the foot]. */
  profile: readonly (readonly [radius: number, height: number])[]
  color: string
  surface?: Surface
  tilt?: number
  /** 0: straight between the profile's points; 1: smooth. */
  tension?: number
  /** Noise over the surface, such as clay. */
  speckle?: { color: string; frequency?: number; density?: number; strength?: number }
  /** Drawn upon the surface and clipped to it: bands, labels, drips. */
  decoration?: string
}

/** Across the body, from the window side to the dark side. */
export function bodyStops(color: string, surface: Surface): Stop[] {
  switch (surface) {
    case 'glazed':
      return [
        [0, shaded(color, 0.14)],
        [0.1, lit(color, 0.12)],
        [0.26, lit(color, 0.42)],
        [0.46, color],
        [0.74, shaded(color, 0.2)],
        [0.92, shaded(color, 0.38)],
        [1, shaded(color, 0.26)],
      ]
    case 'metal':
      return [
        [0, shaded(color, 0.34)],
        [0.09, lit(color, 0.05)],
        [0.2, lit(color, 0.66)],
        [0.3, lit(color, 0.3)],
        [0.5, shaded(color, 0.1)],
        [0.72, shaded(color, 0.32)],
        [0.88, shaded(color, 0.5)],
        [0.95, shaded(color, 0.2)],
        [1, shaded(color, 0.4)],
      ]
    case 'glass':
      return [
        [0, shaded(color, 0.25), 0.55],
        [0.06, lit(color, 0.5), 0.35],
        [0.16, lit(color, 0.8), 0.42],
        [0.3, color, 0.16],
        [0.7, color, 0.2],
        [0.9, shaded(color, 0.22), 0.36],
        [1, shaded(color, 0.35), 0.6],
      ]
    default:
      return [
        [0, shaded(color, 0.1)],
        [0.2, lit(color, 0.24)],
        [0.36, lit(color, 0.12)],
        [0.58, shaded(color, 0.06)],
        [0.84, shaded(color, 0.27)],
        [1, shaded(color, 0.32)],
      ]
  }
}

/** The outline: up the left side, over the top's near edge, down the right side, along the foot's near edge. */
export function outline(
  { cx, y, profile, tilt = TILT, tension = 1 }: Turned,
  topBulge: 'near' | 'far' = 'near',
): string {
  const left: Point[] = profile.map(([r, h]) => [cx - r, y - h])
  const right: Point[] = profile.map(([r, h]): Point => [cx + r, y - h]).reverse()
  const foot = profile[0]![0]
  const top = profile[profile.length - 1]![0]
  const over =
    top < 0.5
      ? `L${at(right[0]!)}`
      : `A${num(top)} ${num(top * tilt)} 0 0 ${topBulge === 'far' ? 1 : 0} ${at(right[0]!)}`
  return `M${at(left[0]!)}${curveThrough(left, tension)}${over}${curveThrough(right, tension)}A${num(foot)} ${num(foot * tilt)} 0 0 1 ${at(left[0]!)}Z`
}

/** The body without its mouth. */
export function turned(pen: Pen, options: Turned): string {
  const { cx, y, profile, color, surface = 'matte', speckle, decoration } = options
  const d = outline(options, 'far')
  const widest = Math.max(...profile.map(([r]) => r))
  const tall = Math.max(...profile.map(([, h]) => h))
  const fill = pen.across(cx - widest, y, cx + widest, y - tall * 0.08, bodyStops(color, surface))
  const occlusion = pen.across(0, y + widest * TILT, 0, y - tall, [
    [0, shaded(color, 0.6), 0.4],
    [0.16, shaded(color, 0.5), 0.12],
    [0.4, '#000000', 0],
    [1, '#fff6e0', surface === 'glass' ? 0.05 : 0.14],
  ])
  const skin = speckle
    ? {
        filter: pen.mottle(
          speckle.color,
          speckle.frequency ?? 0.5,
          speckle.density ?? 0.4,
          speckle.strength ?? 0.35,
        ),
      }
    : {}
  return group([
    path(d, fill, skin),
    decoration ? group([decoration], { 'clip-path': pen.clip(d) }) : '',
    path(d, occlusion),
    surface === 'glazed' ? gloss(pen, options, d) : '',
    surface === 'glass'
      ? path(d, 'none', { stroke: shaded(color, 0.55), 'stroke-width': 1.8, 'stroke-opacity': 0.55 })
      : '',
  ])
}

/** A long soft highlight where the window is mirrored. */
function gloss(pen: Pen, { cx, y, profile, tension = 1 }: Turned, d: string): string {
  const side: Point[] = profile.map(([r, h]) => [cx - r * 0.66, y - h])
  const streak = `M${at(side[0]!)}${curveThrough(side, tension)}`
  const widest = Math.max(...profile.map(([r]) => r))
  const wide = Math.max(4, widest * 0.09)
  return group([line(streak, '#fffaf0', wide, { opacity: 0.5, filter: pen.blur(wide * 0.35) })], {
    'clip-path': pen.clip(d),
  })
}

export interface Mouth {
  cx: number
  y: number
  r: number
  color: string
  /** Thickness of the wall at the rim, px. */
  wall?: number
  tilt?: number
  /** What it holds: colour and how far below the rim. */
  filled?: { color: string; depth?: number; opacity?: number }
  /** The inside, where it differs from the outside. */
  inside?: string
}

/** An open top: rim, inner wall in shadow on the window side, and what is in it. */
export function mouth(
  pen: Pen,
  { cx, y, r, color, wall = 5, tilt = TILT, filled, inside = color }: Mouth,
): string {
  const ry = r * tilt
  const ir = r - wall
  const iry = Math.max(1, ry - wall * 0.55)
  const opening = ellipsePath(cx, y, ir, iry)
  const depth = filled?.depth ?? r * 0.14
  return group([
    ellipse(
      cx,
      y,
      r,
      ry,
      pen.linear(0, [
        [0, lit(color, 0.2)],
        [0.3, lit(color, 0.55)],
        [0.75, color],
        [1, shaded(color, 0.15)],
      ]),
    ),
    path(
      opening,
      pen.linear(0, [
        [0, shaded(inside, 0.42)],
        [0.45, shaded(inside, 0.2)],
        [1, lit(inside, 0.12)],
      ]),
    ),
    filled
      ? group(
          [
            ellipse(
              cx,
              y + depth,
              ir * 0.985,
              iry,
              pen.linear(20, [
                [0, shaded(filled.color, 0.25)],
                [0.5, filled.color],
                [1, lit(filled.color, 0.3)],
              ]),
              { opacity: filled.opacity ?? 1 },
            ),
            ellipse(cx - ir * 0.3, y + depth - iry * 0.1, ir * 0.36, iry * 0.34, '#fff8ea', {
              opacity: 0.28,
              filter: pen.blur(4),
            }),
          ],
          { 'clip-path': pen.clip(opening) },
        )
      : '',
    line(
      `M${at([cx - r * 0.92, y - ry * 0.28])}A${num(r)} ${num(ry)} 0 0 1 ${at([cx - r * 0.05, y - ry])}`,
      '#fffaf0',
      1.6,
      { opacity: 0.7 },
    ),
  ])
}

/** A closed round top, such as a lid seen from above. */
export function disc(
  pen: Pen,
  cx: number,
  y: number,
  r: number,
  color: string,
  surface: Surface = 'matte',
  tilt = TILT,
): string {
  const stops: Stop[] =
    surface === 'metal'
      ? [
          [0, lit(color, 0.2)],
          [0.3, lit(color, 0.62)],
          [0.6, color],
          [1, shaded(color, 0.2)],
        ]
      : [
          [0, lit(color, 0.2)],
          [0.35, lit(color, 0.36)],
          [1, shaded(color, 0.04)],
        ]
  return ellipse(cx, y, r, r * tilt, pen.linear(25, stops))
}

/** A band around a body of radius `r`, between two heights; follows the curve of the body. For straight-sided things. */
export function band(
  cx: number,
  r: number,
  top: number,
  bottom: number,
  fill: string,
  more: Record<string, string | number | undefined> = {},
  tilt = TILT,
): string {
  const ry = r * tilt
  return path(
    `M${at([cx - r, top])}A${num(r)} ${num(ry)} 0 0 0 ${at([cx + r, top])}V${num(bottom)}A${num(r)} ${num(ry)} 0 0 1 ${at([cx - r, bottom])}Z`,
    fill,
    more,
  )
}

/** A label pasted on a round body, between two angles (−90 … 90°, 0 faces us), with curved edges. */
export function wrapLabel(
  pen: Pen,
  cx: number,
  r: number,
  top: number,
  bottom: number,
  from: number,
  to: number,
  color: string,
  tilt = TILT,
): string {
  const x = (deg: number) => cx + r * Math.sin((deg * Math.PI) / 180)
  const sag = (deg: number) => r * tilt * Math.cos((deg * Math.PI) / 180)
  const steps = [0, 0.25, 0.5, 0.75, 1].map(t => from + (to - from) * t)
  const upper: Point[] = steps.map(deg => [x(deg), top + sag(deg)])
  const lower: Point[] = steps.map((deg): Point => [x(deg), bottom + sag(deg)]).reverse()
  const d = `M${at(upper[0]!)}${curveThrough(upper)}L${at(lower[0]!)}${curveThrough(lower)}Z`
  return path(d, pen.across(cx - r, 0, cx + r, 0, bodyStops(mix(color, '#ffffff', 0.1), 'matte')))
}
