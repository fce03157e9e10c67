/** What must be true once nothing is under way and the sweeper has had its time: every step begun is done or undone. */
import { orderKey } from '../../cloudfunctions/service/orders/order-keys'
import { earnRulesFor } from '../../src/domain/program/program'
import { chainOf, type Facts, isKept } from './facts'

export function unfinished(facts: Facts): string[] {
  return [
    ...leftOnAccounts(facts),
    ...leftOnOrders(facts),
    ...leftOnStock(facts),
    ...leftAtThePlatform(facts),
  ]
}

function leftOnAccounts({ accounts, nowMs }: Facts): string[] {
  return accounts.flatMap(account => [
    ...(account.outbox.length ? [`member ${account._id}: orders wait in the outbox`] : []),
    ...(account.flushedSeq < account.state.chain.seq
      ? [`member ${account._id}: entries wait in the journal`]
      : []),
    ...(Object.keys(account.state.holds).length ? [`member ${account._id}: points are still held`] : []),
    ...(account.dueAtMs !== null && account.dueAtMs <= nowMs
      ? [`member ${account._id}: something is due`]
      : []),
  ])
}

function leftOnOrders(facts: Facts): string[] {
  const chains = new Map(facts.accounts.map(account => [account._id, chainOf(facts, account)]))
  return facts.orders.flatMap(order => {
    const left: string[] = []
    const keys = new Set(
      (chains.get(order.memberId) ?? []).filter(entry => entry.ref.id === order._id).map(entry => entry.key),
    )
    const past = order.payment?.transactionId.startsWith('past-') === true
    if (order.open) left.push('still open')
    if (order.todo !== 'none') left.push(`still to ${order.todo}`)
    if (isKept(order) && order.points > 0 && !keys.has(`${orderKey(order)}:burn`))
      left.push('kept, and its points were never burned')
    if (isKept(order) && order.kind !== 'redemption' && !past) {
      const trigger = order.kind === 'sale' ? 'online_purchase' : 'store_purchase'
      if (!earnRulesFor(facts.program, trigger).some(rule => keys.has(`${orderKey(order)}:${rule.id}`)))
        left.push('kept, and earned nothing')
    }
    if (order.payment && order.cancelledAtMs !== undefined && order.refundedAtMs === undefined)
      left.push('cash kept for a cancelled order')
    return left.map(fault => `order ${order._id} (${order.kind}): ${fault}`)
  })
}

const leftOnStock = ({ stock }: Facts): string[] =>
  stock.filter(doc => doc.holdCount > 0).map(doc => `stock ${doc._id}: ${doc.holdCount} holds are left`)

/** Money that the platform took is with an order that is kept, or has been returned. */
function leftAtThePlatform({ trades, orders }: Facts): string[] {
  const byId = new Map(orders.map(order => [order._id, order]))
  return [...trades.values()].flatMap(trade => {
    const no = trade.request.out_trade_no
    const order = byId.get(no)
    if (trade.state === 'SUCCESS' && !(order && isKept(order) && order.payment))
      return [`trade ${no}: paid, and nothing was sold`]
    if (trade.state === 'REFUND' && order?.refundedAtMs === undefined)
      return [`trade ${no}: refunded, and the order does not say so`]
    return []
  })
}
