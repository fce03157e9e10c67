import { MINUTE_MS } from '../../../src/domain/calendar'
import type { Program } from '../../../src/domain/program/schema'
import { COLLECTIONS, type OrderDoc } from '../documents'
import { markCancelled, refundOrder, releaseOrder } from '../orders/release'
import { finishPaid, settlePayment } from '../orders/settle'
import { commitAll } from '../orders/stock'
import type { Ports } from '../ports'
import { BATCH, type SweepStep } from './step'

/** How long after its request a step left over is taken up: by then the request itself is over. */
const LEFT_MS = MINUTE_MS
/** Between the end of the time to pay and the cancellation. */
const LATE_MS = 30_000

/** Unpaid orders whose time is over: closed at WeChat Pay first, so that a payment cannot come afterwards. */
export const timeOutOrders: SweepStep<OrderDoc> = {
  name: 'time_out_orders',
  find: ({ store }, nowMs) =>
    store.find<OrderDoc>(
      COLLECTIONS.orders,
      { open: true, payByMs: { lte: nowMs - LATE_MS } },
      { orderBy: ['payByMs', 'asc'], limit: BATCH },
    ),
  id: order => order._id,
  async handle(ports, program, order, nowMs) {
    const closed = await ports.payments.close(order._id)
    if (!closed.ok) throw new Error(closed.error.code)
    if (closed.value === 'paid') {
      const paid = await ports.payments.query(order._id)
      if (!paid.ok || !paid.value) throw new Error('paid, but the payment cannot be read')
      const settled = await settlePayment(ports, program, paid.value, nowMs)
      if (!settled.ok) throw new Error(settled.error.code)
      return
    }
    const cancelled = await markCancelled(ports, order._id, '超时未支付', nowMs)
    if (cancelled) await releaseOrder(ports, program, cancelled, nowMs)
  },
}

/** Paid orders' stock is written off, cancelled ones' given back; points too, where the request did not get so far. */
export const finishOrders: SweepStep<OrderDoc> = {
  name: 'finish_orders',
  find: ({ store }, nowMs) =>
    store.find<OrderDoc>(
      COLLECTIONS.orders,
      { todo: { in: ['settle', 'release', 'refund'] }, todoAtMs: { lte: nowMs - LEFT_MS } },
      { orderBy: ['todoAtMs', 'asc'], limit: BATCH },
    ),
  id: order => order._id,
  async handle(ports, program, order, nowMs) {
    try {
      await finish(ports, program, order, nowMs)
    } catch (error) {
      await putBack(ports, order, nowMs)
      throw error
    }
  },
}

async function finish(ports: Ports, program: Program, order: OrderDoc, nowMs: number): Promise<void> {
  if (order.todo === 'refund') {
    const refunded = await refundOrder(ports, order, nowMs)
    if (!refunded.ok) throw new Error(refunded.error.code)
    return
  }
  if (order.todo === 'settle') {
    const settled = order.payment ? await finishPaid(ports, program, order, nowMs) : undefined
    if (settled && !settled.ok) throw new Error(settled.error.code)
    if (settled?.ok && settled.value.todo !== 'settle') return
    await commitAll(ports.store, order.stock, order._id)
  } else {
    const released = await releaseOrder(ports, program, order, nowMs)
    if (!released.ok) throw new Error(released.error.code)
  }
  await done(ports, order)
}

/** What fails waits behind the others, so that it never keeps them from being finished. */
async function putBack({ store }: Ports, { _id, todo, todoAtMs }: OrderDoc, nowMs: number): Promise<void> {
  await store.update(COLLECTIONS.orders, { _id, todo, todoAtMs }, { set: { todoAtMs: nowMs } })
}

/** Only if nothing new has been put on it meanwhile, such as a payment that came late. */
async function done({ store }: Ports, order: OrderDoc): Promise<void> {
  await store.update(
    COLLECTIONS.orders,
    { _id: order._id, todo: order.todo, todoAtMs: order.todoAtMs },
    { set: { todo: 'none' } },
  )
}
