/**
 * Placing an order: price it, hold stock, hold points, write it down. Crash between any two of these and nothing is
 * lost: holds run out by themselves, and the same request sent again goes on where the first one stopped.
 */

import type { InputOf } from '../../../src/contract/inputs'
import type { Address } from '../../../src/contract/views'
import { dayEndAfter, MINUTE_MS } from '../../../src/domain/calendar'
import { type Quote, quote } from '../../../src/domain/checkout/quote'
import { fingerprint } from '../../../src/domain/digest'
import { pickupCode } from '../../../src/domain/member-code/pickup-code'
import { available } from '../../../src/domain/points/account'
import { payingUnit } from '../../../src/domain/program/program'
import { err, ok, type Result } from '../../../src/domain/result'
import { type Command, type Context, callerAccount, type Failure } from '../context'
import { COLLECTIONS, type OrderDoc, type ProductDoc } from '../documents'
import { HOLD_SLACK_MS, type HoldError, holdPoints } from '../orders/hold-points'
import { insertOrder } from '../orders/insert-order'
import { merged, type PricedLine, priceLines, readProducts, stockItems } from '../orders/lines'
import { releaseOrder } from '../orders/release'
import { giveBack, holdAll, type StockError } from '../orders/stock'
import { orderIdOf, requestTime } from '../request-id'
import type { ShopSettings } from '../shop-reader'
import { currentState } from '../views/member-views'
import { orderView } from '../views/order-view'

/** How long an order waits for its payment. */
export const PAY_WITHIN_MS = 15 * MINUTE_MS
/** How long goods wait in a store to be picked up, in days. */
const PICKUP_DAYS = 14

type Input = InputOf<'order.place'>

export const orderPlace: Command<'order.place'> = {
  account: 'read',
  async run(context, input) {
    const { ports, nowMs } = context
    const madeAt = requestTime(input.requestId, nowMs)
    if (!madeAt.ok) return madeAt
    const [settings, products, before] = await Promise.all([
      context.settings(),
      readProducts(ports.store, input.lines),
      placedBefore(context, input),
    ])
    if (before) return repeated(context, settings, before, input)
    const placed = await attempt(context, settings, products, input, madeAt.value)
    if (placed.ok) return ok(orderView(placed.value, settings.shop, nowMs))
    // Refused, though the same request sent a moment earlier may have come through.
    const meanwhile = await placedBefore(context, input)
    return meanwhile ? repeated(context, settings, meanwhile, input) : placed
  },
}

/** Prices the order and places it. */
async function attempt(
  context: Context,
  settings: ShopSettings,
  products: Map<string, ProductDoc>,
  input: Input,
  madeAtMs: number,
): Promise<Result<OrderDoc, Failure>> {
  const lines = priceLines(merged(input.lines), products)
  if (!lines.ok) return lines
  const delivery = deliver(context, settings, input, lines.value)
  if (!delivery.ok) return delivery
  const priced = price(context, settings, input, lines.value)
  if (!priced.ok) return priced
  const order = draftOrder(context, settings, input, lines.value, delivery.value, priced.value)
  const placed = await place(context, settings, order, madeAtMs)
  if (placed.ok) return placed
  const { error } = placed
  return err('stockId' in error ? { ...error, title: titleOf(lines.value, error.stockId) } : error)
}

const ownId = (context: Context, { requestId }: Input): string =>
  orderIdOf('sale', callerAccount(context)._id, requestId)

/** The order that this request has made before. */
const placedBefore = (context: Context, input: Input): Promise<OrderDoc | undefined> =>
  context.ports.store.get<OrderDoc>(COLLECTIONS.orders, ownId(context, input))

/** The answer to a repeat: the order as it stands, whatever has become of prices, stock and points since. */
const repeated = (context: Context, { shop }: ShopSettings, order: OrderDoc, input: Input) =>
  order.inputHash === fingerprint(input)
    ? ok(orderView(order, shop, context.nowMs))
    : err({ code: 'request_id_reused' as const })

/** Holds stock, then points, then writes the order down; what was held goes back when a later step is refused. */
async function place(
  { ports, nowMs, account }: Context,
  settings: ShopSettings,
  order: OrderDoc,
  madeAtMs: number,
): Promise<Result<OrderDoc, StockError | HoldError>> {
  const claim = { orderId: order._id, memberId: order.memberId, expiresAtMs: order.payByMs + HOLD_SLACK_MS }
  const stocked = await holdAll(ports.store, order.stock, claim)
  if (!stocked.ok) return stocked
  if (order.points > 0) {
    const title = '购物抵现（待付款）'
    const held = await holdPoints(ports, settings.program, account!, order, { madeAtMs, title })
    if (!held.ok) {
      await giveBack(ports.store, stocked.value, order._id)
      return held
    }
  }
  const inserted = await insertOrder(ports, order)
  if (!inserted.ok) return inserted
  const there = inserted.value.order
  // A repeat of an order that has been cancelled meanwhile must not keep what it has just held again.
  if (inserted.value.repeated && there.cancelledAtMs !== undefined)
    await releaseOrder(ports, settings.program, there, nowMs)
  return ok(there)
}

const titleOf = (lines: PricedLine[], skuId: string) => lines.find(line => line.skuId === skuId)?.title

/** Where the order goes. Errors: `address_not_found`, `store_not_found`, `delivery_unavailable`. */
function deliver(
  context: Context,
  { shop }: ShopSettings,
  { delivery }: Input,
  lines: PricedLine[],
): Result<{ address?: Address; storeId?: string }, Failure> {
  const unable = lines.findIndex(line => !line.delivery.includes(delivery.kind))
  if (unable >= 0) return err({ code: 'delivery_unavailable', param: `lines.${unable}` })
  if (delivery.kind === 'pickup') {
    return shop.stores.some(store => store._id === delivery.storeId)
      ? ok({ storeId: delivery.storeId })
      : err({ code: 'store_not_found', param: 'delivery.storeId' })
  }
  const address = callerAccount(context).addresses.find(a => a.addressId === delivery.addressId)
  return address ? ok({ address }) : err({ code: 'address_not_found', param: 'delivery.addressId' })
}

/** The price by the shop's own numbers; what the member saw must be the same. Errors: those of `quote`, `price_changed`. */
function price(
  context: Context,
  { program, shop }: ShopSettings,
  input: Input,
  lines: PricedLine[],
): Result<Quote, Failure> {
  const account = callerAccount(context)
  const state = currentState(program, account, context.nowMs)
  const ownHold = state.holds[`order:${ownId(context, input)}`]
  const heldBefore = ownHold ? ownHold.draws.reduce((sum, draw) => sum + draw.amount, 0) : 0
  const quoted = quote(program, {
    lines,
    delivery: input.delivery.kind,
    shipping: shop.shipping,
    availablePoints: available(state, payingUnit(program).id, context.nowMs) + heldBefore,
    points: input.points,
    tierId: state.tier.tierId,
    atMs: context.nowMs,
  })
  if (!quoted.ok) return err({ ...quoted.error, param: 'points' })
  if (quoted.value.payableFen !== input.expectedPayableFen) {
    return err({ code: 'price_changed', param: 'expectedPayableFen', payableFen: quoted.value.payableFen })
  }
  return quoted
}

function draftOrder(
  context: Context,
  { program }: ShopSettings,
  input: Input,
  lines: PricedLine[],
  place: { address?: Address; storeId?: string },
  priced: Quote,
): OrderDoc {
  const account = callerAccount(context)
  const { nowMs, ports } = context
  const _id = ownId(context, input)
  const pickup = input.delivery.kind === 'pickup'
  return {
    _id,
    kind: 'sale',
    memberId: account._id,
    inputHash: fingerprint(input),
    createdAtMs: nowMs,
    payByMs: nowMs + PAY_WITHIN_MS,
    lines: lines.map(({ delivery: _, ...line }, i) => ({ ...line, cashFen: priced.lineCashFen[i]! })),
    delivery: input.delivery.kind,
    ...place,
    goodsFen: priced.goodsFen,
    shippingFen: priced.shippingFen,
    points: priced.points,
    pointsFen: priced.pointsFen,
    payableFen: priced.payableFen,
    earns: priced.earns,
    tierId: currentState(program, account, nowMs).tier.tierId,
    programVersion: program.version,
    claimKey: pickup ? pickupCode(ports.random.digits(11)) : _id,
    ...(pickup ? { claimUntilMs: dayEndAfter(nowMs, PICKUP_DAYS, program.zone) } : {}),
    stock: stockItems(lines),
    open: true,
    todo: 'none',
    todoAtMs: nowMs,
  }
}
