/**
 * Redeeming a reward. Points alone: stock is held, then points, limit and the redemption itself change by one write of
 * the account. Points and cash: as an order, points and stock wait for the payment.
 */
import type { InputOf } from '../../../src/contract/inputs'
import { fingerprint } from '../../../src/domain/digest'
import { checkRedeem, claimExpiresAt, limitUse, needsStore } from '../../../src/domain/mall/redeem'
import { pickupCode } from '../../../src/domain/member-code/pickup-code'
import type { Entry } from '../../../src/domain/points/account'
import { burnEntry } from '../../../src/domain/points/holds'
import { post } from '../../../src/domain/points/ledger'
import { payingUnit } from '../../../src/domain/program/program'
import { err, invariant, ok, type Result } from '../../../src/domain/result'
import { type Busy, changeAccount, entryByKey } from '../accounts/account-store'
import { type Command, type Context, callerAccount, type Failure } from '../context'
import { type AccountDoc, COLLECTIONS, type OrderDoc, type RewardDoc } from '../documents'
import { HOLD_SLACK_MS, holdPoints } from '../orders/hold-points'
import { insertOrder } from '../orders/insert-order'
import { orderKey, orderRef } from '../orders/order-keys'
import { giveBack, holdAll, releaseAll } from '../orders/stock'
import { orderIdOf, requestTime } from '../request-id'
import { rewardTerms } from '../reward-terms'
import type { ShopSettings } from '../shop-reader'
import { currentState } from '../views/member-views'
import { orderView } from '../views/order-view'
import { PAY_WITHIN_MS } from './place-order'

type Input = InputOf<'reward.redeem'>

export const rewardRedeem: Command<'reward.redeem'> = {
  account: 'read',
  async run(context, input) {
    const { ports, nowMs } = context
    const madeAt = requestTime(input.requestId, nowMs)
    if (!madeAt.ok) return madeAt
    const reward = await ports.store.get<RewardDoc>(COLLECTIONS.rewards, input.rewardId)
    if (!reward) return err({ code: 'reward_not_found', param: 'rewardId' })
    const settings = await context.settings()
    const order = draft(context, settings, reward, input)
    const before = await spentBefore(context, order, madeAt.value)
    if (before) {
      // A repeat: what the first try did to the account must not be held against it, nor done twice.
      if (before.inputHash !== order.inputHash) return err({ code: 'request_id_reused' })
      const there = waiting(callerAccount(context), order) ?? (await storedOrder(context, order))
      if (there) return finish(context, settings, there)
      invariant(before.kind === 'hold', 'points burned for a redemption come with it')
    }
    const taken = await attempt(context, settings, reward, input, { order, madeAtMs: madeAt.value, before })
    if (taken.ok) return finish(context, settings, taken.value)
    // Refused, though the same request sent a moment earlier may have come through.
    const meanwhile = await storedOrder(context, order)
    return meanwhile?.inputHash === order.inputHash ? finish(context, settings, meanwhile) : taken
  },
}

/** Checks, holds stock, and takes the points; gives the order to be put down. `before`: the hold of an earlier try. */
async function attempt(
  context: Context,
  settings: ShopSettings,
  reward: RewardDoc,
  input: Input,
  { order, madeAtMs, before }: { order: OrderDoc; madeAtMs: number; before: Entry | undefined },
): Promise<Result<OrderDoc, Failure>> {
  const { store } = context.ports
  const refused = check(context, settings, reward, input, before)
  if (refused) return refused
  const claim = { orderId: order._id, memberId: order.memberId, expiresAtMs: order.payByMs + HOLD_SLACK_MS }
  const stocked = await holdAll(store, order.stock, claim)
  if (!stocked.ok) return err({ ...stocked.error, title: reward.title })
  const spend = order.payableFen > 0 ? hold : burn
  const spent = await spend(context, settings, reward, order, madeAtMs)
  if (spent.ok) return ok(spent.value ?? order)
  await giveBack(store, stocked.value, order._id)
  return spent
}

const storedOrder = ({ ports }: Context, { _id }: OrderDoc) =>
  ports.store.get<OrderDoc>(COLLECTIONS.orders, _id)

async function finish(context: Context, settings: ShopSettings, order: OrderDoc) {
  const { ports, nowMs } = context
  const inserted = await insertOrder(ports, order)
  if (!inserted.ok) return inserted
  const there = inserted.value.order
  if (inserted.value.repeated && there.cancelledAtMs !== undefined)
    await releaseAll(ports.store, there.stock, there._id)
  return ok(orderView(there, settings.shop, nowMs))
}

/** The entry by which this very request has taken its points before. */
function spentBefore(
  { ports, account }: Context,
  order: OrderDoc,
  madeAtMs: number,
): Promise<Entry | undefined> {
  const key = orderKey(order)
  return entryByKey(ports, account!, [`${key}:hold`, `${key}:burn`], madeAtMs)
}

/** What refuses the redemption before anything is touched. `before`: the hold of an earlier try, which counts as its own. */
function check(
  context: Context,
  { program, shop }: ShopSettings,
  reward: RewardDoc,
  input: Input,
  before?: Entry,
): { ok: false; error: Failure } | undefined {
  const terms = rewardTerms(reward)
  if (input.expectedPoints !== terms.points * input.count || (before && terms.cashFen === 0))
    return err({ code: 'price_changed', param: 'expectedPoints', points: terms.points * input.count })
  if (needsStore(reward.kind) && !shop.stores.some(store => store._id === input.storeId))
    return err({ code: 'store_not_found', param: 'storeId' })
  if (before) return undefined
  const state = currentState(program, callerAccount(context), context.nowMs)
  const allowed = checkRedeem(program, state, terms, input.count, context.nowMs)
  return allowed.ok ? undefined : allowed
}

function draft(context: Context, { program }: ShopSettings, reward: RewardDoc, input: Input): OrderDoc {
  const { nowMs, ports } = context
  const account = callerAccount(context)
  const cashFen = reward.cashFen * input.count
  const uses = limitUse(program, rewardTerms(reward), input.count, nowMs)
  return {
    _id: orderIdOf('redemption', account._id, input.requestId),
    kind: 'redemption',
    memberId: account._id,
    inputHash: fingerprint(input),
    createdAtMs: nowMs,
    payByMs: nowMs + PAY_WITHIN_MS,
    lines: [
      {
        productId: reward._id,
        skuId: reward._id,
        title: reward.title,
        values: [],
        picture: reward.picture,
        unitPriceFen: reward.cashFen,
        count: input.count,
        cashFen,
      },
    ],
    delivery: needsStore(reward.kind) ? 'pickup' : 'voucher',
    ...(needsStore(reward.kind) && input.storeId ? { storeId: input.storeId } : {}),
    goodsFen: cashFen,
    shippingFen: 0,
    points: reward.points * input.count,
    pointsFen: 0,
    payableFen: cashFen,
    earns: [],
    tierId: currentState(program, account, nowMs).tier.tierId,
    programVersion: program.version,
    claimKey: pickupCode(ports.random.digits(11)),
    claimUntilMs: claimExpiresAt(program, reward, nowMs),
    stock: [{ stockId: reward._id, count: input.count }],
    ...(uses && reward.limit ? { limit: { uses, max: reward.limit.count } } : {}),
    open: cashFen > 0,
    todo: cashFen > 0 ? 'none' : 'settle',
    todoAtMs: nowMs,
  }
}

type SpendError = Busy | { code: 'request_id_reused' } | Failure

/** Points alone: burned at once, with the limit counted and the redemption put down in the same write. */
async function burn(
  context: Context,
  { program }: ShopSettings,
  reward: RewardDoc,
  order: OrderDoc,
  madeAtMs: number,
): Promise<Result<OrderDoc | undefined, SpendError>> {
  const { ports, nowMs } = context
  const key = orderKey(order)
  const terms = rewardTerms(reward)
  const count = order.lines[0]!.count
  const done = await changeAccount<OrderDoc | undefined, SpendError>(
    ports,
    program,
    callerAccount(context),
    nowMs,
    async (ledger, current) => {
      const before = await entryByKey(ports, current, [`${key}:burn`], madeAtMs)
      if (before)
        return before.inputHash === order.inputHash
          ? ok({ ledger, value: waiting(current, order) })
          : err({ code: 'request_id_reused' })
      const allowed = checkRedeem(program, ledger.state, terms, count, nowMs)
      if (!allowed.ok) return allowed
      const entry = burnEntry(program, ledger.state, {
        unit: payingUnit(program),
        amount: order.points,
        atMs: nowMs,
        title: `兑换${reward.title}`,
        ref: orderRef(order),
        key,
        inputHash: order.inputHash,
        ...(order.limit ? { uses: order.limit.uses } : {}),
      })
      if (!entry.ok) return entry
      return ok({ ledger: post(ledger, entry.value), value: order, orders: [order] })
    },
  )
  return done.ok ? ok(done.value.value) : done
}

/** The redemption as it was first put down, should it still be on its way to its collection. */
const waiting = (account: AccountDoc, order: OrderDoc) => account.outbox.find(o => o._id === order._id)

/** Points and cash: held until paid. */
async function hold(
  context: Context,
  { program }: ShopSettings,
  reward: RewardDoc,
  order: OrderDoc,
  madeAtMs: number,
): Promise<Result<OrderDoc | undefined, SpendError>> {
  const terms = rewardTerms(reward)
  const held = await holdPoints(context.ports, program, callerAccount(context), order, {
    madeAtMs,
    title: `兑换${reward.title}（待付款）`,
    recheck: state => checkRedeem(program, state, terms, order.lines[0]!.count, context.nowMs),
    ...(order.limit ? { uses: order.limit.uses } : {}),
  })
  return held
}
