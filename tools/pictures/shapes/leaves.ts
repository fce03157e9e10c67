import { lit, shaded } from '../color'
import { ellipse, group, line, type Pen, path, place } from '../pen'
import { random } from '../random'

export type LeafKind = 'flat' | 'curl' | 'ball' | 'twist' | 'bud'

export interface LeafHeap {
  cx: number
  y: number
  /** Half width of the heap on the table. */
  rx: number
  /** How high it is heaped, px. */
  rise?: number
  count: number
  kind: LeafKind
  colors: readonly string[]
  /** Length of one leaf, px. */
  size?: number
  seed: number
}

/** One dry leaf around 0,0, lying along x. */
function leaf(kind: LeafKind, s: number, color: string, bend: number): string {
  const light = lit(color, 0.35)
  const dark = shaded(color, 0.35)
  switch (kind) {
    case 'flat':
      return group([
        path(
          `M${-s} 0Q${-s * 0.2} ${-s * 0.26 - bend} ${s} ${-bend}Q${-s * 0.1} ${s * 0.16} ${-s} 0Z`,
          color,
        ),
        line(`M${-s * 0.9} 0Q0 ${-s * 0.1 - bend * 0.4} ${s * 0.9} ${-bend}`, light, 1),
      ])
    case 'curl':
      return group([
        line(
          `M${-s * 0.7} ${bend}C${-s * 0.5} ${-s * 0.7} ${s * 0.4} ${-s * 0.7} ${s * 0.5} 0C${s * 0.5} ${s * 0.35} ${-s * 0.1} ${s * 0.35} ${-s * 0.1} 0`,
          color,
          s * 0.24,
        ),
        line(
          `M${-s * 0.6} ${bend - 2}C${-s * 0.4} ${-s * 0.7} ${s * 0.3} ${-s * 0.72} ${s * 0.42} ${-s * 0.1}`,
          light,
          1.2,
        ),
      ])
    case 'ball':
      return group([
        path(
          `M${-s * 0.5} 0C${-s * 0.55} ${-s * 0.5} ${s * 0.4} ${-s * 0.6} ${s * 0.5} ${-s * 0.1}C${s * 0.55} ${s * 0.4} ${-s * 0.4} ${s * 0.5} ${-s * 0.5} 0Z`,
          color,
        ),
        line(`M${-s * 0.3} ${-s * 0.15}Q0 ${-s * 0.4} ${s * 0.3} ${-s * 0.2}`, light, 1.6),
        line(`M${-s * 0.2} ${s * 0.15}Q${s * 0.1} 0 ${s * 0.4} ${s * 0.05}`, dark, 1.2),
      ])
    case 'bud':
      return group([
        path(
          `M${-s} ${bend * 0.4}Q0 ${-s * 0.3} ${s} ${-bend}Q${s * 0.1} ${s * 0.2} ${-s} ${bend * 0.4}Z`,
          color,
        ),
        line(`M${-s * 0.7} 0Q0 ${-s * 0.16} ${s * 0.8} ${-bend}`, '#f4f1e2', 2.2, { opacity: 0.75 }),
      ])
    default:
      return group([
        line(
          `M${-s} ${bend}C${-s * 0.4} ${-bend * 1.5} ${s * 0.3} ${bend * 1.6} ${s} ${-bend * 0.6}`,
          color,
          s * 0.17,
        ),
        line(
          `M${-s * 0.9} ${bend - 1}C${-s * 0.4} ${-bend * 1.5 - 1} ${s * 0.2} ${bend} ${s * 0.6} ${bend * 0.2}`,
          light,
          1.1,
        ),
      ])
  }
}

/** A loose heap of dry tea. */
export function leafHeap(
  pen: Pen,
  { cx, y, rx, rise = rx * 0.3, count, kind, colors, size = 22, seed }: LeafHeap,
): string {
  const rnd = random(seed)
  const leaves = Array.from({ length: count }, () => {
    const angle = rnd.between(0, Math.PI * 2)
    const far = Math.sqrt(rnd.next())
    const lift = rise * (1 - far) * rnd.between(0.6, 1)
    const x = cx + Math.cos(angle) * far * rx
    const depth = y + Math.sin(angle) * far * rx * 0.3
    return {
      x,
      y: depth - lift,
      depth,
      tone: (x - cx) / rx,
      color: rnd.pick(colors),
      turn: rnd.between(-75, 75),
      bend: rnd.between(-size * 0.12, size * 0.25),
      s: size * rnd.between(0.7, 1.15),
    }
  }).sort((a, b) => a.depth - b.depth)
  const drawn = leaves.map(l =>
    place(
      leaf(kind, l.s, l.tone > 0 ? shaded(l.color, l.tone * 0.22) : lit(l.color, -l.tone * 0.18), l.bend),
      l.x,
      l.y,
      l.turn,
    ),
  )
  return group([
    ellipse(cx + rx * 0.12, y + 6, rx * 1.08, rx * 0.32, '#3d2416', { opacity: 0.32, filter: pen.blur(8) }),
    ellipse(cx, y - rise * 0.12, rx * 0.62, rx * 0.2, shaded(colors[0]!, 0.45), {
      opacity: count > 20 ? 0.8 : 0,
      filter: pen.blur(5),
    }),
    ...drawn,
  ])
}
