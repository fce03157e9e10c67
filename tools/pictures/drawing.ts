import type { Pen } from './pen'
import { backdrop, finish, type Ground } from './stage'

/** One picture: its size in px and the code that draws it. */
export interface Drawing {
  readonly width: number
  readonly height: number
  draw(pen: Pen): string
}

/** A square still life on a ground: what every product and reward has. Draw within y 105–645, so that 4:3 crops work. */
export function still(
  ground: Ground,
  draw: (pen: Pen) => string | readonly string[],
  horizon?: number,
): Drawing {
  return scene(750, 750, ground, draw, horizon)
}

/** A still life of any size. */
export function scene(
  width: number,
  height: number,
  ground: Ground,
  draw: (pen: Pen) => string | readonly string[],
  horizon?: number,
): Drawing {
  return {
    width,
    height,
    draw: pen => {
      const things = draw(pen)
      return [
        backdrop(pen, { width, height, ground, ...(horizon === undefined ? {} : { horizon }) }),
        typeof things === 'string' ? things : things.join(''),
        finish(pen, width, height),
      ].join('')
    },
  }
}
