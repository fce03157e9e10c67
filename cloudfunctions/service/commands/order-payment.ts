/** Paying an order, making sure that a payment has arrived, and calling it off. */
import { orderState } from '../../../src/domain/order/order-state'
import type { Program } from '../../../src/domain/program/schema'
import { err, ok } from '../../../src/domain/result'
import { type Command, type Context, callerAccount } from '../context'
import type { OrderDoc } from '../documents'
import { markCancelled, releaseOrder } from '../orders/release'
import { settlePayment } from '../orders/settle'
import { ownOrder } from '../queries/orders'
import { orderView } from '../views/order-view'

const describe = (shop: string, order: OrderDoc): string => {
  const [first] = order.lines
  return `${shop}-${first?.title ?? '订单'}${order.lines.length > 1 ? `等${order.lines.length}件` : ''}`.slice(
    0,
    40,
  )
}

export const orderPay: Command<'order.pay'> = {
  account: 'read',
  async run(context, { orderId }) {
    const order = await ownOrder(context, orderId)
    if (!order.ok) return order
    const state = orderState(order.value, context.nowMs)
    if (state !== 'awaiting_payment') return err({ code: 'order_not_payable', state })
    const { shop, program } = await context.settings()
    const prepared = await context.ports.payments.prepay({
      outTradeNo: orderId,
      description: describe(shop.name, order.value),
      totalFen: order.value.payableFen,
      payByMs: order.value.payByMs,
      openid: context.openid,
    })
    if (prepared.ok) return prepared
    // The platform refuses an order that it has been paid for: then its notification is still on the way.
    return (await settlePaid(context, program, orderId)) ? err({ code: 'order_not_payable' }) : prepared
  },
}

/** Settles the order if the platform has been paid for it; tells whether it has. */
async function settlePaid({ ports, nowMs }: Context, program: Program, orderId: string): Promise<boolean> {
  const paid = await ports.payments.query(orderId)
  if (!paid.ok || !paid.value) return false
  await settlePayment(ports, program, paid.value, nowMs)
  return true
}

/** Asks WeChat Pay whether the order has been paid, for when its notification is late. */
export const orderConfirm: Command<'order.confirm'> = {
  account: 'read',
  async run(context, { orderId }) {
    const order = await ownOrder(context, orderId)
    if (!order.ok) return order
    const { program, shop } = await context.settings()
    if (order.value.payment || order.value.payableFen === 0)
      return ok(orderView(order.value, shop, context.nowMs))
    const paid = await context.ports.payments.query(orderId)
    if (!paid.ok) return paid
    if (!paid.value) return ok(orderView(order.value, shop, context.nowMs))
    const settled = await settlePayment(context.ports, program, paid.value, context.nowMs)
    if (settled.ok) return ok(orderView(settled.value, shop, context.nowMs))
    return err({ code: settled.error.code === 'payment_mismatch' ? 'order_not_payable' : settled.error.code })
  },
}

/** Calls an unpaid order off. What was paid a moment before is settled instead, and the member told. */
export const orderCancel: Command<'order.cancel'> = {
  account: 'read',
  async run(context, { orderId }) {
    const order = await ownOrder(context, orderId)
    if (!order.ok) return order
    const { shop, program } = await context.settings()
    if (order.value.cancelledAtMs !== undefined) return ok(orderView(order.value, shop, context.nowMs))
    if (!order.value.open) return err({ code: 'order_not_cancellable' })
    const closed = await context.ports.payments.close(orderId)
    if (!closed.ok) return closed
    if (closed.value === 'paid') {
      await settlePaid(context, program, orderId)
      return err({ code: 'order_not_cancellable' })
    }
    return cancel(context, program, order.value)
  },
}

async function cancel(context: Context, program: Program, order: OrderDoc) {
  const { ports, nowMs } = context
  const cancelled = await markCancelled(ports, order._id, '你取消了订单', nowMs)
  const { shop } = await context.settings()
  if (!cancelled) {
    const now = await ownOrder(context, order._id)
    if (!now.ok) return now
    return now.value.cancelledAtMs === undefined
      ? err({ code: 'order_not_cancellable' as const })
      : ok(orderView(now.value, shop, nowMs))
  }
  // Marked is cancelled: should the release fail half-way, the sweeper finishes it.
  await releaseOrder(ports, program, cancelled, nowMs, callerAccount(context))
  return ok(orderView(cancelled, shop, nowMs))
}
