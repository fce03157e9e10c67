/** Where things stand: a plain wall, a table, and daylight from a window at the upper left. */
import { lit, mix, shaded } from './color'
import { num, polygon } from './path'
import { ellipse, group, type Pen, path } from './pen'

/** Grounds that sit well on paper (#FAF7F2) and on the dark page (#16130F) alike. */
export const GROUNDS = {
  oat: { wall: '#ebe1d0', table: '#f3ebdd' },
  clay: { wall: '#e6cdb8', table: '#efdccb' },
  sage: { wall: '#cfd6c4', table: '#dde1d2' },
  mist: { wall: '#ccd5d6', table: '#dce2e1' },
  blush: { wall: '#ead3c8', table: '#f2e1d8' },
  straw: { wall: '#ead9b4', table: '#f2e6cb' },
  stone: { wall: '#d5cec4', table: '#e3ddd4' },
  wood: { wall: '#e9dfce', table: '#c79f6f' },
  walnut: { wall: '#dccfbd', table: '#9a7450' },
  linen: { wall: '#e7e0d3', table: '#e9e2d6' },
} as const
export type Ground = keyof typeof GROUNDS

export interface StageOptions {
  width?: number
  height?: number
  ground: Ground
  /** Where the wall meets the table, in px from the top. */
  horizon?: number
}

/** The empty room. Everything is drawn on top of it. */
export function backdrop(pen: Pen, options: StageOptions): string {
  const { width = 750, height = 750, ground, horizon = height * 0.53 } = options
  const { wall, table } = GROUNDS[ground]
  const wooden = ground === 'wood' || ground === 'walnut'
  const full = (fill: string, more = {}) => path(`M0 0H${width}V${height}H0Z`, fill, more)
  const light = mix('#fff3d6', lit(wall, 0.6), 0.35)
  const below = `M0 ${num(horizon)}H${width}V${height}H0Z`
  return [
    full(
      pen.across(0, 0, width, height * 0.75, [
        [0, lit(wall, 0.45)],
        [0.55, wall],
        [1, shaded(wall, 0.1)],
      ]),
    ),
    windowLight(pen, width, horizon, light),
    path(
      below,
      pen.across(0, horizon, width * 0.7, height, [
        [0, lit(table, 0.35)],
        [0.5, table],
        [1, shaded(table, 0.12)],
      ]),
    ),
    wooden ? woodGrain(pen, below, table) : '',
    // A soft line where the light turns from wall to table.
    path(`M0 ${num(horizon - 3)}H${width}V${num(horizon + 3)}H0Z`, shaded(wall, 0.25), {
      opacity: 0.28,
      filter: pen.blur(3),
    }),
    ellipse(
      width * 0.3,
      horizon + (height - horizon) * 0.35,
      width * 0.42,
      (height - horizon) * 0.4,
      lit(table, 0.8),
      { opacity: 0.4, filter: pen.blur(46) },
    ),
  ].join('')
}

/** Slanted panes of sun on the wall, out of focus. */
function windowLight(pen: Pen, width: number, horizon: number, color: string): string {
  const pane = (x: number, w: number) =>
    path(
      polygon([
        [x, -20],
        [x + w, -20],
        [x + w + horizon * 0.42, horizon],
        [x + horizon * 0.42, horizon],
      ]),
      color,
    )
  return group([pane(width * 0.02, width * 0.17), pane(width * 0.23, width * 0.17)], {
    opacity: 0.5,
    filter: pen.blur(15),
  })
}

function woodGrain(pen: Pen, area: string, color: string): string {
  return path(area, color, {
    opacity: 0.55,
    filter: pen.mottle(shaded(color, 0.35), [0.004, 0.11], 0.42, 0.5, 7),
  })
}

/** Paper grain and a slight darkening towards the far corner, over everything. */
export function finish(pen: Pen, width = 750, height = 750): string {
  const dusk = pen.across(width * 0.35, height * 0.3, width * 1.05, height * 1.1, [
    [0, '#5a3a22', 0],
    [1, '#5a3a22', 0.16],
  ])
  const sun = pen.across(0, 0, width * 0.6, height * 0.6, [
    [0, '#fff4d8', 0.3],
    [1, '#fff4d8', 0],
  ])
  const grain = pen.define(
    id =>
      `<filter id="${id}" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="0.7" numOctaves="2" seed="3"/><feColorMatrix values="0 0 0 0 0.35 0 0 0 0 0.26 0 0 0 0 0.18 0.9 0 0 0 -0.36"/></filter>`,
  )
  return [
    `<path d="M0 0H${width}V${height}H0Z" fill="${dusk}"/>`,
    `<path d="M0 0H${width}V${height}H0Z" fill="${sun}"/>`,
    `<rect width="${width}" height="${height}" filter="url(#${grain})" opacity="0.22"/>`,
  ].join('')
}

/**
 * The shadow of something that stands at (cx, y): dark and close where it touches, long and soft to the right.
 *
 * @param rx half its width at the table
 * @param tall its height, which makes the shadow longer
 */
export function shadow(pen: Pen, cx: number, y: number, rx: number, tall: number, strength = 1): string {
  const long = Math.min(rx * 0.9 + tall * 0.55, 330)
  const ry = Math.max(9, rx * 0.2)
  const cast = polygon([
    [cx - rx * 0.85, y - ry * 0.3],
    [cx + rx * 0.2, y - ry * 1.1],
    [cx + rx * 0.6 + long, y - ry * 1.1 - long * 0.12],
    [cx + rx * 0.75 + long, y + ry * 0.5 - long * 0.04],
    [cx + rx * 0.7, y + ry * 1.15],
    [cx - rx * 0.5, y + ry * 1.1],
  ])
  const fade = pen.across(cx, y, cx + rx + long, y, [
    [0, '#4a2e1e', 0.55],
    [0.45, '#4a2e1e', 0.3],
    [1, '#4a2e1e', 0],
  ])
  return group(
    [
      path(cast, fade, { filter: pen.blur(11) }),
      ellipse(cx + rx * 0.12, y + ry * 0.25, rx * 1.04, ry * 1.15, '#3d2416', {
        opacity: 0.3,
        filter: pen.blur(9),
      }),
      ellipse(cx + 2, y + 1, rx * 0.98, ry * 0.9, '#2d190e', { opacity: 0.5, filter: pen.blur(3.5) }),
    ],
    { opacity: strength },
  )
}
