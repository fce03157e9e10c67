/** A member's orders. Somebody else's order is not found, whoever asks. */
import { orderState } from '../../../src/domain/order/order-state'
import { err, ok, type Result } from '../../../src/domain/result'
import { type Command, type Context, callerAccount } from '../context'
import { COLLECTIONS, type OrderDoc } from '../documents'
import type { Filter } from '../ports'
import { currentState, maskedPhone, memberStrip, pointsSummary, roleOf } from '../views/member-views'
import { orderView } from '../views/order-view'

/** The caller's own order. Errors: `order_not_found`. */
export async function ownOrder(
  context: Context,
  orderId: string,
): Promise<Result<OrderDoc, { code: 'order_not_found' }>> {
  const account = callerAccount(context)
  const stored = await context.ports.store.get<OrderDoc>(COLLECTIONS.orders, orderId)
  const order = stored ?? account.outbox.find(waiting => waiting._id === orderId)
  return order?.memberId === account._id ? ok(order) : err({ code: 'order_not_found' })
}

export const orderGet: Command<'order.get'> = {
  account: 'read',
  async run(context, { orderId }) {
    const order = await ownOrder(context, orderId)
    if (!order.ok) return order
    return ok(orderView(order.value, (await context.settings()).shop, context.nowMs))
  },
}

export const orderList: Command<'order.list'> = {
  account: 'read',
  async run(context, { kind, beforeMs, limit }) {
    const account = callerAccount(context)
    const where: Filter = {
      memberId: account._id,
      ...(kind ? { kind } : {}),
      ...(beforeMs === undefined ? {} : { createdAtMs: { lt: beforeMs } }),
    }
    const found = await context.ports.store.find<OrderDoc>(COLLECTIONS.orders, where, {
      orderBy: ['createdAtMs', 'desc'],
      limit: limit + 1,
    })
    const { shop } = await context.settings()
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return ok({
      nowMs: context.nowMs,
      orders: page.map(order => orderView(order, shop, context.nowMs)),
      ...(found.length > limit && last ? { nextBeforeMs: last.createdAtMs } : {}),
    })
  },
}

/** As many of the newest orders as the counts on the member's page look at. */
const COUNTED_ORDERS = 50

/** The member's own page; also what joining answers. */
export async function meView(context: Context) {
  const account = callerAccount(context)
  const { program, shop } = await context.settings()
  const orders = await context.ports.store.find<OrderDoc>(
    COLLECTIONS.orders,
    { memberId: account._id },
    { orderBy: ['createdAtMs', 'desc'], limit: COUNTED_ORDERS },
  )
  const states = orders.map(order => orderState(order, context.nowMs))
  const count = (...wanted: string[]) => states.filter(state => wanted.includes(state)).length
  const store = shop.stores.find(s => s._id === account.staff?.storeId)
  return {
    nowMs: context.nowMs,
    role: roleOf(account),
    member: memberStrip(program, account, context.nowMs),
    phone: maskedPhone(account.phone),
    joinedAtMs: account.joinedAtMs,
    consents: account.consents.map(({ version, atMs }) => ({ version, atMs })),
    addresses: account.addresses,
    points: pointsSummary(program, currentState(program, account, context.nowMs), context.nowMs),
    orders: {
      awaitingPayment: count('awaiting_payment'),
      toShip: count('to_ship', 'shipped'),
      toPickUp: count('to_pick_up'),
    },
    ...(store ? { store: { storeId: store._id, title: store.title } } : {}),
  }
}

export const memberMe: Command<'member.me'> = {
  account: 'read',
  async run(context) {
    return ok(await meView(context))
  },
}
