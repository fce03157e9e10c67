/** What a member sees before she orders. The order itself is priced anew by the server. */
import { pointsCap } from '../../../src/domain/checkout/quote'
import { available } from '../../../src/domain/points/account'
import { payingUnit } from '../../../src/domain/program/program'
import { ok } from '../../../src/domain/result'
import { type Command, callerAccount } from '../context'
import { cartLine, merged, readProducts } from '../orders/lines'
import { currentState } from '../views/member-views'
import { storeView } from '../views/order-view'
import { stockOf } from './browse'

export const cartLines: Command<'cart.lines'> = {
  account: 'unread',
  async run(context, { lines }) {
    if (!lines.length) return ok({ lines: [], nowMs: context.nowMs })
    const [products, stock] = await Promise.all([
      readProducts(context.ports.store, lines),
      stockOf(
        context,
        lines.map(line => line.skuId),
      ),
    ])
    return ok({ lines: lines.map(ref => cartLine(ref, products, stock)), nowMs: context.nowMs })
  },
}

export const checkoutGet: Command<'checkout.get'> = {
  account: 'read',
  async run(context, input) {
    const account = callerAccount(context)
    const lines = merged(input.lines)
    const [{ program, shop }, products, stock] = await Promise.all([
      context.settings(),
      readProducts(context.ports.store, lines),
      stockOf(
        context,
        lines.map(line => line.skuId),
      ),
    ])
    const state = currentState(program, account, context.nowMs)
    const availablePoints = available(state, payingUnit(program).id, context.nowMs)
    const views = lines.map(ref => ({ ...cartLine(ref, products, stock), count: ref.count }))
    const goodsFen = views.reduce((total, line) => total + line.unitPriceFen * line.count, 0)
    return ok({
      nowMs: context.nowMs,
      lines: views,
      addresses: account.addresses,
      stores: shop.stores.map(storeView),
      shipping: shop.shipping,
      availablePoints,
      tierId: state.tier.tierId,
      cap: pointsCap(program, goodsFen, availablePoints),
      program,
    })
  },
}
