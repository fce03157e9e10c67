/** Path data from points. Coordinates are px, rounded to a tenth so that the text is the same everywhere. */
export type Point = readonly [x: number, y: number]

export const num = (value: number): string => String(Math.round(value * 10) / 10)
export const at = ([x, y]: Point): string => `${num(x)} ${num(y)}`

/** Curve segments through `points` (Catmull–Rom as Béziers), without the leading move. `tension` 0 is straight. */
export function curveThrough(points: readonly Point[], tension = 1): string {
  const parts: string[] = []
  for (let i = 0; i < points.length - 1; i++) {
    const p0 = points[i - 1] ?? points[i]!
    const p1 = points[i]!
    const p2 = points[i + 1]!
    const p3 = points[i + 2] ?? p2
    const k = tension / 6
    const c1: Point = [p1[0] + (p2[0] - p0[0]) * k, p1[1] + (p2[1] - p0[1]) * k]
    const c2: Point = [p2[0] - (p3[0] - p1[0]) * k, p2[1] - (p3[1] - p1[1]) * k]
    parts.push(`C${at(c1)} ${at(c2)} ${at(p2)}`)
  }
  return parts.join('')
}

/** An open curve through the points. */
export const curve = (points: readonly Point[], tension = 1): string =>
  `M${at(points[0]!)}${curveThrough(points, tension)}`

/** A closed curve through the points. */
export function blob(points: readonly Point[], tension = 1): string {
  const n = points.length
  const ring = [points[n - 1]!, ...points, points[0]!, points[1]!]
  const parts: string[] = [`M${at(points[0]!)}`]
  for (let i = 1; i <= n; i++) {
    const [p0, p1, p2, p3] = [ring[i - 1]!, ring[i]!, ring[i + 1]!, ring[i + 2] ?? ring[2]!]
    const k = tension / 6
    parts.push(
      `C${at([p1[0] + (p2[0] - p0[0]) * k, p1[1] + (p2[1] - p0[1]) * k])} ${at([p2[0] - (p3[0] - p1[0]) * k, p2[1] - (p3[1] - p1[1]) * k])} ${at(p2)}`,
    )
  }
  return `${parts.join('')}Z`
}

export const polygon = (points: readonly Point[]): string => `M${points.map(at).join('L')}Z`

export function ellipsePath(cx: number, cy: number, rx: number, ry: number): string {
  return `M${at([cx - rx, cy])}A${num(rx)} ${num(ry)} 0 1 1 ${at([cx + rx, cy])}A${num(rx)} ${num(ry)} 0 1 1 ${at([cx - rx, cy])}Z`
}

export function roundRect(x: number, y: number, w: number, h: number, r: number): string {
  const k = Math.min(r, w / 2, h / 2)
  return `M${at([x + k, y])}H${num(x + w - k)}Q${at([x + w, y])} ${at([x + w, y + k])}V${num(y + h - k)}Q${at([x + w, y + h])} ${at([x + w - k, y + h])}H${num(x + k)}Q${at([x, y + h])} ${at([x, y + h - k])}V${num(y + k)}Q${at([x, y])} ${at([x + k, y])}Z`
}
