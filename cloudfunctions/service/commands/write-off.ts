/** Handing over against a pickup code, once. */

import { apiError } from '../../../src/contract/errors'
import { orderState } from '../../../src/domain/order/order-state'
import { err, ok, type Result } from '../../../src/domain/result'
import { type Command, type Context, callerAccount, type Failure } from '../context'
import { type AccountDoc, COLLECTIONS, type OrderDoc } from '../documents'
import { finishPaid } from '../orders/settle'
import { counterMember } from '../views/member-views'
import { orderView } from '../views/order-view'

interface Claim {
  order: OrderDoc
  member: AccountDoc
}

/** The order that the code stands for, and whose it is. Errors: `claim_not_found`. */
async function readClaim({ ports }: Context, pickupCode: string): Promise<Result<Claim, Failure>> {
  const [order] = await ports.store.find<OrderDoc>(COLLECTIONS.orders, { claimKey: pickupCode }, { limit: 1 })
  const member = order && (await ports.store.get<AccountDoc>(COLLECTIONS.accounts, order.memberId))
  return order && member ? ok({ order, member }) : err({ code: 'claim_not_found', param: 'pickupCode' })
}

/** Why it cannot be handed over here and now; undefined when it can. */
async function refusal(context: Context, order: OrderDoc): Promise<Failure | undefined> {
  switch (orderState(order, context.nowMs)) {
    case 'completed':
      return { code: 'claim_already_used' }
    case 'lapsed':
      return { code: 'claim_expired' }
    case 'awaiting_payment':
      return { code: 'claim_unpaid' }
    case 'cancelled':
    case 'refunded':
      return { code: 'claim_cancelled' }
    case 'to_ship':
    case 'shipped':
      return { code: 'claim_not_found' }
    case 'to_pick_up': {
      if (order.storeId === undefined || order.storeId === callerAccount(context).staff?.storeId)
        return undefined
      const { shop } = await context.settings()
      const elsewhere = { store: shop.stores.find(store => store._id === order.storeId)?.title ?? '其他门店' }
      return { code: 'claim_other_store', ...elsewhere } satisfies Failure & { store: string }
    }
  }
}

async function claimView(context: Context, { order, member }: Claim) {
  const { shop, program } = await context.settings()
  return {
    order: orderView(order, shop, context.nowMs),
    member: counterMember(program, member, context.nowMs),
  }
}

export const counterClaim: Command<'counter.claim'> = {
  account: 'read',
  async run(context, { pickupCode }) {
    const claim = await readClaim(context, pickupCode)
    if (!claim.ok) return claim
    const refused = await refusal(context, claim.value.order)
    const view = await claimView(context, claim.value)
    if (!refused) return ok(view)
    const { code, ...facts } = refused
    const { message } = apiError(code, facts)
    return ok({ ...view, refusal: { code, message } })
  },
}

export const counterWriteOff: Command<'counter.writeOff'> = {
  account: 'read',
  async run(context, { pickupCode }) {
    const claim = await readClaim(context, pickupCode)
    if (!claim.ok) return claim
    const settled = await settleFirst(context, claim.value.order)
    if (!settled.ok) return settled
    const order = settled.value
    const refused = await refusal(context, order)
    if (refused) return err(refused)
    const handled = await handOver(context, order)
    if (!handled) return err({ code: 'claim_already_used' })
    return ok(await claimView(context, { ...claim.value, order: handled }))
  },
}

/** Nothing is handed over before its points are spent: should they be short, the order is cancelled and paid back. */
async function settleFirst(context: Context, order: OrderDoc): Promise<Result<OrderDoc, Failure>> {
  if (!order.payment || order.points === 0 || order.todo !== 'settle') return ok(order)
  const { program } = await context.settings()
  const finished = await finishPaid(context.ports, program, order, context.nowMs)
  return finished.ok ? finished : err({ code: 'busy' })
}

/** Marks the order as handed over; undefined when somebody else was quicker. */
async function handOver(context: Context, { _id }: OrderDoc): Promise<OrderDoc | undefined> {
  const { store, random } = context.ports
  const staff = callerAccount(context)
  const handOverId = random.digits(16)
  const handled = await store.updateAndReturn<OrderDoc>(
    COLLECTIONS.orders,
    { _id, completedAtMs: { exists: false }, cancelledAtMs: { exists: false } },
    {
      set: { completedAtMs: context.nowMs, staffId: staff._id, handledIn: staff.staff!.storeId, handOverId },
    },
  )
  if (handled) return handled
  // A write that was delivered twice finds its own work; nobody else's, not even the same clerk's a moment before.
  const there = await store.get<OrderDoc>(COLLECTIONS.orders, _id)
  return there?.handOverId === handOverId ? there : undefined
}
