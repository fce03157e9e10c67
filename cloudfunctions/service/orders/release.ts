/** Undoing an order that was not paid, and returning cash that came too late. Every step may be repeated. */
import { releaseEntry } from '../../../src/domain/points/holds'
import { post } from '../../../src/domain/points/ledger'
import type { Program } from '../../../src/domain/program/schema'
import { err, ok, type Result } from '../../../src/domain/result'
import { type Busy, changeAccount } from '../accounts/account-store'
import { type AccountDoc, COLLECTIONS, type OrderDoc } from '../documents'
import type { PaymentUnavailable, Ports } from '../ports'
import { orderKey, orderRef } from './order-keys'
import { releaseAll } from './stock'

/** Marks an open order as cancelled; undefined when it is not open any more, because it was paid or cancelled. */
export function markCancelled(
  ports: Ports,
  orderId: string,
  reason: string,
  nowMs: number,
): Promise<OrderDoc | undefined> {
  return ports.store.updateAndReturn<OrderDoc>(
    COLLECTIONS.orders,
    { _id: orderId, open: true },
    { set: { open: false, cancelledAtMs: nowMs, cancelReason: reason, todo: 'release', todoAtMs: nowMs } },
  )
}

/** Gives a cancelled order's points and stock back. `account`: the member's, where it has been read already. */
export async function releaseOrder(
  ports: Ports,
  program: Program,
  order: OrderDoc,
  nowMs: number,
  account?: AccountDoc,
): Promise<Result<undefined, Busy>> {
  if (order.points > 0) {
    const owner = account ?? (await ports.store.get<AccountDoc>(COLLECTIONS.accounts, order.memberId))
    const released = owner && (await releasePoints(ports, program, order, owner, nowMs))
    if (released && !released.ok) return released
  }
  await releaseAll(ports.store, order.stock, order._id)
  return ok(undefined)
}

function releasePoints(ports: Ports, program: Program, order: OrderDoc, account: AccountDoc, nowMs: number) {
  return changeAccount<undefined, never>(ports, program, account, nowMs, ledger => {
    const hold = ledger.state.holds[orderKey(order)]
    if (!hold) return ok({ ledger, value: undefined })
    const entry = releaseEntry(program, hold, {
      key: hold.id,
      atMs: nowMs,
      title: '订单取消，积分已退回',
      ref: orderRef(order),
    })
    return ok({ ledger: post(ledger, entry), value: undefined })
  })
}

/** Returns the cash of a payment that came after the order had been cancelled, and the points and stock should any be left. */
export async function refundOrder(
  ports: Ports,
  order: OrderDoc,
  nowMs: number,
): Promise<Result<OrderDoc, PaymentUnavailable | Busy>> {
  if (!order.payment) return ok(order)
  const refunded = await ports.payments.refund({
    outTradeNo: order._id,
    totalFen: order.payment.totalFen,
    reason: '订单已取消',
  })
  if (!refunded.ok) return refunded
  const marked = await ports.store.updateAndReturn<OrderDoc>(
    COLLECTIONS.orders,
    { _id: order._id, refundedAtMs: { exists: false } },
    { set: { refundedAtMs: nowMs, todo: 'release', todoAtMs: nowMs } },
  )
  return marked ? ok(marked) : err({ code: 'busy' })
}
