/**
 * An order is a list of facts, each written once: paid, cancelled, shipped, handed over. Its state is read off the
 * facts, so two writers can never leave it between two states.
 */
export interface OrderFacts {
  kind: 'sale' | 'redemption' | 'counter'
  /** 0 for redemptions that cost points alone. */
  payableFen: number
  createdAtMs: number
  /** Exclusive end of the time to pay. */
  payByMs: number
  delivery: 'express' | 'pickup' | 'voucher' | 'none'
  payment?: { paidAtMs: number }
  cancelledAtMs?: number
  /** When cash was returned: a payment that came after the cancellation. */
  refundedAtMs?: number
  shippedAtMs?: number
  /** Handed over at the counter, or received. */
  completedAtMs?: number
  /** Exclusive end of a pickup code or voucher. */
  claimUntilMs?: number
}

export type OrderState =
  | 'awaiting_payment'
  | 'cancelled'
  | 'refunded'
  | 'to_ship'
  | 'shipped'
  | 'to_pick_up'
  | 'lapsed'
  | 'completed'

/** The state at that moment. */
export function orderState(order: OrderFacts, nowMs: number): OrderState {
  if (order.refundedAtMs) return 'refunded'
  if (order.cancelledAtMs) return 'cancelled'
  if (order.payableFen > 0 && !order.payment) return nowMs < order.payByMs ? 'awaiting_payment' : 'cancelled'
  if (order.completedAtMs || order.delivery === 'none') return 'completed'
  if (order.delivery === 'express') return order.shippedAtMs ? 'shipped' : 'to_ship'
  return order.claimUntilMs !== undefined && nowMs >= order.claimUntilMs ? 'lapsed' : 'to_pick_up'
}

/** The name of a state as a member reads it. */
export const ORDER_STATE_TITLE: Record<OrderState, string> = {
  awaiting_payment: '待付款',
  cancelled: '已取消',
  refunded: '已退款',
  to_ship: '待发货',
  shipped: '待收货',
  to_pick_up: '待取货',
  lapsed: '已过期',
  completed: '已完成',
}
