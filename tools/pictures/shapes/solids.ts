/** Straight-edged things and bent rods: what boxes, boards, handles and stems are made of. */
import { lit, shaded } from '../color'
import { at, num, type Point, polygon } from '../path'
import { group, line, type Pen, path } from '../pen'

export interface Block {
  /** Left front corner on the table. */
  x: number
  y: number
  w: number
  h: number
  /** How deep it is; it recedes to the upper right. */
  d: number
  color: string
  /** Colours of single faces, where they differ. */
  top?: string
  side?: string
  /** Filter on all faces, such as wood or board. */
  skin?: string
  /** Drawn on the front face, whose left top corner is 0,0. */
  front?: string
}

/** The shift of something `d` deeper into the room. */
export const deeper = (d: number): Point => [d * 0.5, -d * 0.34]

/** A block seen from slightly above and left. */
export function block(
  pen: Pen,
  { x, y, w, h, d, color, top = color, side = color, skin, front }: Block,
): string {
  const [dx, dy] = deeper(d)
  const topFace = polygon([
    [x, y - h],
    [x + dx, y - h + dy],
    [x + w + dx, y - h + dy],
    [x + w, y - h],
  ])
  const sideFace = polygon([
    [x + w, y],
    [x + w, y - h],
    [x + w + dx, y - h + dy],
    [x + w + dx, y + dy],
  ])
  const frontFace = polygon([
    [x, y],
    [x, y - h],
    [x + w, y - h],
    [x + w, y],
  ])
  const more = skin ? { filter: skin } : {}
  return group([
    path(
      sideFace,
      pen.across(x + w, y - h, x + w + dx, y, [
        [0, shaded(side, 0.3)],
        [1, shaded(side, 0.46)],
      ]),
      more,
    ),
    path(
      topFace,
      pen.across(x, y - h, x + w + dx, y - h + dy, [
        [0, lit(top, 0.42)],
        [1, lit(top, 0.12)],
      ]),
      more,
    ),
    path(
      frontFace,
      pen.across(x, y - h, x + w, y, [
        [0, lit(color, 0.2)],
        [0.5, color],
        [1, shaded(color, 0.16)],
      ]),
      more,
    ),
    front ? group([front], { transform: `translate(${num(x)} ${num(y - h)})` }) : '',
    path(
      frontFace,
      pen.across(0, y - h, 0, y, [
        [0, '#000000', 0],
        [0.8, '#000000', 0],
        [1, '#2d190e', 0.2],
      ]),
    ),
    line(
      `M${at([x, y - h])}H${num(x + w)}L${at([x + w + dx, y - h + dy])}M${at([x + w, y - h])}V${num(y)}`,
      '#fff8ea',
      1.6,
      { opacity: 0.45 },
    ),
  ])
}

/** The shadow of a block: along its foot and out to the right. */
export function blockShadow(pen: Pen, { x, y, w, h, d }: Pick<Block, 'x' | 'y' | 'w' | 'h' | 'd'>): string {
  const [dx, dy] = deeper(d)
  const long = Math.min(40 + h * 0.75, 260)
  const cast = polygon([
    [x + 8, y + 5],
    [x + w, y + 8],
    [x + w + long, y + 4 - long * 0.06],
    [x + w + dx + long, y + dy - long * 0.1],
    [x + w + dx, y + dy - 6],
  ])
  return group([
    path(
      cast,
      pen.across(x + w * 0.5, y, x + w + dx + long, y, [
        [0, '#4a2e1e', 0.5],
        [0.45, '#4a2e1e', 0.34],
        [1, '#4a2e1e', 0],
      ]),
      { filter: pen.blur(10) },
    ),
    path(
      polygon([
        [x - 4, y - 4],
        [x + w + dx * 0.3, y - 6],
        [x + w + 10, y + 8],
        [x, y + 7],
      ]),
      '#2d190e',
      { opacity: 0.5, filter: pen.blur(4) },
    ),
  ])
}

/** A round rod along a path, lit from the upper left: handles, stems, cords. */
export function rod(d: string, width: number, color: string): string {
  return group([
    line(d, shaded(color, 0.38), width),
    line(d, color, width * 0.78, { transform: `translate(${num(-width * 0.07)} ${num(-width * 0.08)})` }),
    line(d, lit(color, 0.5), width * 0.24, {
      transform: `translate(${num(-width * 0.2)} ${num(-width * 0.2)})`,
      opacity: 0.75,
    }),
  ])
}

/** Twine along a path: a rod with the turns of its strands. */
export function twine(d: string, width: number, color = '#b58d5c'): string {
  return group([
    rod(d, width, color),
    line(d, shaded(color, 0.4), width * 0.7, {
      'stroke-dasharray': `1.2 ${num(width * 0.9)}`,
      opacity: 0.55,
    }),
  ])
}

/** A bow of twine around 0,0. */
export function bow(size: number, color = '#b58d5c'): string {
  const s = size
  const w = Math.max(2.5, s * 0.07)
  return group([
    twine(`M0 0C${-s * 0.2} ${s * 0.3} ${-s * 0.35} ${s * 0.5} ${-s * 0.5} ${s * 0.62}`, w, color),
    twine(`M0 0C${s * 0.15} ${s * 0.3} ${s * 0.25} ${s * 0.6} ${s * 0.36} ${s * 0.7}`, w, color),
    twine(
      `M0 0C${-s * 0.3} ${-s * 0.55} ${-s * 0.9} ${-s * 0.4} ${-s * 0.7} ${-s * 0.05}C${-s * 0.55} ${s * 0.12} ${-s * 0.25} ${s * 0.06} 0 0`,
      w,
      color,
    ),
    twine(
      `M0 0C${s * 0.3} ${-s * 0.55} ${s * 0.9} ${-s * 0.4} ${s * 0.7} ${-s * 0.05}C${s * 0.55} ${s * 0.12} ${s * 0.25} ${s * 0.06} 0 0`,
      w,
      color,
    ),
    `<circle r="${num(w * 1.3)}" fill="${shaded(color, 0.15)}"/>`,
  ])
}

/**
 * A shape drawn deep: copies of its outline from the back to the front, so that its sides show. The outline is path
 * data around 0,0; the front is drawn last, at 0,0.
 *
 * @param toward where the back end lies, relative to the front
 */
export function extruded(
  outlinePath: string,
  toward: Point,
  side: string,
  front: string,
  step = 2.2,
): string {
  const length = Math.hypot(toward[0], toward[1])
  const count = Math.max(1, Math.round(length / step))
  const copies = Array.from({ length: count }, (_, i) => {
    const t = 1 - i / count
    return `<path d="${outlinePath}" fill="${side}" transform="translate(${num(toward[0] * t)} ${num(toward[1] * t)})"/>`
  })
  return group([...copies, front])
}
