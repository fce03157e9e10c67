/** The one description of the api: each command's input (see `inputs.ts`), its answer, and who may call it. */

import type { ApiResponse } from './errors'
import type { CommandName, RequestOf } from './inputs'
import type * as View from './views'

export interface AnswerOf {
  'home.get': View.HomeView
  'agreement.get': View.AgreementView
  'product.list': { products: View.ProductCard[]; nextOffset?: number }
  'product.get': View.ProductView
  'cart.lines': { lines: View.CartLineView[]; nowMs: number }
  'reward.list': {
    rewards: (View.RewardCard & { stock: number; leftWithinLimit?: number })[]
    availablePoints: number
    tierId: string
    nowMs: number
  }
  'reward.get': View.RewardView
  'member.join': View.MeView & { joined: 'new' | 'already' | 'linked' }
  'member.me': View.MeView
  'member.rename': { nickname: string }
  'member.code': View.MemberCodeView
  'address.save': { addressId: string; addresses: View.Address[] }
  'address.remove': { addresses: View.Address[] }
  'checkout.get': View.CheckoutView
  'order.place': View.OrderView
  'order.pay': { params: View.PaymentParams; prepayId: string }
  'order.confirm': View.OrderView
  'order.cancel': View.OrderView
  'order.get': View.OrderView
  'order.list': { orders: View.OrderView[]; nextBeforeMs?: number; nowMs: number }
  'points.statement': View.StatementView
  'points.receipt': View.ReceiptView
  'tier.get': View.TierView
  'reward.redeem': View.OrderView
  'counter.verify': View.CounterMemberView
  'counter.purchase': View.CounterPurchaseView
  'counter.enrol': View.CounterMemberView
  'counter.claim': View.ClaimView
  'counter.writeOff': View.ClaimView
  'counter.today': View.TodayView
}

/** Lowest standing that may call a command. Staff may do what a member may, once they are members themselves. */
export type Access = 'anyone' | 'member' | 'staff'

export const ACCESS: Record<CommandName, Access> = {
  'home.get': 'anyone',
  'agreement.get': 'anyone',
  'product.list': 'anyone',
  'product.get': 'anyone',
  'cart.lines': 'anyone',
  'reward.list': 'anyone',
  'reward.get': 'anyone',
  'member.join': 'anyone',
  'member.me': 'member',
  'member.rename': 'member',
  'member.code': 'member',
  'address.save': 'member',
  'address.remove': 'member',
  'checkout.get': 'member',
  'order.place': 'member',
  'order.pay': 'member',
  'order.confirm': 'member',
  'order.cancel': 'member',
  'order.get': 'member',
  'order.list': 'member',
  'points.statement': 'member',
  'points.receipt': 'member',
  'tier.get': 'member',
  'reward.redeem': 'member',
  'counter.verify': 'staff',
  'counter.purchase': 'staff',
  'counter.enrol': 'staff',
  'counter.claim': 'staff',
  'counter.writeOff': 'staff',
  'counter.today': 'staff',
}

/** What the client sends to the `api` function. */
export interface Call<C extends CommandName = CommandName> {
  command: C
  input: RequestOf<C>
}

/** Sends one call; the transport behind it is wx.cloud or HTTP. */
export type CallApi = <C extends CommandName>(
  command: C,
  input: RequestOf<C>,
) => Promise<ApiResponse<AnswerOf[C]>>
