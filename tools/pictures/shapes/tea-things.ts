/** Tea that is no loose leaf: cakes, balls, bags. */
import { lit, mix, shaded } from '../color'
import { turned } from '../lathe'
import { grainSign, print } from '../marks'
import { at, blob, num, type Point, polygon } from '../path'
import { ellipse, group, line, type Pen, path, place } from '../pen'
import { random } from '../random'
import { twine } from './solids'

/** A pressed cake of tea in its paper, standing and facing us; a corner of the paper is torn open. Centred on 0,0. */
export function teaCake(pen: Pen, r: number, paper: string, tea: string, seed: number): string {
  const rnd = random(seed)
  const ring = Array.from({ length: 40 }, (_, i): Point => {
    const a = (i / 40) * Math.PI * 2
    const k = r * rnd.between(0.985, 1.01)
    return [Math.cos(a) * k, Math.sin(a) * k]
  })
  const disc = blob(ring)
  const folds = Array.from({ length: 26 }, (_, i) => {
    const a = (i / 26) * Math.PI * 2 + rnd.between(-0.08, 0.08)
    const [from, to] = [r * rnd.between(0.7, 0.82), r * 0.99]
    return line(
      `M${at([Math.cos(a) * from, Math.sin(a) * from])}L${at([Math.cos(a + 0.03) * to, Math.sin(a + 0.03) * to])}`,
      rnd.next() > 0.5 ? shaded(paper, 0.4) : lit(paper, 0.9),
      2,
      { opacity: 0.4, filter: pen.blur(0.8) },
    )
  })
  const torn: Point[] = [
    [r * 0.16, -r * 1.1],
    [r * 0.2, -r * 0.72],
    [r * 0.34, -r * 0.6],
    [r * 0.4, -r * 0.38],
    [r * 0.62, -r * 0.3],
    [r * 0.74, -r * 0.12],
    [r * 1.1, -r * 0.06],
    [r * 1.2, -r * 1.2],
  ]
  const flecks = Array.from({ length: 120 }, () => {
    const a = rnd.between(0, Math.PI * 2)
    const k = Math.sqrt(rnd.next()) * r * 0.96
    return place(
      path(
        'M-10 0Q0 -4 10 0Q0 3 -10 0Z',
        rnd.pick([lit(tea, 0.3), shaded(tea, 0.3), mix(tea, '#a9a06b', 0.5), tea]),
      ),
      Math.cos(a) * k,
      Math.sin(a) * k,
      rnd.between(0, 180),
    )
  })
  return group([
    path(
      disc,
      pen.radial(0.36, 0.32, 0.8, [
        [0, lit(tea, 0.16)],
        [0.6, tea],
        [1, shaded(tea, 0.45)],
      ]),
    ),
    group(flecks, { 'clip-path': pen.clip(disc) }),
    group(
      [
        path(
          `${disc}${polygon(torn)}`,
          pen.radial(0.34, 0.3, 0.85, [
            [0, lit(paper, 0.5)],
            [0.55, paper],
            [1, shaded(paper, 0.3)],
          ]),
          { 'fill-rule': 'evenodd' },
        ),
        ...folds,
        ellipse(0, 0, r * 0.52, r * 0.52, 'none', { stroke: '#a8432b', 'stroke-width': 3, opacity: 0.75 }),
        place(grainSign(r * 0.5, '#a8432b'), 0, -r * 0.03),
        print(0, r * 0.33, [r * 0.36, r * 0.24], '#a8432b', 9, 2.6),
      ],
      { 'clip-path': pen.clip(cutAway(r, torn)) },
    ),
    line(`M${torn.slice(0, 7).map(at).join('L')}`, '#fffaf0', 4, {
      opacity: 0.85,
      filter: pen.rough(0.05, 6, 2),
    }),
  ])
}

/** Everything but the torn corner. */
const cutAway = (r: number, torn: readonly Point[]): string =>
  polygon([
    [-r * 1.3, -r * 1.3],
    [torn[0]![0], -r * 1.3],
    ...torn.slice(0, 7),
    [r * 1.3, torn[6]![1]],
    [r * 1.3, r * 1.3],
    [-r * 1.3, r * 1.3],
  ])

/** A small pressed cake in coloured paper, its ends folded flat on top; around 0,0. */
export function tuo(pen: Pen, r: number, paper: string): string {
  const tilt = 0.52
  const h = r * 0.62
  const sign = lit(paper, 0.72)
  const pleats = Array.from({ length: 14 }, (_, i) => {
    const a = (i / 14) * Math.PI * 2
    return line(
      `M${at([Math.cos(a) * r * 0.3, -h + Math.sin(a) * r * 0.3 * tilt])}L${at([Math.cos(a + 0.2) * r * 0.86, -h + Math.sin(a + 0.2) * r * 0.86 * tilt])}`,
      i % 2 ? shaded(paper, 0.4) : lit(paper, 0.5),
      2.4,
      { opacity: 0.4 },
    )
  })
  return group([
    ellipse(r * 0.14, r * 0.16, r * 1.0, r * 0.5, '#2d190e', { opacity: 0.45, filter: pen.blur(4) }),
    turned(pen, {
      cx: 0,
      y: 0,
      color: paper,
      tilt,
      profile: [
        [r * 0.82, 0],
        [r * 0.98, h * 0.3],
        [r * 0.97, h * 0.75],
        [r * 0.86, h],
      ],
    }),
    ellipse(
      0,
      -h,
      r * 0.88,
      r * 0.88 * tilt,
      pen.linear(35, [
        [0, lit(paper, 0.42)],
        [0.5, lit(paper, 0.12)],
        [1, shaded(paper, 0.14)],
      ]),
    ),
    ...pleats,
    ellipse(
      0,
      -h,
      r * 0.4,
      r * 0.4 * tilt,
      pen.linear(35, [
        [0, lit(paper, 0.3)],
        [1, shaded(paper, 0.1)],
      ]),
    ),
    group([place(grainSign(r * 0.46, mix(sign, paper, 0.1)), 0, 0)], {
      transform: `translate(0 ${num(-h)}) scale(1 ${tilt + 0.12})`,
    }),
  ])
}

/** A pyramid bag with leaves in it, standing on 0,0, `size` wide; its string ends in a tag. */
export function teaBag(pen: Pen, size: number, tea: string, tag: string, seed: number): string {
  const rnd = random(seed)
  const s = size / 2
  const apex: Point = [0, -size * 0.86]
  const [l, r, near]: [Point, Point, Point] = [
    [-s, -size * 0.1],
    [s, -size * 0.12],
    [size * 0.1, 0],
  ]
  const leaves = Array.from({ length: 34 }, () => {
    const k = rnd.next()
    return place(
      path(
        'M-9 0Q0 -6 9 0Q0 4 -9 0Z',
        rnd.pick([tea, shaded(tea, 0.3), lit(tea, 0.25), mix(tea, '#d99a3c', 0.6)]),
      ),
      rnd.between(-s * 0.8, s * 0.8) * (1 - k * 0.5),
      -size * 0.06 - k * size * 0.3,
      rnd.between(0, 180),
    )
  })
  const whole = polygon([apex, l, near, r])
  return group([
    ellipse(size * 0.14, -size * 0.04, s * 1.1, size * 0.12, '#3d2416', {
      opacity: 0.36,
      filter: pen.blur(6),
    }),
    path(whole, '#f7f1e3', { opacity: 0.82 }),
    group(leaves, { 'clip-path': pen.clip(whole) }),
    path(
      polygon([apex, l, near]),
      pen.linear(40, [
        [0, '#fffdf6', 0.6],
        [1, '#efe6d2', 0.3],
      ]),
    ),
    path(
      polygon([apex, near, r]),
      pen.linear(40, [
        [0, '#cdbfa5', 0.35],
        [1, '#8d7a5c', 0.4],
      ]),
    ),
    line(`M${at(l)}L${at(apex)}L${at(r)}M${at(apex)}L${at(near)}`, '#fffaf0', 1.8, { opacity: 0.8 }),
    twine(
      `M${at(apex)}C${at([-size * 0.1, -size * 1.15])} ${at([size * 0.5, -size * 1.1])} ${at([size * 0.56, -size * 0.5])}`,
      2.2,
      '#d8c8a8',
    ),
    place(
      [path('M-13 0L0 -9L13 0V30H-13Z', tag), place(grainSign(17, '#fbf3e6'), 0, 13)],
      size * 0.56,
      -size * 0.5,
      8,
    ),
  ])
}
