/** Chance by seed: the same seed gives the same sequence. */
export interface Chance {
  /** 0 ≤ x < 1. */
  next(): number
  /** A whole number, 0 ≤ n < bound. */
  below(bound: number): number
  /** True in `percent` of a hundred cases. */
  happens(percent: number): boolean
  pick<T>(from: readonly T[]): T
  digits(count: number): string
  hex(count: number): string
}

/** Mulberry32: 32 bits of state, even enough for choosing what happens next. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (bound: number): number => Math.floor(next() * bound)
  return {
    next,
    below,
    happens: percent => next() * 100 < percent,
    pick: from => from[below(from.length)]!,
    digits: count => String(1 + below(9)) + Array.from({ length: count - 1 }, () => below(10)).join(''),
    hex: count => Array.from({ length: count }, () => below(16).toString(16)).join(''),
  }
}

/** A request id as a client makes it at that moment by its own clock: UUIDv7 (RFC 9562). */
export function requestIdAt(clientNowMs: number, random: Chance): string {
  const time = clientNowMs.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.hex(3)}-8${random.hex(3)}-${random.hex(12)}`
}
