/** Each order against the entries, limits and payments that belong to it. */
import type { AccountDoc, OrderDoc } from '../../cloudfunctions/service/documents'
import { orderKey } from '../../cloudfunctions/service/orders/order-keys'
import type { Entry } from '../../src/domain/points/account'
import { allOrders, chainOf, type Facts, isDropped, isKept } from './facts'

export function orderFaults(facts: Facts): string[] {
  const chains = new Map(
    facts.accounts.map(account => [account._id, entriesByOrder(chainOf(facts, account))]),
  )
  const orders = allOrders(facts)
  return [
    ...orders.flatMap(order => {
      const own = chains.get(order.memberId)?.get(order._id) ?? []
      return [...moneyFaults(order), ...pointsFaults(order, own), ...paymentFaults(facts, order)].map(
        fault => `order ${order._id} (${order.kind}): ${fault}`,
      )
    }),
    ...orphanFaults(facts, orders),
    ...holdFaults(facts, orders),
    ...facts.accounts.flatMap(account => limitFaults(account, orders, chains.get(account._id) ?? new Map())),
  ]
}

function entriesByOrder(entries: Entry[]): Map<string, Entry[]> {
  const byOrder = new Map<string, Entry[]>()
  for (const entry of entries) byOrder.set(entry.ref.id, [...(byOrder.get(entry.ref.id) ?? []), entry])
  return byOrder
}

function moneyFaults(order: OrderDoc): string[] {
  const faults: string[] = []
  const { goodsFen, pointsFen, shippingFen, payableFen, lines, points } = order
  if (
    payableFen !== goodsFen - pointsFen + shippingFen &&
    order.payment?.transactionId.startsWith('past-') !== true
  )
    faults.push(`${payableFen} fen to pay for ${goodsFen} − ${pointsFen} + ${shippingFen}`)
  if (payableFen < 0 || points < 0) faults.push('an amount below zero')
  const lineFen = lines.reduce((sum, line) => sum + line.cashFen, 0)
  if (lines.length && lineFen !== goodsFen - pointsFen) faults.push(`its lines sum to ${lineFen} fen`)
  if (order.payment && order.payment.totalFen !== payableFen)
    faults.push(`paid ${order.payment.totalFen} of ${payableFen}`)
  return faults
}

/** Points are burned once, and exactly when the order is kept; cancelled ones burn and earn nothing. */
function pointsFaults(order: OrderDoc, own: Entry[]): string[] {
  const faults: string[] = []
  const burns = own.filter(entry => entry.kind === 'burn')
  const earns = own.filter(entry => entry.kind === 'earn')
  const burned = burns.flatMap(entry => entry.postings).reduce((sum, posting) => sum + posting.amount, 0)
  if (burns.length > 1) faults.push(`burned ${burns.length} times`)
  if (burns.length === 1 && burned !== order.points) faults.push(`burned ${burned} of ${order.points} points`)
  if (!isKept(order) && burns.length) faults.push('burned points and is not kept')
  if (!isKept(order) && earns.length) faults.push('earned points and is not kept')
  if (order.kind === 'redemption' && earns.length) faults.push('a redemption earned')
  const rules = earns.map(entry => entry.ruleId)
  if (new Set(rules).size !== rules.length) faults.push(`earned twice by one rule: ${rules.join()}`)
  return faults
}

/** What the order says about its cash is what the payment platform says. */
function paymentFaults(facts: Facts, order: OrderDoc): string[] {
  const faults: string[] = []
  const trade = facts.trades.get(order._id)
  const refunds = [...facts.refunds.values()].filter(refund => refund.outTradeNo === order._id)
  const refundedFen = refunds.reduce((sum, refund) => sum + refund.request.amount.refund, 0)
  if (trade && trade.request.amount.total !== order.payableFen)
    faults.push(`the platform asks ${trade.request.amount.total} fen`)
  if (trade && order.payment && order.payment.transactionId !== trade.transactionId)
    faults.push('paid by another transaction')
  if (refundedFen > 0 && order.cancelledAtMs === undefined) faults.push('refunded and kept')
  if (refundedFen > order.payableFen) faults.push(`refunded ${refundedFen} fen of ${order.payableFen}`)
  if (order.refundedAtMs !== undefined && refundedFen !== order.payableFen)
    faults.push('called refunded and is not')
  if (order.completedAtMs !== undefined && !isKept(order)) faults.push('handed over and not kept')
  if (order.open && (order.payment || order.cancelledAtMs !== undefined))
    faults.push('open, though it is paid or cancelled')
  return faults
}

/** Points still held for an order that was cancelled and is done with. */
function holdFaults(facts: Facts, orders: OrderDoc[]): string[] {
  const holds = new Set(facts.accounts.flatMap(account => Object.keys(account.state.holds)))
  return orders
    .filter(order => isDropped(order) && holds.has(orderKey(order)))
    .map(order => `order ${order._id} was cancelled and done with, and its points are still held`)
}

/** Points that moved for an order that is nowhere. Holds may wait for an order that is still being written. */
function orphanFaults(facts: Facts, orders: OrderDoc[]): string[] {
  const keys = new Set(orders.map(orderKey))
  return facts.accounts.flatMap(account =>
    chainOf(facts, account)
      .filter(entry => (entry.kind === 'burn' || entry.kind === 'earn') && entry.ref.kind !== 'member')
      .filter(entry => !keys.has(`${entry.ref.kind}:${entry.ref.id}`))
      .map(entry => `member ${account._id}: entry ${entry.key} belongs to no order`),
  )
}

/**
 * Pieces redeemed within each period never exceed the limit that was in force. A redemption is one once its points are
 * burned: one that was paid for late may still turn out to be too many, and be paid back.
 */
function limitFaults(account: AccountDoc, orders: OrderDoc[], entries: Map<string, Entry[]>): string[] {
  const periods = new Map<string, { pieces: number; max: number }>()
  for (const order of orders) {
    if (!order.limit || order.memberId !== account._id || !isKept(order)) continue
    if (!entries.get(order._id)?.some(entry => entry.kind === 'burn')) continue
    const { uses, max } = order.limit
    const name = `${uses.key} in ${uses.period}`
    const before = periods.get(name) ?? { pieces: 0, max: 0 }
    periods.set(name, { pieces: before.pieces + uses.count, max: Math.max(before.max, max) })
  }
  return [...periods]
    .filter(([, { pieces, max }]) => pieces > max)
    .map(([name, { pieces, max }]) => `member ${account._id}: ${pieces} of ${max} ${name}`)
}
