/** `verify`: whether a whole data directory is right, and the first thing that is not. */
import { type Facts, faults } from '../../local-cloud/audit'
import type { ShopData } from './open-data'

export interface Verdict {
  /** One sentence each; empty when everything holds. */
  faults: string[]
  members: number
  entries: number
  orders: number
  stock: number
}

/**
 * Checks every member's chain, that entries, lots and balances agree, that nothing was spent twice or below zero, and
 * that pieces of stock are neither lost nor made, and that what orders say of cash is what the payment platform says.
 */
export function verify(data: ShopData, nowMs: number): Verdict {
  const facts: Facts = {
    ...data,
    nowMs,
    initialStock: new Map(data.stock.map(stock => [stock._id, stock.supplied])),
  }
  return {
    faults: faults(facts),
    members: data.accounts.length,
    entries: data.accounts.reduce((sum, account) => sum + account.state.chain.seq, 0),
    orders: data.orders.length,
    stock: data.stock.length,
  }
}
