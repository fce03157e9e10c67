/** What one drinks, eats and pours from. */
import { lit, mix, shaded } from '../color'
import { disc, mouth, type Surface, TILT, turned } from '../lathe'
import { at, curveThrough, num, type Point } from '../path'
import { ellipse, group, line, type Pen, path } from '../pen'
import { rod } from './solids'

interface Standing {
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

/** The colour of clay under a glaze. */
export const underGlaze = (color: string): string => mix(color, '#b98a5e', 0.75)
