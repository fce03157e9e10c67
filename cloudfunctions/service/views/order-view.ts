import type { Shop } from '../../../src/contract/catalog'
import type { OrderView } from '../../../src/contract/views'
import { ORDER_STATE_TITLE, orderState } from '../../../src/domain/order/order-state'
import type { OrderDoc } from '../documents'

export const storeView = (store: Shop['stores'][number]) => ({
  storeId: store._id,
  title: store.title,
  address: store.address,
  hours: store.hours,
})

/** An order as its member sees it. The pickup code shows only while it is good for something. */
export function orderView(order: OrderDoc, shop: Shop, nowMs: number): OrderView {
  const state = orderState(order, nowMs)
  const store = shop.stores.find(s => s._id === order.storeId)
  const claimable = order.claimKey !== order._id && ['to_pick_up', 'lapsed', 'completed'].includes(state)
  return {
    orderId: order._id,
    kind: order.kind,
    state,
    stateTitle: state === 'to_pick_up' && order.delivery === 'voucher' ? '待使用' : ORDER_STATE_TITLE[state],
    createdAtMs: order.createdAtMs,
    payByMs: order.payByMs,
    lines: order.lines.map(({ cashFen: _, ...line }) => line),
    delivery: order.delivery,
    ...(order.address ? { address: order.address } : {}),
    ...(store ? { store: storeView(store) } : {}),
    goodsFen: order.goodsFen,
    shippingFen: order.shippingFen,
    points: order.points,
    pointsFen: order.pointsFen,
    payableFen: order.payableFen,
    earns: order.earns,
    ...(claimable ? { pickupCode: order.claimKey } : {}),
    ...(order.claimUntilMs === undefined ? {} : { claimUntilMs: order.claimUntilMs }),
    ...(order.payment ? { paidAtMs: order.payment.paidAtMs } : {}),
    ...(order.cancelledAtMs === undefined ? {} : { cancelledAtMs: order.cancelledAtMs }),
    ...(order.cancelReason ? { cancelReason: order.cancelReason } : {}),
    ...(order.refundedAtMs === undefined ? {} : { refundedAtMs: order.refundedAtMs }),
    ...(order.completedAtMs === undefined ? {} : { completedAtMs: order.completedAtMs }),
  }
}
