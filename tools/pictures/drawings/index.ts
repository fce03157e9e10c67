import type { Drawing } from '../drawing'
import { bakery } from './bakery'
import { gift } from './gift'
import { linen } from './linen'
import { scent } from './scent'
import { table } from './table'
import { tea } from './tea'
import { teaware } from './teaware'

/** Every picture of the demo shop, by its `src`. */
export const drawings: Readonly<Record<string, Drawing>> = {
  ...tea,
  ...bakery,
  ...teaware,
  ...table,
  ...scent,
  ...linen,
  ...gift,
}
