import type { Drawing } from '../drawing'
import { tea } from './tea'

/** Every picture of the demo shop, by its `src`. */
export const drawings: Readonly<Record<string, Drawing>> = { ...tea }
