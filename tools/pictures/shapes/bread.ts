/** What comes out of the oven. */
import { lit, mix, shaded } from '../color'
import { TILT, turned } from '../lathe'
import { at, blob, curve, curveThrough, num, type Point } from '../path'
import { ellipse, group, line, type Pen, path, place } from '../pen'
import { random } from '../random'
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
        path(d, '#000', { opacity: 0.0 }),
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
    line(`M${at(spiral[18]!)}L${at([r * 0.9, r * 0.26])}`, '#fdf8ec', r * 0.1, { opacity: 0.0 }),
  ])
}

/** A flat cracked biscuit, `r` wide to each side, standing on 0,0. */
export function crackedBiscuit(pen: Pen, r: number, height: number, seed: number, nut = false): string {
  const rnd = random(seed)
  const base = mix('#d59a4e', '#b97a35', rnd.next() * 0.6)
  const tilt = 0.3
  const cracks = Array.from({ length: 9 }, (_, i) => {
    const a = (i / 9) * Math.PI * 2 + rnd.between(-0.25, 0.25)
    const points: Point[] = [0.18, 0.45, 0.7, 0.95].map(
      (k): Point => [
        Math.cos(a + rnd.between(-0.2, 0.2)) * r * k,
        -height + Math.sin(a + rnd.between(-0.2, 0.2)) * r * k * tilt,
      ],
    )
    return group([
      line(`M${points.map(at).join('L')}`, '#6e3f18', rnd.between(2.4, 5), { opacity: 0.6 }),
      line(`M${points.map(([x, y]) => at([x + 1, y + 2.4])).join('L')}`, '#ffe4b2', 1.6, { opacity: 0.6 }),
    ])
  })
  return group([
    ellipse(r * 0.08, 4, r * 1.0, r * tilt, '#2d150a', { opacity: 0.4, filter: pen.blur(5) }),
    turned(pen, {
      cx: 0,
      y: 0,
      color: base,
      tilt,
      profile: [
        [r * 0.9, 0],
        [r, height * 0.4],
        [r * 0.97, height * 0.8],
        [r * 0.84, height * 1.1],
      ],
      speckle: { color: '#7a4a1d', frequency: 0.12, density: 0.45, strength: 0.45 },
    }),
    ellipse(
      0,
      -height,
      r * 0.95,
      r * 0.95 * tilt,
      pen.linear(30, [
        [0, lit(base, 0.4)],
        [0.5, lit(base, 0.1)],
        [1, shaded(base, 0.2)],
      ]),
      { filter: pen.mottle('#7a4a1d', 0.12, 0.42, 0.4, seed) },
    ),
    ...cracks,
    nut ? place(walnut(pen, r * 0.36), 0, -height - r * 0.08) : '',
  ])
}

/** Half a walnut kernel around 0,0. */
export function walnut(pen: Pen, s: number): string {
  const lobes: Point[] = [
    [-s, -0.02 * s],
    [-s * 0.86, -s * 0.5],
    [-s * 0.42, -s * 0.74],
    [0, -s * 0.62],
    [s * 0.44, -s * 0.74],
    [s * 0.88, -s * 0.46],
    [s, 0.04 * s],
    [s * 0.8, s * 0.5],
    [s * 0.34, s * 0.68],
    [0, s * 0.58],
    [-s * 0.38, s * 0.68],
    [-s * 0.82, s * 0.46],
  ]
  const base = '#a8713f'
  const wrinkles = [-0.62, -0.34, 0.3, 0.62].map(x =>
    line(
      `M${at([x * s, -s * 0.4])}Q${at([x * s + s * 0.16, -s * 0.1])} ${at([x * s - s * 0.06, s * 0.08])}T${at([x * s, s * 0.34])}`,
      shaded(base, 0.5),
      2.4,
      { opacity: 0.6 },
    ),
  )
  return group([
    ellipse(3, s * 0.42, s * 0.9, s * 0.3, '#2d150a', { opacity: 0.4, filter: pen.blur(3) }),
    path(
      blob(lobes),
      pen.linear(60, [
        [0, lit(base, 0.45)],
        [0.5, base],
        [1, shaded(base, 0.45)],
      ]),
    ),
    ...wrinkles,
    line(`M0 ${num(-s * 0.44)}V${num(s * 0.34)}`, shaded(base, 0.6), 2.6, { opacity: 0.6 }),
  ])
}

/** A piped butter biscuit seen from above and aside, around 0,0. */
export function pipedBiscuit(pen: Pen, r: number, turn = 0, base = '#dba654'): string {
  const ridges = Array.from({ length: 11 }, (_, i) => {
    const a = (i / 11) * Math.PI * 2 + turn
    const from: Point = [Math.cos(a) * r * 0.96, Math.sin(a) * r * 0.96]
    const to: Point = [Math.cos(a + 1.1) * r * 0.2, Math.sin(a + 1.1) * r * 0.2]
    const mid: Point = [Math.cos(a + 0.4) * r * 0.66, Math.sin(a + 0.4) * r * 0.66]
    return group([
      line(`M${at(from)}Q${at(mid)} ${at(to)}`, shaded(base, 0.36), r * 0.26),
      line(
        `M${at([from[0] - 1, from[1] - 1])}Q${at([mid[0] - 1, mid[1] - 1.5])} ${at(to)}`,
        lit(base, 0.16),
        r * 0.17,
      ),
      line(
        `M${at([from[0] - 2, from[1] - 2])}Q${at([mid[0] - 2, mid[1] - 3])} ${at(to)}`,
        lit(base, 0.6),
        r * 0.05,
        { opacity: 0.8 },
      ),
    ])
  })
  return group(
    [
      ellipse(2, 5, r * 1.08, r * 1.04, '#2d150a', { opacity: 0.4, filter: pen.blur(4) }),
      `<circle r="${num(r)}" fill="${shaded(base, 0.2)}"/>`,
      ...ridges,
      `<circle r="${num(r * 0.17)}" fill="${shaded(base, 0.3)}"/>`,
    ],
    { transform: `scale(1 ${num(TILT * 3.4)})` },
  )
}
