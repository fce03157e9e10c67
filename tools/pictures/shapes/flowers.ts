import { lit, shaded } from '../color'
import { blob, num, type Point } from '../path'
import { group, line, type Pen, path, place } from '../pen'
import { random } from '../random'

/** A flower seen from above and a little aside, around 0,0. */
export function blossom(
  pen: Pen,
  size: number,
  petals: number,
  color: string,
  heart: string,
  squash = 0.75,
): string {
  const one = `M0 0C${num(-size * 0.36)} ${num(-size * 0.3)} ${num(-size * 0.26)} ${num(-size * 0.95)} 0 ${num(-size)}C${num(size * 0.26)} ${num(-size * 0.95)} ${num(size * 0.36)} ${num(-size * 0.3)} 0 0Z`
  const fill = pen.linear(90, [
    [0, lit(color, 0.45)],
    [0.6, color],
    [1, shaded(color, 0.18)],
  ])
  const ring = Array.from({ length: petals }, (_, i) =>
    place(
      [
        path(one, fill, { stroke: shaded(color, 0.22), 'stroke-width': 0.8 }),
        line(`M0 ${num(-size * 0.25)}V${num(-size * 0.75)}`, shaded(color, 0.2), 0.9, { opacity: 0.5 }),
      ],
      0,
      0,
      (360 / petals) * i + 12,
    ),
  )
  return group(
    [
      ...ring,
      `<circle r="${num(size * 0.16)}" fill="${heart}"/>`,
      `<circle r="${num(size * 0.08)}" cx="${num(-size * 0.03)}" cy="${num(-size * 0.04)}" fill="${lit(heart, 0.5)}"/>`,
    ],
    { transform: `scale(1 ${squash})` },
  )
}

/** A full, layered flower such as a camellia or a peony, around 0,0. */
export function camellia(pen: Pen, size: number, color: string): string {
  const layers = [
    [1, 7, 0.24],
    [0.76, 6, 0.1],
    [0.52, 5, 0],
  ] as const
  return group(
    [
      ...layers.map(([k, n, dark], layer) =>
        group(
          Array.from({ length: n }, (_, i) =>
            place(
              path(
                `M0 0C${num(-size * k * 0.55)} ${num(-size * k * 0.3)} ${num(-size * k * 0.45)} ${num(-size * k)} 0 ${num(-size * k * 0.96)}C${num(size * k * 0.45)} ${num(-size * k)} ${num(size * k * 0.55)} ${num(-size * k * 0.3)} 0 0Z`,
                pen.linear(90, [
                  [0, lit(color, 0.3 - dark)],
                  [0.5, shaded(color, dark)],
                  [1, shaded(color, dark + 0.3)],
                ]),
                { stroke: shaded(color, 0.35), 'stroke-width': 0.7 },
              ),
              0,
              0,
              (360 / n) * i + layer * 23,
            ),
          ),
        ),
      ),
      `<circle r="${num(size * 0.17)}" fill="#e0b34c"/>`,
      ...[0, 60, 120, 180, 240, 300].map(
        a =>
          `<circle r="${num(size * 0.045)}" cx="${num(Math.cos(a) * size * 0.13)}" cy="${num(Math.sin(a) * size * 0.13)}" fill="#f6dc8c"/>`,
      ),
    ],
    { transform: 'scale(1 .82)' },
  )
}

/** A green leaf along x from 0,0, `length` long. */
export function greenLeaf(pen: Pen, length: number, color: string, width = 0.38): string {
  const w = length * width
  return group([
    path(
      `M0 0C${num(length * 0.25)} ${num(-w)} ${num(length * 0.75)} ${num(-w * 0.8)} ${num(length)} 0C${num(length * 0.7)} ${num(w * 0.7)} ${num(length * 0.25)} ${num(w * 0.7)} 0 0Z`,
      pen.linear(60, [
        [0, lit(color, 0.4)],
        [0.5, color],
        [1, shaded(color, 0.3)],
      ]),
    ),
    line(`M0 0Q${num(length * 0.5)} ${num(-w * 0.12)} ${num(length * 0.96)} 0`, lit(color, 0.5), 1.4, {
      opacity: 0.8,
    }),
    ...[0.25, 0.42, 0.6, 0.76].map(t =>
      line(
        `M${num(length * t)} ${num(-w * 0.05)}l${num(length * 0.11)} ${num(-w * 0.45)}M${num(length * t)} 0l${num(length * 0.11)} ${num(w * 0.38)}`,
        lit(color, 0.3),
        0.9,
        { opacity: 0.55 },
      ),
    ),
  ])
}

export interface Sprig {
  length: number
  color: string
  leaf?: number
  pairs: number
  /** Berries or buds at the joints. */
  berries?: string
  seed: number
}

/** A branch rising from 0,0 with leaves on both sides. */
export function sprig(pen: Pen, { length, color, leaf = 46, pairs, berries, seed }: Sprig): string {
  const rnd = random(seed)
  const stem = `M0 0Q${num(length * 0.05)} ${num(-length * 0.5)} ${num(length * 0.2)} ${num(-length)}`
  const on = (t: number): Point => [
    2 * (1 - t) * t * length * 0.05 + t * t * length * 0.2,
    -2 * (1 - t) * t * length * 0.5 - t * t * length,
  ]
  const parts: string[] = [line(stem, shaded(color, 0.35), 3.4), line(stem, lit(color, 0.15), 1.2)]
  for (let i = 0; i < pairs; i++) {
    const t = 0.28 + (0.72 * (i + 0.5)) / pairs
    const [x, y] = on(t)
    for (const side of [-1, 1]) {
      const turn = -78 + side * rnd.between(42, 66)
      const size = leaf * (1.05 - t * 0.4) * rnd.between(0.85, 1.1)
      parts.push(place(greenLeaf(pen, size, side < 0 ? lit(color, 0.12) : shaded(color, 0.08)), x, y, turn))
      if (berries && rnd.next() > 0.25) {
        const [bx, by] = [x + side * rnd.between(8, 20), y - rnd.between(-4, 16)]
        parts.push(
          line(`M${num(x)} ${num(y)}L${num(bx)} ${num(by)}`, shaded(color, 0.3), 1.6),
          `<circle cx="${num(bx)}" cy="${num(by)}" r="6.5" fill="${pen.radial(0.35, 0.3, 0.8, [
            [0, lit(berries, 0.6)],
            [0.5, berries],
            [1, shaded(berries, 0.45)],
          ])}"/>`,
        )
      }
    }
  }
  const [tx, ty] = on(1)
  parts.push(place(greenLeaf(pen, leaf * 0.7, lit(color, 0.1)), tx, ty, -72))
  return group(parts)
}

/** An irregular stone, seed or crumb around 0,0. */
export function pebble(pen: Pen, r: number, color: string, seed: number): string {
  const rnd = random(seed)
  const points = Array.from({ length: 7 }, (_, i): Point => {
    const a = (i / 7) * Math.PI * 2
    const k = r * rnd.between(0.75, 1.1)
    return [Math.cos(a) * k, Math.sin(a) * k * 0.78]
  })
  return path(
    blob(points),
    pen.linear(50, [
      [0, lit(color, 0.4)],
      [0.5, color],
      [1, shaded(color, 0.4)],
    ]),
  )
}
