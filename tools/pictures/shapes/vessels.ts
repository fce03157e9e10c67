/** What one drinks, eats and pours from. */
import { lit, shaded } from '../color'
import { mouth, type Surface, TILT, turned } from '../lathe'
import { at, num } from '../path'
import { ellipse, group, type Pen, path } from '../pen'
import { rod } from './solids'

export interface Standing {
  cx: number
  y: number
  color: string
}

export interface Plate extends Standing {
  r: number
  depth: number
  surface?: Surface
  /** Colour of the rim's line. */
  rim?: string
  speckle?: string
}

/** A plate or shallow dish; its rim is `depth` above the table. */
export function plate(pen: Pen, { cx, y, r, depth, color, surface = 'matte', rim, speckle }: Plate): string {
  const top = y - depth
  const ry = r * TILT
  const grain = speckle ? { filter: pen.mottle(speckle, 0.4, 0.28, 0.5, 3) } : {}
  return group([
    turned(pen, {
      cx,
      y,
      color: shaded(color, 0.06),
      surface,
      profile: [
        [r * 0.6, 0],
        [r * 0.72, depth * 0.25],
        [r * 0.98, depth * 0.9],
        [r, depth],
      ],
    }),
    ellipse(
      cx,
      top,
      r,
      ry,
      pen.linear(18, [
        [0, lit(color, 0.2)],
        [0.35, lit(color, 0.5)],
        [1, shaded(color, 0.06)],
      ]),
      grain,
    ),
    ellipse(cx, top, r - 1.5, ry - 1, 'none', {
      stroke: rim ?? lit(color, 0.6),
      'stroke-width': rim ? 3.5 : 2,
      opacity: 0.85,
    }),
    ellipse(
      cx + r * 0.02,
      top + ry * 0.1,
      r * 0.74,
      ry * 0.7,
      pen.linear(18, [
        [0, shaded(color, 0.22)],
        [0.4, shaded(color, 0.03)],
        [1, lit(color, 0.28)],
      ]),
      grain,
    ),
    ellipse(cx + r * 0.02, top + ry * 0.1, r * 0.74, ry * 0.7, 'none', {
      stroke: lit(color, 0.6),
      'stroke-width': 1.4,
      opacity: 0.5,
    }),
  ])
}

export interface Bowl extends Standing {
  r: number
  height: number
  surface?: Surface
  inside?: string
  filled?: { color: string; depth?: number; opacity?: number }
  foot?: number
  speckle?: string
  decoration?: string
  wall?: number
}

/** A bowl or handleless cup: `foot` is the foot's share of the rim. */
export function bowl(
  pen: Pen,
  {
    cx,
    y,
    color,
    r,
    height,
    surface = 'glazed',
    inside,
    filled,
    foot = 0.46,
    speckle,
    decoration,
    wall = 6,
  }: Bowl,
): string {
  return group([
    turned(pen, {
      cx,
      y,
      color,
      surface,
      profile: [
        [r * foot, 0],
        [r * foot * 0.97, height * 0.09],
        [r * (foot + 0.22), height * 0.2],
        [r * 0.86, height * 0.5],
        [r * 0.97, height * 0.84],
        [r, height],
      ],
      ...(speckle ? { speckle: { color: speckle, frequency: 0.35, density: 0.3, strength: 0.5 } } : {}),
      ...(decoration ? { decoration } : {}),
    }),
    mouth(pen, {
      cx,
      y: y - height,
      r,
      color,
      wall,
      ...(inside ? { inside } : {}),
      ...(filled ? { filled } : {}),
    }),
  ])
}

export interface Mug extends Standing {
  r: number
  height: number
  surface?: Surface
  /** Height of the unglazed foot, and the clay it shows. */
  bare?: { height: number; color: string }
  handle?: 'right' | 'none'
  inside?: string
  rim?: string
  filled?: { color: string; depth?: number; opacity?: number }
  speckle?: string
  decoration?: string
  /** Half width at the foot, as a share of `r`. */
  foot?: number
}

/** A straight cup with a handle. */
export function mug(
  pen: Pen,
  {
    cx,
    y,
    color,
    r,
    height,
    surface = 'glazed',
    bare,
    handle = 'right',
    inside,
    rim,
    filled,
    speckle,
    decoration,
    foot = 0.92,
  }: Mug,
): string {
  const ear = `M${at([cx + r * 0.93, y - height * 0.8])}C${at([cx + r * 1.55, y - height * 0.86])} ${at([cx + r * 1.62, y - height * 0.3])} ${at([cx + r * 0.92, y - height * 0.24])}`
  const clay = bare
    ? path(
        `M${at([cx - r * 1.1, y - bare.height])}A${num(r)} ${num(r * TILT)} 0 0 0 ${at([cx + r * 1.1, y - bare.height])}V${num(y + r)}H${num(cx - r * 1.1)}Z`,
        pen.across(cx - r, 0, cx + r, 0, [
          [0, shaded(bare.color, 0.1)],
          [0.25, lit(bare.color, 0.2)],
          [0.6, bare.color],
          [1, shaded(bare.color, 0.4)],
        ]),
        { filter: pen.mottle(shaded(bare.color, 0.4), 0.6, 0.4, 0.3) },
      )
    : ''
  return group([
    handle === 'right' ? rod(ear, r * 0.24, shaded(color, 0.14)) : '',
    turned(pen, {
      cx,
      y,
      color,
      surface,
      tension: 0.6,
      profile: [
        [r * foot * 0.96, 0],
        [r * foot, height * 0.06],
        [r * (foot * 0.5 + 0.5), height * 0.5],
        [r, height],
      ],
      decoration: (decoration ?? '') + clay,
      ...(speckle ? { speckle: { color: speckle, frequency: 0.3, density: 0.26, strength: 0.5 } } : {}),
    }),
    mouth(pen, {
      cx,
      y: y - height,
      r,
      color: rim ?? color,
      wall: 7,
      ...(inside ? { inside } : {}),
      ...(filled ? { filled } : {}),
    }),
  ])
}
