/** Small marks on labels: the shop's sign 禾, a seal, lines that stand for print. */
import { num } from './path'
import { group, line, path, place } from './pen'

/** The character 禾 in five brush strokes, centred on 0,0 and `size` high. */
export function grainSign(size: number, color: string): string {
  const w = 0.085
  const strokes = [
    'M.16 -.46Q0 -.38 -.22 -.35',
    'M-.42 -.12Q0 -.17 .42 -.13',
    'M0 -.37Q.02 .1 0 .48',
    'M-.02 -.12Q-.14 .14 -.42 .3',
    'M.02 -.12Q.16 .14 .43 .28',
  ]
  return group(
    strokes.map(
      (d, i) =>
        `<path d="${d}" fill="none" stroke="${color}" stroke-width="${i < 3 ? w : w * 0.9}" stroke-linecap="round"/>`,
    ),
    { transform: `scale(${num(size)})` },
  )
}

/** A red seal with the sign cut out. */
export const seal = (x: number, y: number, size: number, color = '#b5452a', sign = '#fbf3e6'): string =>
  place(
    [
      path(`M${-size / 2} ${-size / 2}h${size}v${size}h${-size}Z`, color, { opacity: 0.92 }),
      grainSign(size * 0.72, sign),
    ],
    x,
    y,
  )

/** Lines of print, `widths` long each. */
export const print = (
  x: number,
  y: number,
  widths: readonly number[],
  color: string,
  gap = 7,
  thick = 2.2,
): string =>
  group(
    widths.map((w, i) => line(`M${num(x - w / 2)} ${num(y + i * gap)}h${num(w)}`, color, thick)),
    { opacity: 0.6 },
  )

/** An ear of rice: a bent stalk with grains, rising from 0,0, `size` high. */
export function riceEar(size: number, color: string): string {
  const grains = [0.28, 0.4, 0.52, 0.64, 0.76, 0.88].flatMap((t, i) => {
    const [x, y] = [0.34 * t * t, -t]
    const turn = 18 + t * 38
    return [-1, 1].map(
      side =>
        `<ellipse cx="0" cy="0" rx=".035" ry=".085" fill="${color}" transform="translate(${x + side * 0.045} ${y - (i % 2) * 0.02}) rotate(${turn + side * 28})"/>`,
    )
  })
  return group(
    [
      `<path d="M0 0Q.02 -.5 .34 -1" fill="none" stroke="${color}" stroke-width=".03" stroke-linecap="round"/>`,
      ...grains,
    ],
    { transform: `scale(${num(size)})` },
  )
}
