/** Pieces are neither lost nor made: what there was is what is there, what is held, and what was sold. */
import type { OrderDoc, StockDoc } from '../../cloudfunctions/service/documents'
import { allOrders, type Facts, isDropped, isKept } from './facts'

export function stockFaults(facts: Facts): string[] {
  const orders = allOrders(facts)
  const byStock = new Map<string, OrderDoc[]>()
  for (const order of orders)
    for (const { stockId } of order.stock) byStock.set(stockId, [...(byStock.get(stockId) ?? []), order])
  return facts.stock.flatMap(stock =>
    oneStock(facts, stock, byStock.get(stock._id) ?? []).map(fault => `stock ${stock._id}: ${fault}`),
  )
}

const countOf = (order: OrderDoc, stockId: string): number =>
  order.stock.filter(item => item.stockId === stockId).reduce((sum, item) => sum + item.count, 0)

function oneStock(facts: Facts, stock: StockDoc, orders: OrderDoc[]): string[] {
  const faults: string[] = []
  const holds = Object.entries(stock.holds)
  if (stock.available < 0) faults.push(`${stock.available} available`)
  if (stock.holdCount !== holds.length) faults.push(`holdCount ${stock.holdCount} of ${holds.length} holds`)
  const heldPieces = holds.reduce((sum, [, hold]) => sum + hold.count, 0)
  let sold = 0
  for (const order of orders) {
    const hold = stock.holds[order._id]
    const count = countOf(order, stock._id)
    if (order.open && hold?.count !== count)
      faults.push(`order ${order._id} is open and holds ${hold?.count ?? 0} of ${count}`)
    if (isKept(order) && !hold) sold += count
    if (isDropped(order) && hold)
      faults.push(`order ${order._id} was cancelled and done with, and still holds ${hold.count}`)
  }
  const initial = facts.initialStock.get(stock._id) ?? 0
  if (stock.available + heldPieces + sold !== initial)
    faults.push(`${initial} pieces are now ${stock.available} available + ${heldPieces} held + ${sold} sold`)
  return faults
}
