import type { CommandName } from '../../../src/contract/inputs'
import type { Command } from '../context'
import * as browse from '../queries/browse'
import * as checkout from '../queries/checkout'
import * as orders from '../queries/orders'
import * as points from '../queries/points'
import * as counter from './counter'
import { memberJoin } from './join'
import * as payment from './order-payment'
import { orderPlace } from './place-order'
import * as profile from './profile'
import { rewardRedeem } from './redeem'
import * as writeOff from './write-off'

/** Every use case by its name on the wire. */
export const COMMANDS: { [C in CommandName]: Command<C> } = {
  'home.get': browse.homeGet,
  'agreement.get': browse.agreementGet,
  'product.list': browse.productList,
  'product.get': browse.productGet,
  'cart.lines': checkout.cartLines,
  'reward.list': browse.rewardList,
  'reward.get': browse.rewardGet,
  'member.join': memberJoin,
  'member.me': orders.memberMe,
  'member.rename': profile.memberRename,
  'member.code': profile.memberCodeGet,
  'address.save': profile.addressSave,
  'address.remove': profile.addressRemove,
  'checkout.get': checkout.checkoutGet,
  'order.place': orderPlace,
  'order.pay': payment.orderPay,
  'order.confirm': payment.orderConfirm,
  'order.cancel': payment.orderCancel,
  'order.get': orders.orderGet,
  'order.list': orders.orderList,
  'points.statement': points.pointsStatement,
  'points.receipt': points.pointsReceipt,
  'tier.get': points.tierGet,
  'reward.redeem': rewardRedeem,
  'counter.verify': counter.counterVerify,
  'counter.purchase': counter.counterPurchase,
  'counter.enrol': counter.counterEnrol,
  'counter.claim': writeOff.counterClaim,
  'counter.writeOff': writeOff.counterWriteOff,
  'counter.today': counter.counterToday,
}
