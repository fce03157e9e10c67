import type { Drawing } from '../drawing'
import { bakery } from './bakery'
import { banners } from './banners'
import { categories } from './categories'
import { gift } from './gift'
import { linen } from './linen'
import { rewards } from './rewards'
import { scent } from './scent'
import { table } from './table'
import { tea } from './tea'
import { teaware } from './teaware'

/** Every picture of the demo shop, by its `src`. */
export const drawings: Readonly<Record<string, Drawing>> = {
  ...categories,
  ...tea,
  ...bakery,
  ...teaware,
  ...table,
  ...scent,
  ...linen,
  ...gift,
  ...rewards,
  ...banners,
}
