/** Cards, tickets, books and wrapped things. */
import { lit, shaded } from '../color'
import { grainSign, print, riceEar } from '../marks'
import { at, curve, num, type Point, polygon, roundRect } from '../path'
import { ellipse, group, line, type Pen, path, place } from '../pen'
import { block, blockShadow, bow, deeper, twine } from './solids'

/** A ticket with notched ends and a stub, around 0,0; `motif` is drawn on its body. */
export function ticket(pen: Pen, w: number, h: number, color: string, ink: string, motif: string): string {
  const [k, q, n] = [w / 2, h / 2, h * 0.09]
  const stub = k * 0.46
  const d = `M${at([-k, -q])}H${num(stub - n)}A${num(n)} ${num(n)} 0 0 0 ${num(stub + n)} ${num(-q)}H${num(k)}V${num(q)}H${num(stub + n)}A${num(n)} ${num(n)} 0 0 0 ${num(stub - n)} ${num(q)}H${num(-k)}Z`
  return group([
    path(
      d,
      pen.linear(18, [
        [0, lit(color, 0.4)],
        [0.5, color],
        [1, shaded(color, 0.16)],
      ]),
      { filter: pen.grounded(16) },
    ),
    path(d, color, { opacity: 0.5, filter: pen.mottle(shaded(color, 0.4), 0.5, 0.3, 0.22, 4) }),
    path(roundRect(-k + 14, -q + 14, w - 28, h - 28, 4), 'none', {
      stroke: ink,
      'stroke-width': 2,
      opacity: 0.5,
    }),
    line(`M${at([stub, -q + n * 1.8])}V${num(q - n * 1.8)}`, ink, 2.6, {
      'stroke-dasharray': '1 11',
      opacity: 0.7,
    }),
    place(motif, -k * 0.3, 0),
    place(grainSign(h * 0.26, ink), (k + stub) / 2, -h * 0.08),
    print((k + stub) / 2, h * 0.18, [h * 0.26, h * 0.18], ink, 11, 3),
  ])
}

/** A card lying, around 0,0, with a small picture on it. */
export function card(pen: Pen, w: number, h: number, picture: string): string {
  const d = roundRect(-w / 2, -h / 2, w, h, 4)
  return group([
    path(
      d,
      pen.linear(30, [
        [0, '#fffdf7'],
        [1, '#efe7d6'],
      ]),
      { filter: pen.grounded(13) },
    ),
    group([picture], { 'clip-path': pen.clip(roundRect(-w / 2 + 14, -h / 2 + 14, w - 28, h - 28, 2)) }),
  ])
}

/** A closed book, lying; left front corner at x, y. */
export function book(pen: Pen, x: number, y: number, w: number, h: number, d: number, color: string): string {
  const [dx, dy] = deeper(d)
  const pages = Array.from({ length: 5 }, (_, i) =>
    line(`M${at([x + w + 2, y - h * (0.2 + i * 0.15)])}l${num(dx - 6)} ${num(dy)}`, '#b9a98a', 1.6, {
      opacity: 0.7,
    }),
  )
  return group([
    blockShadow(pen, { x, y, w, h, d }),
    block(pen, {
      x,
      y,
      w,
      h,
      d,
      color,
      side: '#f1e6cf',
      skin: pen.mottle(shaded(color, 0.35), 0.6, 0.4, 0.2, 3),
      front: group([
        path(`M${num(w * 0.1)} 0h5v${num(h)}h-5ZM${num(w * 0.86)} 0h5v${num(h)}h-5Z`, lit(color, 0.5), {
          opacity: 0.6,
        }),
        print(w * 0.46, h * 0.5, [w * 0.34], lit(color, 0.7), 8, 3),
      ]),
    }),
    ...pages,
    line(
      `M${at([x + w, y - 3])}l${num(dx)} ${num(dy)}M${at([x + w, y - h + 3])}l${num(dx)} ${num(dy)}`,
      color,
      6,
    ),
  ])
}

/** A parcel tied crosswise with twine; `sprigged` is tucked under the bow. */
export function parcel(
  pen: Pen,
  x: number,
  y: number,
  w: number,
  h: number,
  d: number,
  color: string,
  tucked: string,
  cord?: string,
): string {
  const [dx, dy] = deeper(d)
  const mid = x + w * 0.5
  const bowAt: Point = [mid + dx * 0.5, y - h + dy * 0.5]
  return group([
    blockShadow(pen, { x, y, w, h, d }),
    block(pen, { x, y, w, h, d, color, skin: pen.mottle(shaded(color, 0.4), [0.25, 0.06], 0.32, 0.16, 6) }),
    path(
      polygon([
        [x, y - h],
        [x + w * 0.34, y - h + 4],
        [x, y - h * 0.55],
      ]),
      shaded(color, 0.3),
      { opacity: 0.16 },
    ),
    twine(`M${at([mid, y])}V${num(y - h)}L${at([mid + dx, y - h + dy])}`, 7, cord),
    twine(
      `M${at([x + dx * 0.5, y - h + dy * 0.5])}H${num(x + w + dx * 0.5)}L${at([x + w + dx * 0.5, y + dy * 0.5])}`,
      7,
      cord,
    ),
    place(tucked, bowAt[0], bowAt[1]),
    place(bow(74, cord), bowAt[0], bowAt[1]),
  ])
}

/** A bunch of flowers in paper, its foot at 0,0. */
export function bunch(pen: Pen, h: number, paper: string, flowers: string): string {
  const w = h * 0.34
  const back = polygon([
    [-w * 1.0, -h * 0.66],
    [-w * 0.5, -h * 0.76],
    [w * 0.1, -h * 0.7],
    [w * 0.7, -h * 0.78],
    [w * 1.05, -h * 0.62],
    [w * 0.22, 0],
    [-w * 0.2, 0],
  ])
  const left = polygon([
    [-w * 1.0, -h * 0.66],
    [-w * 0.56, -h * 0.52],
    [w * 0.34, -h * 0.26],
    [w * 0.2, 0],
    [-w * 0.22, 0],
  ])
  const right = polygon([
    [w * 1.05, -h * 0.62],
    [w * 0.3, -h * 0.46],
    [-w * 0.28, -h * 0.18],
    [-w * 0.2, 0],
    [w * 0.22, 0],
  ])
  return group([
    path(back, shaded(paper, 0.24)),
    flowers,
    path(
      right,
      pen.linear(20, [
        [0, paper],
        [1, shaded(paper, 0.34)],
      ]),
      { filter: pen.mottle(shaded(paper, 0.4), [0.06, 0.3], 0.34, 0.18, 3) },
    ),
    path(
      left,
      pen.linear(30, [
        [0, lit(paper, 0.4)],
        [0.6, lit(paper, 0.1)],
        [1, shaded(paper, 0.16)],
      ]),
      { filter: pen.mottle(shaded(paper, 0.4), [0.06, 0.3], 0.34, 0.18, 3) },
    ),
    line(
      curve([
        [-w * 0.56, -h * 0.52],
        [w * 0.1, -h * 0.34],
        [w * 0.34, -h * 0.26],
      ]),
      '#fff6e0',
      2.4,
      { opacity: 0.6 },
    ),
    twine(`M${at([-w * 0.26, -h * 0.13])}Q${at([0, -h * 0.09])} ${at([w * 0.26, -h * 0.13])}`, 8),
    place(bow(62), w * 0.02, -h * 0.11),
  ])
}

/** A rice ear for a ticket. */
export const earMotif = (size: number, ink: string): string =>
  group([
    place(riceEar(size, ink), -size * 0.34, size * 0.5),
    place(riceEar(size * 0.8, ink), size * 0.02, size * 0.5, 14),
  ])

/** A steaming cup in a few lines, for a ticket. */
export const cupMotif = (s: number, ink: string): string =>
  group([
    path(
      `M${num(-s * 0.5)} ${num(-s * 0.1)}H${num(s * 0.5)}Q${num(s * 0.46)} ${num(s * 0.46)} ${num(s * 0.16)} ${num(s * 0.5)}H${num(-s * 0.16)}Q${num(-s * 0.46)} ${num(s * 0.46)} ${num(-s * 0.5)} ${num(-s * 0.1)}Z`,
      ink,
      { opacity: 0.85 },
    ),
    ellipse(0, s * 0.56, s * 0.5, s * 0.06, ink, { opacity: 0.6 }),
    ...[-0.2, 0.02, 0.24].map(x =>
      line(
        `M${num(x * s)} ${num(-s * 0.22)}q${num(-s * 0.09)} ${num(-s * 0.14)} 0 ${num(-s * 0.27)}t0 ${num(-s * 0.2)}`,
        ink,
        s * 0.04,
        { opacity: 0.7 },
      ),
    ),
  ])
