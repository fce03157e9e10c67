/** Things sewn of cloth: worn, hung, carried. */

import { lit, shaded } from '../color'
import { riceEar } from '../marks'
import { at, curve, curveThrough, num, type Point, roundRect } from '../path'
import { ellipse, group, line, type Pen, path, place } from '../pen'
import { weave } from './cloth'
import { rod } from './solids'

/** An apron hanging from a peg at 0,0; `h` from the peg to the hem. */
export function apron(pen: Pen, h: number, color: string): string {
  const w = h * 0.36
  const top = h * 0.2
  const d = `M${at([-w * 0.5, top])}Q${at([0, top + 10])} ${at([w * 0.5, top])}C${at([w * 0.56, h * 0.36])} ${at([w * 0.72, h * 0.42])} ${at([w * 1.02, h * 0.47])}L${at([w * 1.1, h * 0.98])}Q${at([w * 0.5, h * 1.02])} ${at([0, h * 0.99])}Q${at([-w * 0.6, h * 1.03])} ${at([-w * 1.06, h * 0.98])}L${at([-w * 1.0, h * 0.47])}C${at([-w * 0.72, h * 0.42])} ${at([-w * 0.56, h * 0.36])} ${at([-w * 0.5, top])}Z`
  const drape = [
    [-0.62, 0.5, -0.72, 0.97, 1],
    [-0.2, 0.62, -0.26, 0.98, 0],
    [0.28, 0.5, 0.34, 0.98, 1],
    [0.68, 0.52, 0.8, 0.97, 0],
    [0.06, 0.66, 0.1, 0.98, 1],
  ] as const
  const pocket = roundRect(-w * 0.5, h * 0.55, w, h * 0.2, 6)
  return group([
    line(
      `M${at([-w * 0.46, top + 4])}Q${at([-w * 0.3, h * 0.05])} ${at([0, 0])}Q${at([w * 0.3, h * 0.05])} ${at([w * 0.46, top + 4])}`,
      shaded(color, 0.2),
      12,
    ),
    line(
      `M${at([-w * 0.46, top + 2])}Q${at([-w * 0.3, h * 0.05])} ${at([0, -2])}Q${at([w * 0.3, h * 0.05])} ${at([w * 0.46, top + 2])}`,
      lit(color, 0.25),
      6,
    ),
    path(
      d,
      pen.linear(12, [
        [0, shaded(color, 0.12)],
        [0.24, lit(color, 0.3)],
        [0.45, color],
        [0.6, lit(color, 0.12)],
        [0.8, shaded(color, 0.1)],
        [1, shaded(color, 0.34)],
      ]),
      { filter: pen.grounded(14) },
    ),
    group(
      drape.map(([x1, y1, x2, y2, dark]) =>
        line(
          `M${at([x1 * w, y1 * h])}Q${at([((x1 + x2) / 2) * w + 8, ((y1 + y2) / 2) * h])} ${at([x2 * w, y2 * h])}`,
          dark ? shaded(color, 0.55) : lit(color, 0.7),
          15,
          { opacity: 0.26, filter: pen.blur(9) },
        ),
      ),
      { 'clip-path': pen.clip(d) },
    ),
    path(d, weave(pen, color, 1.2)),
    path(
      pocket,
      pen.linear(20, [
        [0, lit(color, 0.22)],
        [1, shaded(color, 0.1)],
      ]),
      { filter: pen.grounded(8) },
    ),
    path(pocket, weave(pen, color, 1.2)),
    line(
      `M${at([-w * 0.5 + 5, h * 0.55 + 9])}h${num(w - 10)}M${at([0, h * 0.55])}v${num(h * 0.19)}`,
      shaded(color, 0.4),
      1.6,
      { 'stroke-dasharray': '6 4', opacity: 0.7 },
    ),
    line(
      curve([
        [w * 1.0, h * 0.49],
        [w * 1.3, h * 0.56],
        [w * 1.2, h * 0.78],
      ]),
      shaded(color, 0.22),
      10,
    ),
  ])
}

/** A wooden peg on the wall at x, y. */
export const peg = (pen: Pen, x: number, y: number, color = '#a9794b'): string =>
  group(
    [
      ellipse(
        x,
        y,
        17,
        17,
        pen.radial(0.35, 0.3, 0.8, [
          [0, lit(color, 0.5)],
          [0.5, color],
          [1, shaded(color, 0.5)],
        ]),
      ),
      ellipse(x, y, 8, 8, shaded(color, 0.2), { opacity: 0.5 }),
    ],
    { filter: pen.grounded(14) },
  )

/** A canvas bag, standing or hanging; its upper edge is at 0,0, `h` high. */
export function tote(pen: Pen, w: number, h: number, color: string, print: string, hanging = false): string {
  const k = w / 2
  const d = `M${at([-k * 0.98, 0])}Q${at([0, hanging ? 16 : 5])} ${at([k * 0.98, 0])}C${at([k * 1.03, h * 0.4])} ${at([k * 1.02, h * 0.8])} ${at([k * 0.96, h])}Q${at([0, h * 1.04])} ${at([-k * 0.96, h])}C${at([-k * 1.02, h * 0.8])} ${at([-k * 1.03, h * 0.4])} ${at([-k * 0.98, 0])}Z`
  const strap = (lift: number, back: boolean) => {
    const up = hanging
      ? `M${at([-k * 0.5, 10])}L${at([-8, -lift])}L${at([8, -lift])}L${at([k * 0.5, 10])}`
      : `M${at([-k * 0.46, 12])}C${at([-k * 0.5, -lift * 1.3])} ${at([k * 0.5, -lift * 1.3])} ${at([k * 0.46, 12])}`
    return group([
      line(up, shaded(color, back ? 0.42 : 0.24), 19),
      line(up, back ? shaded(color, 0.25) : lit(color, 0.2), 14),
    ])
  }
  const crease = (x1: number, y1: number, x2: number, y2: number, dark: boolean) =>
    line(
      `M${at([x1 * k, y1 * h])}Q${at([((x1 + x2) / 2) * k + 10, ((y1 + y2) / 2) * h])} ${at([x2 * k, y2 * h])}`,
      dark ? shaded(color, 0.5) : lit(color, 0.8),
      12,
      { opacity: 0.24, filter: pen.blur(7) },
    )
  return group([
    hanging ? '' : strap(h * 0.34, true),
    path(
      d,
      pen.linear(14, [
        [0, shaded(color, 0.08)],
        [0.2, lit(color, 0.34)],
        [0.55, color],
        [1, shaded(color, 0.28)],
      ]),
      { filter: pen.mottle(shaded(color, 0.4), 0.45, 0.4, 0.2, 5) },
    ),
    group(
      [
        crease(-0.8, 0.1, -0.6, 0.6, true),
        crease(0.7, 0.06, 0.5, 0.5, true),
        crease(-0.5, 0.7, 0.1, 0.94, true),
        crease(0.8, 0.6, 0.4, 0.92, false),
        crease(-0.7, 0.08, -0.5, 0.5, false),
      ],
      { 'clip-path': pen.clip(d) },
    ),
    path(d, weave(pen, color, 1.3)),
    strap(hanging ? h * 0.5 : h * 0.36, false),
    line(`M${at([-k * 0.96, 16])}Q${at([0, 26])} ${at([k * 0.96, 16])}`, shaded(color, 0.4), 1.8, {
      'stroke-dasharray': '7 5',
      opacity: 0.6,
    }),
    ...[-1, 1].map(s =>
      line(
        `M${at([s * k * 0.47 - 9, 14])}h18v22h-18ZM${at([s * k * 0.47 - 9, 14])}l18 22`,
        shaded(color, 0.45),
        1.5,
        { opacity: 0.7 },
      ),
    ),
    place(riceEar(h * 0.42, print), -w * 0.08, h * 0.8),
    place(riceEar(h * 0.3, print), w * 0.0, h * 0.8, 16),
    line(
      `M${num(-w * 0.14)} ${num(h * 0.81)}Q0 ${num(h * 0.79)} ${num(w * 0.14)} ${num(h * 0.815)}`,
      print,
      3.4,
    ),
  ])
}

/** A little drawstring bag with embroidery, standing at cx, y. */
export function sachetBag(
  pen: Pen,
  cx: number,
  y: number,
  w: number,
  color: string,
  cord: string,
  embroidery: string,
): string {
  const h = w * 1.12
  const body: Point[] = [
    [cx - w * 0.3, y],
    [cx - w * 0.52, y - h * 0.2],
    [cx - w * 0.5, y - h * 0.5],
    [cx - w * 0.22, y - h * 0.76],
  ]
  const right = body.map(([px, py]): Point => [2 * cx - px, py]).reverse()
  const ruffle: Point[] = [
    [cx - w * 0.34, y - h * 0.98],
    [cx - w * 0.16, y - h * 0.93],
    [cx, y - h * 1.0],
    [cx + w * 0.17, y - h * 0.93],
    [cx + w * 0.34, y - h * 0.97],
  ]
  const d = `M${at(body[0]!)}${curveThrough(body)}${curveThrough([body[3]!, [cx - w * 0.24, y - h * 0.86], ruffle[0]!])}${curveThrough(ruffle)}${curveThrough([ruffle[4]!, [cx + w * 0.24, y - h * 0.86], right[0]!])}${curveThrough(right)}Q${at([cx, y + w * 0.07])} ${at(body[0]!)}Z`
  const pleats = [-0.16, -0.06, 0.05, 0.15].map(k =>
    line(
      `M${at([cx + k * w, y - h * 0.76])}Q${at([cx + k * w * 1.9, y - h * 0.6])} ${at([cx + k * w * 2.3, y - h * 0.42])}`,
      shaded(color, 0.5),
      6,
      { opacity: 0.32, filter: pen.blur(3) },
    ),
  )
  return group([
    path(
      d,
      pen.radial(0.36, 0.42, 0.8, [
        [0, lit(color, 0.4)],
        [0.5, color],
        [1, shaded(color, 0.45)],
      ]),
    ),
    ...pleats,
    path(d, weave(pen, color, 1.2)),
    place(embroidery, cx, y - h * 0.34),
    rod(
      `M${at([cx - w * 0.24, y - h * 0.77])}Q${at([cx, y - h * 0.7])} ${at([cx + w * 0.24, y - h * 0.77])}`,
      8,
      cord,
    ),
    rod(
      `M${at([cx + w * 0.05, y - h * 0.73])}C${at([cx + w * 0.2, y - h * 0.6])} ${at([cx + w * 0.3, y - h * 0.66])} ${at([cx + w * 0.34, y - h * 0.44])}`,
      6,
      cord,
    ),
    rod(
      `M${at([cx + w * 0.05, y - h * 0.73])}C${at([cx + w * 0.14, y - h * 0.52])} ${at([cx + w * 0.2, y - h * 0.5])} ${at([cx + w * 0.2, y - h * 0.3])}`,
      6,
      cord,
    ),
    rod(
      `M${at([cx, y - h * 0.75])}C${at([cx - w * 0.3, y - h * 1.4])} ${at([cx + w * 0.3, y - h * 1.4])} ${at([cx + 4, y - h * 0.75])}`,
      6,
      cord,
    ),
  ])
}
