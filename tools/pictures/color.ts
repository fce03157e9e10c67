/** Colours as `#rrggbb`, mixed in OKLab so that lights stay clean and shadows stay warm. */

type Triple = readonly [number, number, number]

const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
const toGamma = (c: number): number => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055)

function toLab(hex: string): Triple {
  const value = Number.parseInt(hex.slice(1), 16)
  const r = toLinear(((value >> 16) & 255) / 255)
  const g = toLinear(((value >> 8) & 255) / 255)
  const b = toLinear((value & 255) / 255)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromLab([L, a, b]: Triple): string {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const byte = (c: number) => Math.round(255 * Math.min(1, Math.max(0, toGamma(Math.max(0, c)))))
  return `#${channels.map(c => byte(c).toString(16).padStart(2, '0')).join('')}`
}

/** `a` at 0, `b` at 1. */
export function mix(a: string, b: string, share: number): string {
  const from = toLab(a)
  const to = toLab(b)
  const at = (i: 0 | 1 | 2) => from[i] + (to[i] - from[i]) * share
  return fromLab([at(0), at(1), at(2)])
}

const DAYLIGHT = '#fff6e4'
const DUSK = '#2c1c16'

/** Towards the warm light of the window. */
export const lit = (color: string, share: number): string => mix(color, DAYLIGHT, share)
/** Towards the warm dark of a room. */
export const shaded = (color: string, share: number): string => mix(color, DUSK, share)
