/** Boxes and small bags. */
import { lit, shaded } from '../color'
import { grainSign, print, seal } from '../marks'
import { at, num, type Point, polygon } from '../path'
import { group, line, type Pen, path, place } from '../pen'
import { block, blockShadow, deeper } from './solids'

export interface Carton {
  x: number
  y: number
  w: number
  h: number
  d: number
  color: string
  label?: string
  signColor?: string
  /** A seam for a lid, as a share of the height. */
  lid?: number
}

/** A closed paper box with a label on its front. */
export function carton(
  pen: Pen,
  { x, y, w, h, d, color, label, signColor = '#3a352c', lid }: Carton,
): string {
  const paper = label
    ? group([
        path(
          polygon([
            [w * 0.3, h * 0.14],
            [w * 0.7, h * 0.14],
            [w * 0.7, h * 0.86],
            [w * 0.3, h * 0.86],
          ]),
          pen.linear(20, [
            [0, lit(label, 0.2)],
            [1, shaded(label, 0.1)],
          ]),
        ),
        place(grainSign(Math.min(w * 0.26, h * 0.34), signColor), w * 0.5, h * 0.42),
        print(w * 0.5, h * 0.66, [w * 0.22, w * 0.15], signColor, 9, 2.6),
        seal(w * 0.64, h * 0.79, Math.min(w, h) * 0.07),
      ])
    : ''
  const [dx, dy] = deeper(d)
  const seam =
    lid === undefined
      ? ''
      : line(`M${at([x, y - h * (1 - lid)])}h${num(w)}l${num(dx)} ${num(dy)}`, shaded(color, 0.6), 2, {
          opacity: 0.6,
        })
  return group([
    blockShadow(pen, { x, y, w, h, d }),
    block(pen, {
      x,
      y,
      w,
      h,
      d,
      color,
      front: paper,
      skin: pen.mottle(shaded(color, 0.4), 0.6, 0.3, 0.12, 3),
    }),
    seam,
  ])
}

/** A small foil bag of single servings, lying or leaning; centred on 0,0. */
export function sachet(pen: Pen, w: number, h: number, color: string, label = '#f4ead6'): string {
  const edge = Array.from({ length: 13 }, (_, i): Point => [-w / 2 + (w * i) / 12, -h / 2 + (i % 2 ? 3 : 0)])
  const foot = edge.map(([px, py]): Point => [px, -py]).reverse()
  return group([
    path(
      polygon([...edge, ...foot]),
      pen.linear(15, [
        [0, lit(color, 0.25)],
        [0.35, lit(color, 0.35)],
        [0.6, color],
        [1, shaded(color, 0.3)],
      ]),
    ),
    path(
      polygon([
        [-w / 2, -h * 0.4],
        [w / 2, -h * 0.4],
        [w / 2, -h * 0.385],
        [-w / 2, -h * 0.385],
      ]),
      shaded(color, 0.4),
      { opacity: 0.5 },
    ),
    path(
      polygon([
        [-w / 2, h * 0.385],
        [w / 2, h * 0.385],
        [w / 2, h * 0.4],
        [-w / 2, h * 0.4],
      ]),
      shaded(color, 0.4),
      { opacity: 0.5 },
    ),
    path(
      polygon([
        [-w * 0.24, -h * 0.22],
        [w * 0.24, -h * 0.22],
        [w * 0.24, h * 0.24],
        [-w * 0.24, h * 0.24],
      ]),
      label,
    ),
    place(grainSign(w * 0.3, '#5a3026'), 0, -h * 0.03),
  ])
}

export interface OpenTray {
  x: number
  y: number
  w: number
  h: number
  d: number
  color: string
  inside?: string
  skin?: string
  /** Drawn inside, in the picture's own coordinates, over the floor and under the front wall. */
  content: string
  front?: string
}

/** An open box: back walls and floor, what lies in it, front wall over it. */
export function openBox(
  pen: Pen,
  { x, y, w, h, d, color, inside = color, skin, content, front }: OpenTray,
): string {
  const [dx, dy] = deeper(d)
  const more = skin ? { filter: skin } : {}
  const t = 9
  const floor = polygon([
    [x, y - h],
    [x + dx, y - h + dy],
    [x + w + dx, y - h + dy],
    [x + w, y - h],
  ])
  const inner = polygon([
    [x + t * 1.4, y - h - t * 0.6],
    [x + dx + t * 0.6, y - h + dy + t * 0.7],
    [x + w + dx - t * 1.4, y - h + dy + t * 0.7],
    [x + w - t * 0.6, y - h - t * 0.6],
  ])
  return group([
    blockShadow(pen, { x, y, w, h, d }),
    block(pen, { x, y, w, h, d, color, ...(skin ? { skin } : {}), ...(front ? { front } : {}) }),
    path(
      floor,
      pen.across(x, y - h, x + w, y - h + dy, [
        [0, lit(color, 0.4)],
        [1, lit(color, 0.1)],
      ]),
      more,
    ),
    path(
      inner,
      pen.across(x, y - h + dy, x + w * 0.6, y - h, [
        [0, shaded(inside, 0.55)],
        [0.5, shaded(inside, 0.3)],
        [1, shaded(inside, 0.18)],
      ]),
    ),
    content,
  ])
}
