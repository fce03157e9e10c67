/** What comes out of the oven. */
import { lit, mix, shaded } from '../color'
import { at, curve, curveThrough, num, type Point } from '../path'
import { ellipse, group, line, type Pen, path, place } from '../pen'
import { extruded } from './solids'

export const CRUST = '#b8742f'
export const CRUMB = '#f3e2bd'

/** The outline of a slice of tin bread: straight sides, a mushroom top. Centred on 0,0 at its foot. */
function sliceOutline(w: number, h: number): string {
  const k = w / 2
  return `M${at([-k * 0.9, 0])}Q${at([-k * 0.97, -2])} ${at([-k * 0.96, -h * 0.1])}L${at([-k * 0.94, -h * 0.58])}C${at([-k * 1.16, -h * 0.66])} ${at([-k * 1.14, -h * 0.98])} ${at([-k * 0.62, -h * 0.98])}C${at([-k * 0.3, -h * 1.05])} ${at([k * 0.3, -h * 1.05])} ${at([k * 0.62, -h * 0.98])}C${at([k * 1.14, -h * 0.98])} ${at([k * 1.16, -h * 0.66])} ${at([k * 0.94, -h * 0.58])}L${at([k * 0.96, -h * 0.1])}Q${at([k * 0.97, -2])} ${at([k * 0.9, 0])}Z`
}

/** The cut face of tin bread: a thin crust around an open crumb. */
function sliceFace(pen: Pen, w: number, h: number): string {
  const d = sliceOutline(w, h)
  const crumb = pen.linear(60, [
    [0, lit(CRUMB, 0.6)],
    [0.6, CRUMB],
    [1, shaded(CRUMB, 0.16)],
  ])
  return group([
    path(
      d,
      pen.linear(70, [
        [0, shaded(CRUST, 0.12)],
        [0.5, CRUST],
        [1, lit(CRUST, 0.2)],
      ]),
    ),
    group([path(d, crumb, { filter: pen.mottle('#c9a874', 0.09, 0.38, 0.32, 4) })], {
      transform: `translate(0 ${num(-h * 0.022)}) scale(.945 .95)`,
    }),
    group([path(d, crumb, { opacity: 0.55, filter: pen.mottle('#b98f58', 0.28, 0.3, 0.4, 9) })], {
      transform: `translate(0 ${num(-h * 0.028)}) scale(.93 .935)`,
    }),
  ])
}

/** One slice, standing on 0,0. */
export function slice(pen: Pen, w: number, h: number, thick = 20): string {
  return extruded(sliceOutline(w, h), [thick * 0.8, -thick * 0.3], shaded(CRUST, 0.12), sliceFace(pen, w, h))
}

/** A tin loaf with its cut end towards us, standing on 0,0 and going back to the upper right. */
export function tinLoaf(pen: Pen, w: number, h: number, length: number): string {
  const toward: Point = [length * 0.8, -length * 0.34]
  const side = pen.linear(72, [
    [0, shaded(CRUST, 0.3)],
    [0.18, CRUST],
    [0.4, lit(CRUST, 0.18)],
    [0.62, mix(CRUST, '#e2b46c', 0.5)],
    [1, shaded(CRUST, 0.42)],
  ])
  const domes = [0.28, 0.62].map(t =>
    line(
      `M${at([toward[0] * t - w * 0.32, toward[1] * t - h * 1.02])}Q${at([toward[0] * t + w * 0.2, toward[1] * t - h * 1.03])} ${at([toward[0] * t + w * 0.52, toward[1] * t - h * 0.72])}`,
      shaded(CRUST, 0.5),
      9,
      { opacity: 0.4, filter: pen.blur(6) },
    ),
  )
  return group([
    extruded(sliceOutline(w, h), toward, side, ''),
    ...domes,
    line(
      `M${at([toward[0] * 0.1 - w * 0.3, toward[1] * 0.1 - h * 1.03])}L${at([toward[0] * 0.9 - w * 0.3, toward[1] * 0.9 - h * 1.0])}`,
      '#ffe3a8',
      16,
      { opacity: 0.45, filter: pen.blur(9) },
    ),
    sliceFace(pen, w, h),
  ])
}

/** A slash in a crust that opened in the oven, along x, around 0,0. */
export function slash(pen: Pen, length: number, width: number, color = CRUMB): string {
  const k = length / 2
  const d = `M${at([-k, 0])}Q${at([-k * 0.2, -width])} ${at([k, -width * 0.1])}Q${at([k * 0.1, width * 0.7])} ${at([-k, 0])}Z`
  return group([
    path(
      d,
      pen.linear(90, [
        [0, shaded(color, 0.34)],
        [0.35, mix(color, CRUST, 0.3)],
        [1, lit(color, 0.3)],
      ]),
      { filter: pen.mottle('#9c6a35', [0.02, 0.2], 0.4, 0.45, 6) },
    ),
    line(`M${at([-k, 0])}Q${at([-k * 0.2, -width])} ${at([k, -width * 0.1])}`, shaded(CRUST, 0.45), 4, {
      opacity: 0.8,
    }),
    line(
      `M${at([-k * 0.9, -3])}Q${at([-k * 0.2, -width * 1.1])} ${at([k * 0.9, -width * 0.22])}`,
      lit(CRUST, 0.45),
      2.4,
      { opacity: 0.7 },
    ),
  ])
}

/** A round country loaf, `r` wide to each side, standing on 0,0. */
export function boule(pen: Pen, r: number): string {
  const h = r * 1.12
  const d = `M${at([-r, -h * 0.3])}C${at([-r * 1.02, -h * 0.86])} ${at([-r * 0.5, -h])} ${at([0, -h])}C${at([r * 0.5, -h])} ${at([r * 1.02, -h * 0.86])} ${at([r, -h * 0.3])}C${at([r * 0.98, h * 0.04])} ${at([r * 0.5, h * 0.1])} ${at([0, h * 0.1])}C${at([-r * 0.5, h * 0.1])} ${at([-r * 0.98, h * 0.04])} ${at([-r, -h * 0.3])}Z`
  const base = '#a3622a'
  const leaf = (x: number, y: number, turn: number, s: number) => place(slash(pen, s, s * 0.2), x, y, turn)
  return group([
    path(
      d,
      pen.radial(0.32, 0.26, 0.85, [
        [0, lit(base, 0.34)],
        [0.3, mix(base, '#cf8f45', 0.5)],
        [0.62, base],
        [1, shaded(base, 0.55)],
      ]),
      { filter: pen.mottle('#5d3316', 0.05, 0.44, 0.4, 11) },
    ),
    path(d, 'none', { filter: pen.mottle('#5d3316', 0.4, 0.4, 0.3, 2) }),
    group(
      [
        place(slash(pen, r * 1.34, r * 0.22), r * 0.03, -h * 0.58, -16),
        leaf(-r * 0.52, -h * 0.36, 38, r * 0.42),
        leaf(-r * 0.2, -h * 0.27, 30, r * 0.44),
        leaf(r * 0.16, -h * 0.22, 24, r * 0.42),
        leaf(-r * 0.3, -h * 0.84, -52, r * 0.3),
        leaf(r * 0.12, -h * 0.86, -46, r * 0.34),
        leaf(r * 0.46, -h * 0.72, -40, r * 0.34),
        flour(pen, r * 0.9, h),
      ],
      { 'clip-path': pen.clip(d) },
    ),
    path(
      d,
      pen.across(0, h * 0.1, 0, -h * 0.4, [
        [0, '#2d150a', 0.55],
        [0.4, '#2d150a', 0.1],
        [1, '#2d150a', 0],
      ]),
    ),
  ])
}

/** Flour in rings, as a proofing basket leaves it. */
function flour(pen: Pen, r: number, h: number): string {
  const rings = [0.95, 0.72, 0.5].map(k =>
    ellipse(0, -h * 0.52, r * k, h * 0.5 * k, 'none', {
      stroke: '#fff6e2',
      'stroke-width': r * 0.1,
      opacity: 0.42,
    }),
  )
  return group(rings, { filter: pen.rough(0.06, 14, 4), opacity: 0.85 })
}

/** A baguette along x around 0,0. */
export function baguette(pen: Pen, length: number, width: number, cuts = 4): string {
  const k = length / 2
  const w = width / 2
  const top: Point[] = [
    [-k, 0],
    [-k * 0.9, -w * 0.72],
    [-k * 0.5, -w],
    [0, -w * 1.03],
    [k * 0.5, -w],
    [k * 0.9, -w * 0.7],
    [k, 0],
  ]
  const foot: Point[] = [
    [k, 0],
    [k * 0.9, w * 0.72],
    [0, w * 0.95],
    [-k * 0.9, w * 0.72],
    [-k, 0],
  ]
  const d = `M${at(top[0]!)}${curveThrough(top)}${curveThrough(foot)}Z`
  const base = '#bd7a34'
  return group([
    path(
      d,
      pen.linear(90, [
        [0, shaded(base, 0.1)],
        [0.2, lit(base, 0.22)],
        [0.5, base],
        [0.8, shaded(base, 0.3)],
        [1, shaded(base, 0.52)],
      ]),
      { filter: pen.mottle('#6e3d18', [0.02, 0.06], 0.4, 0.35, 8) },
    ),
    group(
      Array.from({ length: cuts }, (_, i) =>
        place(slash(pen, length / cuts, width * 0.34), -k + (length / cuts) * (i + 0.52), -w * 0.16, -17),
      ),
      { 'clip-path': pen.clip(d) },
    ),
    line(curve(top.slice(1, 6).map(([x, y]): Point => [x, y * 0.78])), '#ffe9bd', width * 0.07, {
      opacity: 0.4,
      filter: pen.blur(3),
    }),
    path(d, '#fff4dc', {
      opacity: 0.28,
      filter: pen.mottle('#fff8ea', 0.3, 0.3, 0.5, 5),
      style: 'mix-blend-mode:soft-light',
    }),
  ])
}
