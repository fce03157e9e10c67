/** For every command an input that is right, for a caller who has what it takes. */
import type { CommandName, RequestOf } from '../../../src/contract/inputs'
import { AGREEMENT, accountOf, data, memberCodeOf, orderInput, payOrder, VASE, VASE_FEN } from './acts'
import { OPENID, OWN_STORE } from './people'
import type { Instance, World } from './world'

export type Samples = { [C in CommandName]: RequestOf<C> }

export interface Scene {
  /** The member's, waiting for payment. */
  openOrderId: string
  /** The member's, paid, to be picked up in the clerk's store. */
  paidOrderId: string
  pickupCode: string
  addressId: string
  entryId: string
  /** What silver shows at the counter. */
  memberCode: string
}

/** Lets one member (gold unless told otherwise) order, pay and save an address. */
export async function arrange(world: World, instance: Instance, openid = OPENID.gold): Promise<Scene> {
  const place = async () =>
    data(await instance.call(openid, 'order.place', orderInput(world, { expectedPayableFen: VASE_FEN })))
      .orderId
  const openOrderId = await place()
  const paidOrderId = await place()
  await payOrder(world, instance, openid, paidOrderId)
  const { pickupCode } = data(await instance.call(openid, 'order.get', { orderId: paidOrderId }))
  const { addressId } = data(
    await instance.call(openid, 'address.save', {
      name: '周一',
      phone: '13700137000',
      region: '上海市 静安区',
      detail: '愚园路 1 号',
    }),
  )
  const account = await accountOf(world, openid)
  return {
    openOrderId,
    paidOrderId,
    pickupCode: pickupCode!,
    addressId,
    entryId: account.journal.at(-1)!._id,
    memberCode: await memberCodeOf(instance, OPENID.silver),
  }
}

export function samples(world: World, scene: Scene): Samples {
  return {
    'home.get': {},
    'agreement.get': {},
    'product.list': { categoryId: 'tea', query: '茶', sort: 'price_up', offset: 0, limit: 5 },
    'product.get': { productId: VASE.productId },
    'cart.lines': { lines: [VASE] },
    'reward.list': {},
    'reward.get': { rewardId: 'hot-tea' },
    'member.join': {
      phoneCode: world.phoneCode('13900139000'),
      agreementVersion: AGREEMENT,
      nickname: '周一',
    },
    'member.me': {},
    'member.rename': { nickname: '周二' },
    'member.code': {},
    'address.save': {
      addressId: scene.addressId,
      name: '周二',
      phone: '13700137001',
      region: '上海市 黄浦区',
      detail: '福州路 2 号',
    },
    'address.remove': { addressId: scene.addressId },
    'checkout.get': { lines: [VASE] },
    'order.place': {
      requestId: world.requestId(),
      lines: [VASE],
      delivery: { kind: 'express', addressId: scene.addressId },
      points: 100,
      expectedPayableFen: VASE_FEN - 100 + 800,
    },
    'order.pay': { orderId: scene.openOrderId },
    'order.confirm': { orderId: scene.openOrderId },
    'order.cancel': { orderId: scene.openOrderId },
    'order.get': { orderId: scene.openOrderId },
    'order.list': { kind: 'sale', beforeMs: world.nowMs, limit: 3 },
    'points.statement': { beforeSeq: 1000, limit: 3 },
    'points.receipt': { entryId: scene.entryId },
    'tier.get': {},
    'reward.redeem': {
      requestId: world.requestId(),
      rewardId: 'postcard-set',
      count: 1,
      storeId: OWN_STORE,
      expectedPoints: 240,
    },
    'counter.verify': { code: scene.memberCode },
    'counter.purchase': {
      requestId: world.requestId(),
      by: { kind: 'code', code: scene.memberCode },
      amountFen: 12_300,
    },
    'counter.enrol': { requestId: world.requestId(), phone: '13900139001', agreementVersion: AGREEMENT },
    'counter.claim': { pickupCode: scene.pickupCode },
    'counter.writeOff': { pickupCode: scene.pickupCode },
    'counter.today': {},
  }
}
