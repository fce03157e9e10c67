/** What payment does: held points are spent, earned points arrive, the tier may rise. Every step may be repeated. */
import type { EntryDraft } from '../../../src/domain/points/account'
import { earnEntries } from '../../../src/domain/points/earn'
import { burnEntry, settleEntry } from '../../../src/domain/points/holds'
import { type Ledger, post, postAll } from '../../../src/domain/points/ledger'
import { earnRulesFor, payingUnit } from '../../../src/domain/program/program'
import type { Program } from '../../../src/domain/program/schema'
import { err, invariant, ok, type Result } from '../../../src/domain/result'
import { upgrade } from '../../../src/domain/tier/evaluate'
import { type Busy, changeAccount, entryByKey } from '../accounts/account-store'
import { type AccountDoc, COLLECTIONS, type OrderDoc } from '../documents'
import type { PaymentNotice, Ports } from '../ports'
import { orderKey, orderRef } from './order-keys'
import { refundOrder } from './release'

export type SettleError =
  | Busy
  | { code: 'order_not_found' }
  | { code: 'payment_mismatch' }
  | { code: 'payment_unavailable' }

/**
 * Records a payment that WeChat Pay vouches for, and does what follows from it: for an order that was still open the
 * points, for one that had been cancelled before the return of the cash; never both, since the order's own document
 * decides which came first. Errors: `order_not_found`, `payment_mismatch`, `busy`, `payment_unavailable`.
 */
export async function settlePayment(
  ports: Ports,
  program: Program,
  notice: PaymentNotice,
  nowMs: number,
): Promise<Result<OrderDoc, SettleError>> {
  const payment = {
    transactionId: notice.transactionId,
    paidAtMs: notice.paidAtMs,
    totalFen: notice.totalFen,
  }
  const recorded = await ports.store.updateAndReturn<OrderDoc>(
    COLLECTIONS.orders,
    { _id: notice.outTradeNo, payment: { exists: false }, payableFen: notice.totalFen },
    { set: { payment, open: false, todo: 'settle', todoAtMs: nowMs } },
  )
  const order = recorded ?? (await ports.store.get<OrderDoc>(COLLECTIONS.orders, notice.outTradeNo))
  if (!order) return err({ code: 'order_not_found' })
  if (!order.payment) {
    ports.log({
      event: 'payment_mismatch',
      orderId: order._id,
      expectedFen: order.payableFen,
      paidFen: notice.totalFen,
    })
    return err({ code: 'payment_mismatch' })
  }
  return finishPaid(ports, program, order, nowMs)
}

/** Does what a recorded payment asks for. Safe to repeat at any time. */
export async function finishPaid(
  ports: Ports,
  program: Program,
  order: OrderDoc,
  nowMs: number,
): Promise<Result<OrderDoc, SettleError>> {
  if (order.refundedAtMs) return ok(order)
  if (order.cancelledAtMs !== undefined) return refundLate(ports, order, nowMs)
  const account = await ports.store.get<AccountDoc>(COLLECTIONS.accounts, order.memberId)
  invariant(account, `order ${order._id} belongs to an account`)
  const posted = await changeAccount(ports, program, account, nowMs, async (ledger, current) => {
    if (await isSettled(ports, program, current, order)) return ok({ ledger, value: true })
    return settle(program, ledger, order)
  })
  if (!posted.ok) {
    if (posted.error.code === 'busy') return err({ code: 'busy' })
    return cancelShort(ports, order, nowMs, posted.error)
  }
  ports.log({ event: 'payment_settled', orderId: order._id })
  return ok(order)
}

/** Whether the order's entries are in the ledger: they are written together, so any one of them tells. */
async function isSettled(
  ports: Ports,
  program: Program,
  account: AccountDoc,
  order: OrderDoc,
): Promise<boolean> {
  const rules = order.kind === 'sale' ? earnRulesFor(program, 'online_purchase') : []
  const ends = [...(order.points > 0 ? ['burn'] : []), ...rules.map(rule => rule.id)]
  const keys = ends.map(end => `${orderKey(order)}:${end}`)
  return keys.length > 0 && (await entryByKey(ports, account, keys, order.payment!.paidAtMs)) !== undefined
}

/** What the order earns for somebody of that tier. Redemptions earn nothing. */
function earnings(program: Program, order: OrderDoc, tierId: string): EntryDraft[] {
  if (order.kind !== 'sale' || !order.payment) return []
  return earnEntries(program, {
    trigger: 'online_purchase',
    paidFen: order.payableFen - order.shippingFen,
    atMs: order.payment.paidAtMs,
    tierId,
    ref: orderRef(order),
    key: orderKey(order),
  })
}

function settle(program: Program, ledger: Ledger, order: OrderDoc) {
  let next = ledger
  if (order.points > 0) {
    const burned = burn(program, next, order)
    if (!burned.ok) return burned
    next = post(next, burned.value)
  }
  next = postAll(next, earnings(program, order, next.state.tier.tierId))
  const up = upgrade(program, next.state, order.payment!.paidAtMs)
  return ok({ ledger: up ? post(next, up) : next, value: false })
}

/** Burns what was held; a hold that has lapsed by the time the payment arrives is taken afresh, if the points are still there. */
function burn(program: Program, ledger: Ledger, order: OrderDoc) {
  const title = order.kind === 'redemption' ? `兑换${order.lines[0]?.title ?? ''}` : '购物抵现'
  const request = { atMs: order.payment!.paidAtMs, title, ref: orderRef(order), key: orderKey(order) }
  if (ledger.state.holds[request.key]) return ok(settleEntry(program, ledger.state, request))
  return burnEntry(program, ledger.state, { ...request, unit: payingUnit(program), amount: order.points })
}

/** Paid after the hold had lapsed, and the points are gone: the sale is undone and the cash returned. */
async function cancelShort(
  ports: Ports,
  order: OrderDoc,
  nowMs: number,
  short: { code: 'insufficient_points'; needed: number; available: number },
): Promise<Result<OrderDoc, SettleError>> {
  ports.log({
    event: 'points_short_at_payment',
    orderId: order._id,
    needed: short.needed,
    available: short.available,
  })
  const cancelled = await ports.store.updateAndReturn<OrderDoc>(
    COLLECTIONS.orders,
    { _id: order._id, cancelledAtMs: { exists: false } },
    {
      set: {
        cancelledAtMs: nowMs,
        cancelReason: '付款时积分已不足，款项已退回',
        todo: 'refund',
        todoAtMs: nowMs,
      },
    },
  )
  return refundLate(ports, cancelled ?? order, nowMs)
}

async function refundLate(
  ports: Ports,
  order: OrderDoc,
  nowMs: number,
): Promise<Result<OrderDoc, SettleError>> {
  ports.log({ event: 'payment_late', orderId: order._id })
  return refundOrder(ports, order, nowMs)
}
