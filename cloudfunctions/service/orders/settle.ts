/** What payment does: held points are spent, earned points arrive, the tier may rise. Every step may be repeated. */
import { fingerprint } from '../../../src/domain/digest'
import type { EntryDraft, LimitUse } from '../../../src/domain/points/account'
import { earnEntries } from '../../../src/domain/points/earn'
import { burnEntry, settleEntry } from '../../../src/domain/points/holds'
import { type Ledger, post, postAll } from '../../../src/domain/points/ledger'
import { earnRulesFor, payingUnit } from '../../../src/domain/program/program'
import type { Program } from '../../../src/domain/program/schema'
import { err, invariant, ok, type Result } from '../../../src/domain/result'
import { upgrade } from '../../../src/domain/tier/evaluate'
import { type Busy, type Change, changeAccount, entryByKey } from '../accounts/account-store'
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
  // Nothing left to do: what the payment asked for was done long ago, maybe by rules that have changed since.
  if (order.refundedAtMs || order.todo === 'none') return ok(order)
  if (order.cancelledAtMs !== undefined) return refundLate(ports, order, nowMs)
  const account = await ports.store.get<AccountDoc>(COLLECTIONS.accounts, order.memberId)
  invariant(account, `order ${order._id} belongs to an account`)
  const posted = await changeAccount<Outcome, never>(
    ports,
    program,
    account,
    nowMs,
    async (ledger, current) => {
      const before = await outcomeBefore(ports, program, current, order)
      return ok(before ? { ledger, value: before } : settle(ports, program, ledger, order))
    },
  )
  if (!posted.ok) return err({ code: 'busy' })
  if (posted.value.value === 'short') return cancelShort(ports, order, nowMs)
  ports.log({ event: 'payment_settled', orderId: order._id })
  return ok(await withEarned(ports, order, posted.value.account))
}

/** The order with what it has earned in the end: more than was expected when the member has risen since. */
async function withEarned(ports: Ports, order: OrderDoc, { journal }: AccountDoc): Promise<OrderDoc> {
  const earned = journal.filter(entry => entry.kind === 'earn' && entry.ref.id === order._id)
  const earns = earned.flatMap(entry => entry.postings.map(({ unit, amount }) => ({ unit, amount })))
  if (!earns.length || fingerprint(earns) === fingerprint(order.earns)) return order
  await ports.store.update(COLLECTIONS.orders, { _id: order._id }, { set: { earns } })
  return { ...order, earns }
}

/** `short`: paid after the hold had lapsed, and the points were gone; decided once, by an entry that says so. */
type Outcome = 'settled' | 'short'

const shortKey = (order: OrderDoc): string => `${orderKey(order)}:short`

/** What was decided about the payment before: its entries are written together, so any one of them tells. */
async function outcomeBefore(
  ports: Ports,
  program: Program,
  account: AccountDoc,
  order: OrderDoc,
): Promise<Outcome | undefined> {
  const short = shortKey(order)
  const recent = account.journal.find(
    ({ ref, kind, key }) => ref.id === order._id && (kind === 'burn' || kind === 'earn' || key === short),
  )
  const entry = recent ?? (await olderOutcome(ports, program, account, order))
  return entry && (entry.key === short ? 'short' : 'settled')
}

function olderOutcome(ports: Ports, program: Program, account: AccountDoc, order: OrderDoc) {
  const rules = order.kind === 'sale' ? earnRulesFor(program, 'online_purchase') : []
  const ends = [...(order.points > 0 ? ['burn', 'short'] : []), ...rules.map(rule => rule.id)]
  if (!ends.length) return undefined
  const keys = ends.map(end => `${orderKey(order)}:${end}`)
  return entryByKey(ports, account, keys, order.payment!.paidAtMs)
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

function settle(ports: Ports, program: Program, ledger: Ledger, order: OrderDoc): Change<Outcome> {
  let next = ledger
  if (order.points > 0) {
    const burned = burn(program, next, order)
    if (!burned.ok) {
      ports.log({ event: 'points_short_at_payment', orderId: order._id, reason: burned.error.code })
      return { ledger: post(ledger, shortEntry(program, order)), value: 'short' }
    }
    next = post(next, burned.value)
  }
  next = postAll(next, earnings(program, order, next.state.tier.tierId))
  const up = upgrade(program, next.state, order.payment!.paidAtMs)
  return { ledger: up ? post(next, up) : next, value: 'settled' }
}

/** Burns what was held; a hold that has lapsed by the time the payment arrives is taken afresh, if points and limit still allow. */
function burn(program: Program, ledger: Ledger, order: OrderDoc) {
  const title = order.kind === 'redemption' ? `兑换${order.lines[0]?.title ?? ''}` : '购物抵现'
  const request = { atMs: order.payment!.paidAtMs, title, ref: orderRef(order), key: orderKey(order) }
  if (ledger.state.holds[request.key]) return ok(settleEntry(program, ledger.state, request))
  const uses = usesAfresh(ledger, order)
  if (uses === 'limit_reached') return err({ code: uses })
  return burnEntry(program, ledger.state, {
    ...request,
    unit: payingUnit(program),
    amount: order.points,
    ...(uses ? { uses } : {}),
  })
}

/** The uses that went back with the hold, to be counted again; a period that is over counts no more. */
function usesAfresh({ state }: Ledger, { limit }: OrderDoc): LimitUse | 'limit_reached' | undefined {
  if (!limit) return undefined
  const counted = state.uses[limit.uses.key]
  if (counted && counted.period > limit.uses.period) return undefined
  const used = counted?.period === limit.uses.period ? counted.count : 0
  return used + limit.uses.count > limit.max ? 'limit_reached' : limit.uses
}

/** Moves nothing; it stands in the chain so that the same payment is never settled after all. */
const shortEntry = (program: Program, order: OrderDoc): EntryDraft => ({
  key: shortKey(order),
  kind: 'release',
  atMs: order.payment!.paidAtMs,
  title: '付款时积分已不足，订单已取消',
  ref: orderRef(order),
  programVersion: program.version,
  postings: [],
})

/** The sale is undone and the cash returned. */
async function cancelShort(
  ports: Ports,
  order: OrderDoc,
  nowMs: number,
): Promise<Result<OrderDoc, SettleError>> {
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
