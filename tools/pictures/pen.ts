/** Collects what a drawing defines (gradients, filters, clips) under ids that depend on nothing but the drawing. */
import { num } from './path'

export type Stop = readonly [offset: number, color: string, opacity?: number]

export class Pen {
  readonly #defs: string[] = []
  readonly #known = new Map<string, string>()

  /** Adds a definition once and returns its id. `make` receives the id. */
  define(make: (id: string) => string): string {
    const shape = make('')
    const known = this.#known.get(shape)
    if (known) return known
    const id = `d${this.#known.size}`
    this.#known.set(shape, id)
    this.#defs.push(make(id))
    return id
  }

  #stops(stops: readonly Stop[]): string {
    return stops
      .map(
        ([offset, color, opacity]) =>
          `<stop offset="${num(offset * 100)}%" stop-color="${color}"${opacity === undefined ? '' : ` stop-opacity="${opacity}"`}/>`,
      )
      .join('')
  }

  /** Along the shape's own box: left to right at 0°, top to bottom at 90°. */
  linear(degrees: number, stops: readonly Stop[]): string {
    const a = (degrees * Math.PI) / 180
    const [dx, dy] = [Math.cos(a) / 2, Math.sin(a) / 2]
    const f = (value: number) => (Math.round(value * 1000) / 1000).toString()
    const id = this.define(
      name =>
        `<linearGradient id="${name}" x1="${f(0.5 - dx)}" y1="${f(0.5 - dy)}" x2="${f(0.5 + dx)}" y2="${f(0.5 + dy)}">${this.#stops(stops)}</linearGradient>`,
    )
    return `url(#${id})`
  }

  /** Across the picture, from one point to another in px. */
  across(x1: number, y1: number, x2: number, y2: number, stops: readonly Stop[]): string {
    const id = this.define(
      name =>
        `<linearGradient id="${name}" gradientUnits="userSpaceOnUse" x1="${num(x1)}" y1="${num(y1)}" x2="${num(x2)}" y2="${num(y2)}">${this.#stops(stops)}</linearGradient>`,
    )
    return `url(#${id})`
  }

  /** Around a point of the shape's own box (0–1). */
  radial(cx: number, cy: number, r: number, stops: readonly Stop[]): string {
    const id = this.define(
      name =>
        `<radialGradient id="${name}" cx="${cx}" cy="${cy}" r="${r}">${this.#stops(stops)}</radialGradient>`,
    )
    return `url(#${id})`
  }

  blur(px: number): string {
    const id = this.define(
      name =>
        `<filter id="${name}" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="${num(px)}"/></filter>`,
    )
    return `url(#${id})`
  }

  /**
   * Mottles a shape with noise of a colour, within the shape.
   *
   * @param frequency cycles per px, or two for x and y
   * @param density 0–1: how much of the shape is covered
   * @param strength 0–1: opacity where it is covered
   */
  mottle(
    color: string,
    frequency: number | readonly [number, number],
    density: number,
    strength: number,
    seed = 1,
  ): string {
    const base = typeof frequency === 'number' ? String(frequency) : frequency.join(' ')
    const slope = 5
    const id = this.define(
      name =>
        `<filter id="${name}" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="${base}" numOctaves="3" seed="${seed}"/><feColorMatrix values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 ${slope} 0 0 0 ${num(-slope * (1 - density) * 0.8)}" result="n"/><feFlood flood-color="${color}" flood-opacity="${strength}"/><feComposite in2="n" operator="in"/><feComposite in2="SourceAlpha" operator="in" result="m"/><feMerge><feMergeNode in="SourceGraphic"/><feMergeNode in="m"/></feMerge></filter>`,
    )
    return `url(#${id})`
  }

  /** Makes the edge of a shape uneven, as hand and oven do. */
  rough(frequency: number, px: number, seed = 1): string {
    const id = this.define(
      name =>
        `<filter id="${name}" x="-10%" y="-10%" width="120%" height="120%"><feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="2" seed="${seed}"/><feDisplacementMap in="SourceGraphic" scale="${num(px)}" xChannelSelector="R" yChannelSelector="G"/></filter>`,
    )
    return `url(#${id})`
  }

  /** The shadow that a shape of any outline throws on the table: close and dark, then long and soft to the right. */
  grounded(tall = 30): string {
    const near = num(tall * 0.22)
    const far = num(tall)
    const id = this.define(
      name =>
        `<filter id="${name}" x="-30%" y="-30%" width="170%" height="170%"><feGaussianBlur in="SourceAlpha" stdDeviation="${num(tall * 0.36)}"/><feOffset dx="${far}" dy="${num(tall * 0.5)}" result="a"/><feFlood flood-color="#4a2e1e" flood-opacity=".36"/><feComposite in2="a" operator="in" result="far"/><feGaussianBlur in="SourceAlpha" stdDeviation="${num(Math.max(2, tall * 0.1))}"/><feOffset dx="${near}" dy="${near}" result="b"/><feFlood flood-color="#2d190e" flood-opacity=".5"/><feComposite in2="b" operator="in" result="near"/><feMerge><feMergeNode in="far"/><feMergeNode in="near"/><feMergeNode in="SourceGraphic"/></feMerge></filter>`,
    )
    return `url(#${id})`
  }

  clip(path: string): string {
    const id = this.define(name => `<clipPath id="${name}"><path d="${path}"/></clipPath>`)
    return `url(#${id})`
  }

  /** A repeated tile, such as a weave. */
  pattern(width: number, height: number, degrees: number, content: string): string {
    const id = this.define(
      name =>
        `<pattern id="${name}" width="${num(width)}" height="${num(height)}" patternUnits="userSpaceOnUse" patternTransform="rotate(${degrees})">${content}</pattern>`,
    )
    return `url(#${id})`
  }

  /** The finished picture. */
  svg(width: number, height: number, body: string): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${this.#defs.join('')}</defs>${body}</svg>`
  }
}

/** Attributes as text; undefined ones are left out. */
export function attrs(values: Record<string, string | number | undefined>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? num(value) : value}"`)
    .join('')
}

export const path = (
  d: string,
  fill: string,
  more: Record<string, string | number | undefined> = {},
): string => `<path d="${d}" fill="${fill}"${attrs(more)}/>`

export const line = (
  d: string,
  stroke: string,
  width: number,
  more: Record<string, string | number | undefined> = {},
): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${num(width)}" stroke-linecap="round" stroke-linejoin="round"${attrs(more)}/>`

export const ellipse = (
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  fill: string,
  more: Record<string, string | number | undefined> = {},
): string =>
  `<ellipse cx="${num(cx)}" cy="${num(cy)}" rx="${num(rx)}" ry="${num(ry)}" fill="${fill}"${attrs(more)}/>`

export const group = (
  content: string | readonly string[],
  more: Record<string, string | number | undefined> = {},
): string => `<g${attrs(more)}>${typeof content === 'string' ? content : content.join('')}</g>`

/** Moves, then turns around the new origin, then scales. */
export const place = (
  content: string | readonly string[],
  x: number,
  y: number,
  degrees = 0,
  scale = 1,
): string =>
  group(content, {
    transform: `translate(${num(x)} ${num(y)})${degrees ? ` rotate(${num(degrees)})` : ''}${scale === 1 ? '' : ` scale(${Math.round(scale * 1000) / 1000})`}`,
  })
