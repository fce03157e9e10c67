/**
 * The invariants of the shop, as one pure function over everything that is written. They hold at every moment, between
 * any two steps of anybody; `unfinished` lists what holds besides when all is quiet.
 */
import { accountFaults } from './accounts'
import type { Facts } from './facts'
import { orderFaults } from './orders'
import { stockFaults } from './stock'

export { type Facts, fixedFacts, readFacts } from './facts'
export { unfinished } from './finished'

/** What is wrong, one sentence each; empty when nothing is. */
export const faults = (facts: Facts, checkedBefore?: Map<string, string>): string[] => [
  ...accountFaults(facts, checkedBefore),
  ...orderFaults(facts),
  ...stockFaults(facts),
]
