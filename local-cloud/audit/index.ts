/**
 * The audit: what must hold of everything that is written, at every moment, as pure functions. The simulator asks it after
 * every step, `npm run ledger -- verify` over a whole data directory.
 */
import { accountFaults } from './accounts'
import type { Facts } from './facts'
import { orderFaults } from './orders'
import { stockFaults } from './stock'

export { chainOf, type Facts } from './facts'
export { unfinished } from './finished'

/** What is wrong, one sentence each; empty when nothing is. */
export const faults = (facts: Facts, checkedBefore?: Map<string, string>): string[] => [
  ...accountFaults(facts, checkedBefore),
  ...orderFaults(facts),
  ...stockFaults(facts),
]
