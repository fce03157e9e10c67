import { randomInt } from 'node:crypto'
import type { Random } from '../ports'

export const cryptoRandom: Random = {
  digits: count =>
    String(randomInt(1, 10)) + Array.from({ length: count - 1 }, () => randomInt(0, 10)).join(''),
}
