/** The numbers a slider can stand on: from `min` in steps, and always `max` itself. */
export interface SliderRange {
  min: number
  max: number
  step: number
}

/**
 * The value nearest to `raw` that the slider may stand on. The upper end can be reached even where it is no multiple of
 * the step: a member who may use 1,250 points in steps of 100 can use all 1,250.
 */
export function snap(raw: number, { min, max, step }: SliderRange): number {
  if (max <= min) return min
  const held = Math.min(max, Math.max(min, raw))
  const below = min + Math.floor((held - min) / step) * step
  const above = Math.min(max, below + step)
  return held - below < above - held ? below : above
}

/** The value under a finger at `x` px from the track's left, on a track of `width` px. */
export function valueAt(x: number, width: number, range: SliderRange): number {
  if (width <= 0) return range.min
  return snap(range.min + (x / width) * (range.max - range.min), range)
}

/** One step up or down from a value, as the keyboard and the end buttons move. */
export function stepFrom(value: number, steps: number, range: SliderRange): number {
  const { min, max, step } = range
  if (steps > 0) return Math.min(max, min + (Math.floor((value - min) / step) + steps) * step)
  return Math.max(min, min + (Math.ceil((value - min) / step) + steps) * step)
}

/** Where the value stands, 0 to 1. */
export const partOf = (value: number, { min, max }: SliderRange): number =>
  max <= min ? 0 : Math.min(1, Math.max(0, (value - min) / (max - min)))
