/** Rich doughs, rolled and filled. */
import { lit, mix, shaded } from '../color'
import { turned } from '../lathe'
import { at, curve, num, type Point } from '../path'
import { ellipse, group, line, type Pen, path, place } from '../pen'
import { random } from '../random'
import { extruded } from './solids'

/** A croissant around 0,0, `size` from tip to tip: bands of layered dough, wide in the middle. */
export function croissant(pen: Pen, size: number): string {
  const n = 7
  const bands = Array.from({ length: n }, (_, i) => {
    const t = i / (n - 1)
    const a = Math.PI * (1.06 + t * 0.88)
    const fat = Math.sin(Math.PI * (0.1 + t * 0.8))
    return {
      t,
      fat,
      x: Math.cos(a) * size * 0.44,
      y: Math.sin(a) * size * 0.34 + size * 0.2,
      turn: (a * 180) / Math.PI - 270,
      far: Math.abs(t - 0.5),
    }
  }).sort((p, q) => q.far - p.far)
  return group(bands.map(b => place(croissantBand(pen, size, b.fat, b.t), b.x, b.y, b.turn * 0.82)))
}

function croissantBand(pen: Pen, size: number, fat: number, t: number): string {
  const base = '#c07a2c'
  const h = size * (0.05 + 0.17 * fat)
  const w = size * (0.075 + 0.05 * fat)
  const lean = (t - 0.5) * w * 0.5
  const d = `M${at([-w, h * 0.1])}C${at([-w * 1.08, -h * 0.75])} ${at([-w * 0.55 + lean, -h])} ${at([lean, -h])}C${at([w * 0.6 + lean, -h])} ${at([w * 1.1, -h * 0.7])} ${at([w, h * 0.1])}C${at([w * 1.02, h * 0.8])} ${at([w * 0.5, h])} ${at([0, h])}C${at([-w * 0.5, h])} ${at([-w * 1.02, h * 0.8])} ${at([-w, h * 0.1])}Z`
  const tone = t * 0.24
  const layers = [-0.78, -0.52, -0.24, 0.04, 0.32, 0.58, 0.82].map((k, j) =>
    line(
      `M${at([w * k + lean, -h * 0.96])}C${at([w * (k * 1.1 + 0.1), -h * 0.4])} ${at([w * (k * 1.1 + 0.1), h * 0.4])} ${at([w * k, h * 0.96])}`,
      j % 2 ? '#f3c67c' : '#7a4214',
      j % 2 ? 2.6 : 3,
      { opacity: j % 2 ? 0.62 : 0.42 },
    ),
  )
  const fill = pen.linear(90, [
    [0, shaded(base, 0.2 + tone)],
    [0.2, mix('#eab564', base, tone)],
    [0.42, mix('#d98f38', base, 0.3 + tone)],
    [0.7, shaded(base, 0.16 + tone)],
    [1, shaded(base, 0.58)],
  ])
  return group([
    path(d, fill, { filter: pen.mottle('#6e3a12', [0.03, 0.012], 0.44, 0.42, 3) }),
    group(
      [
        ...layers,
        ellipse(-w * 0.1, -h * 0.56, w * 0.62, h * 0.17, '#fff0c4', { opacity: 0.5, filter: pen.blur(6) }),
      ],
      { 'clip-path': pen.clip(d) },
    ),
    path(d, 'none', { stroke: shaded(base, 0.6), 'stroke-width': 2, 'stroke-opacity': 0.55 }),
  ])
}

/** A coiled bun, `r` wide to each side, standing on 0,0; icing is drizzled over it. */
export function coiledBun(pen: Pen, r: number, icing: boolean): string {
  const h = r * 0.5
  const base = '#cb8c48'
  const tilt = 0.5
  const coil = (from: number, to: number, lift: number): Point[] =>
    Array.from({ length: 40 }, (_, i) => {
      const t = from + ((to - from) * i) / 39
      const a = t * 2.75 * Math.PI * 2 + 0.5
      const k = r * (0.97 - t * 0.9)
      return [Math.cos(a) * k, Math.sin(a) * k * tilt - h - lift * t]
    })
  const rise = r * 0.14
  // From the outer turn inwards, each turn of dough a little higher than the one around it.
  const dough = [0, 1, 2, 3, 4].map(i => {
    const arc = coil(i * 0.2, (i + 1) * 0.2 + 0.02, rise)
    return group([
      line(curve(arc.map(([x, y]): Point => [x, y + 5])), '#5a2c10', r * 0.2, { opacity: 0.9 }),
      line(curve(arc), shaded(base, 0.12), r * 0.165),
      line(curve(arc.map(([x, y]): Point => [x - 2, y - 5])), lit(base, 0.16), r * 0.1),
      line(curve(arc.map(([x, y]): Point => [x - 3, y - 9])), '#ffe4b0', r * 0.03, {
        opacity: 0.7,
        filter: pen.blur(1.4),
      }),
    ])
  })
  return group([
    turned(pen, {
      cx: 0,
      y: 0,
      color: base,
      tilt,
      profile: [
        [r * 0.92, 0],
        [r * 1.02, h * 0.45],
        [r * 1.02, h * 0.8],
        [r * 0.95, h * 1.05],
      ],
      speckle: { color: '#8a5324', frequency: 0.05, density: 0.45, strength: 0.4 },
    }),
    line(
      `M${at([-r * 1.0, -h * 0.5])}Q${at([0, r * tilt * 1.05 - h * 0.3])} ${at([r * 1.0, -h * 0.62])}`,
      '#5a2c10',
      8,
      { opacity: 0.55, filter: pen.blur(2) },
    ),
    ellipse(0, -h, r * 0.97, r * 0.97 * tilt, shaded(base, 0.2)),
    ...dough,
    icing ? drizzle(pen, r, h, tilt) : '',
  ])
}

/** Icing let fall from a spoon, back and forth. */
function drizzle(pen: Pen, r: number, h: number, tilt: number): string {
  const points = Array.from({ length: 13 }, (_, i): Point => {
    const t = (i / 12) * 2 - 1
    const edge = Math.sqrt(Math.max(0.08, 1 - t * t))
    return [t * r * 0.78 + (i % 2 ? r * 0.12 : 0), -h - r * 0.1 + (i % 2 ? 0.86 : -0.7) * edge * r * tilt]
  })
  const d = curve(points, 0.9)
  return group([
    line(d, '#7a4a20', r * 0.075, { opacity: 0.4, transform: 'translate(2 5)', filter: pen.blur(1.6) }),
    line(d, '#f1e6d2', r * 0.07),
    line(d, '#fffdf8', r * 0.036, { transform: 'translate(-1.5 -2)' }),
  ])
}

/** A low round cake in baking paper, burnt on top, `r` wide to each side, standing on 0,0. */
export function burntCheesecake(pen: Pen, r: number, height: number): string {
  const tilt = 0.34
  const rnd = random(17)
  const ring = (from: number, to: number, n: number) =>
    Array.from({ length: n + 1 }, (_, i) => from + ((to - from) * i) / n)
  const crown = (angles: number[], base: number): Point[] =>
    angles.map((a, i) => [
      Math.cos(a) * r * 1.1,
      -height + Math.sin(a) * r * 1.1 * tilt - base - (i % 2 ? rnd.between(16, 34) : rnd.between(0, 10)),
    ])
  const back = crown(ring(Math.PI, Math.PI * 2, 12), 26)
  const front = crown(ring(0, Math.PI, 14), -6)
  const paper = '#d9bd8f'
  const skirt = `M${front.map(at).join('L')}L${at([-r * 0.98, 0])}A${num(r * 0.98)} ${num(r * 0.98 * tilt)} 0 0 0 ${at([r * 0.98, 0])}Z`
  const folds = ring(0.2, Math.PI - 0.2, 13).map((a, i) =>
    line(
      `M${at([Math.cos(a) * r * 1.07, -height + Math.sin(a) * r * 1.07 * tilt + 12])}L${at([Math.cos(a + 0.03) * r * 0.99, Math.sin(a + 0.03) * r * 0.98 * tilt - 6])}`,
      i % 2 ? shaded(paper, 0.5) : lit(paper, 0.7),
      i % 2 ? 4 : 3,
      { opacity: 0.42, filter: pen.blur(1.4) },
    ),
  )
  const top = `M${at([-r, -height])}A${num(r)} ${num(r * tilt)} 0 1 1 ${at([r, -height])}A${num(r)} ${num(r * tilt)} 0 1 1 ${at([-r, -height])}Z`
  return group([
    path(
      `M${back.map(at).join('L')}L${at([r * 1.05, -height + 20])}L${at([-r * 1.05, -height + 20])}Z`,
      pen.linear(0, [
        [0, shaded(paper, 0.34)],
        [0.6, shaded(paper, 0.2)],
        [1, shaded(paper, 0.08)],
      ]),
    ),
    path(
      top,
      pen.linear(25, [
        [0, '#a8622a'],
        [0.3, '#7d4219'],
        [0.65, '#5f2f12'],
        [1, '#7a4520'],
      ]),
      { filter: pen.mottle('#2f1508', 0.018, 0.46, 0.5, 3) },
    ),
    ellipse(-r * 0.3, -height - r * 0.06, r * 0.4, r * 0.09, '#f0c083', {
      opacity: 0.45,
      filter: pen.blur(10),
    }),
    ellipse(0, -height, r * 0.985, r * 0.985 * tilt, 'none', {
      stroke: '#d79a53',
      'stroke-width': 5,
      opacity: 0.5,
      filter: pen.blur(2.4),
    }),
    path(
      skirt,
      pen.across(-r, 0, r, 0, [
        [0, shaded(paper, 0.1)],
        [0.25, lit(paper, 0.35)],
        [0.6, paper],
        [1, shaded(paper, 0.42)],
      ]),
    ),
    group(folds, { 'clip-path': pen.clip(skirt) }),
    path(
      skirt,
      pen.across(0, r * tilt, 0, -height * 0.6, [
        [0, '#2d150a', 0.4],
        [1, '#2d150a', 0],
      ]),
    ),
  ])
}

/** A rolled sponge lying down, its cut end towards us, centred on 0,0. */
export function cakeRoll(pen: Pen, r: number, length: number, sponge: string): string {
  const skin = mix(sponge, '#a5672c', 0.55)
  const circle = `M${num(-r)} 0A${num(r)} ${num(r)} 0 1 1 ${num(r)} 0A${num(r)} ${num(r)} 0 1 1 ${num(-r)} 0Z`
  const toward: Point = [length * 0.86, -length * 0.3]
  const side = pen.linear(64, [
    [0, lit(skin, 0.18)],
    [0.25, lit(skin, 0.34)],
    [0.55, skin],
    [1, shaded(skin, 0.5)],
  ])
  return group([extruded(circle, toward, side, ''), rollFace(pen, r, sponge, skin)])
}

/** The cut end of a rolled sponge: skin, sponge, one ring of cream. */
export function rollFace(pen: Pen, r: number, sponge: string, skin: string): string {
  const spiral = Array.from({ length: 46 }, (_, i): Point => {
    const t = i / 45
    const a = 0.6 + t * Math.PI * 2.35
    const k = r * (0.72 - t * 0.5)
    return [Math.cos(a) * k, Math.sin(a) * k]
  })
  return group([
    `<circle r="${num(r)}" fill="${skin}"/>`,
    `<circle r="${num(r * 0.965)}" fill="${pen.linear(50, [
      [0, lit(sponge, 0.4)],
      [0.6, sponge],
      [1, shaded(sponge, 0.16)],
    ])}" filter="${pen.mottle(shaded(sponge, 0.4), 0.22, 0.32, 0.3, 6)}"/>`,
    `<circle r="${num(r * 0.56)}" cx="${num(r * 0.05)}" cy="${num(r * 0.03)}" fill="${pen.linear(50, [
      [0, '#fffefa'],
      [0.7, '#fbf4e6'],
      [1, '#e9dcc4'],
    ])}"/>`,
    line(curve(spiral.slice(18)), sponge, r * 0.12, { filter: pen.blur(0.6) }),
  ])
}
