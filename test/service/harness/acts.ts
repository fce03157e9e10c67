/** What people do in tests, in one line each. Every act goes through the real commands and must succeed. */
import type { AccountDoc, OrderDoc } from '../../../cloudfunctions/service/documents'
import { COLLECTIONS } from '../../../cloudfunctions/service/documents'
import { currentState } from '../../../cloudfunctions/service/views/member-views'
import shop from '../../../shop/demo/shop.json'
import type { AnswerOf } from '../../../src/contract/commands'
import type { ApiResponse } from '../../../src/contract/errors'
import type { CommandName, RequestOf } from '../../../src/contract/inputs'
import { available } from '../../../src/domain/points/account'
import type { Program } from '../../../src/domain/program/schema'
import type { Instance, World } from './world'

export const AGREEMENT = shop.agreement.version

/** The answer's data; fails with the refusal when there is none. */
export function data<T>(answer: ApiResponse<T>): T {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.error)}`)
  return answer.data
}

/** The refusal's code; fails when there is none. */
export function code(answer: ApiResponse<unknown>): string {
  if (answer.ok) throw new Error(`not refused: ${JSON.stringify(answer.data).slice(0, 300)}`)
  return answer.error.code
}

export async function accountOf(world: World, openid: string): Promise<AccountDoc> {
  const [account] = await world.store.find<AccountDoc>(COLLECTIONS.accounts, { openid })
  if (!account) throw new Error(`${openid} has no account`)
  return account
}

/** What she can spend now, with everything that has fallen due taken into account. */
export async function pointsOf(world: World, openid: string): Promise<number> {
  const { program } = (await world.store.get<{ program: Program }>(COLLECTIONS.shop, 'program'))!
  const state = currentState(program, await accountOf(world, openid), world.nowMs)
  return available(state, 'points', world.nowMs)
}

export async function orderOf(world: World, orderId: string): Promise<OrderDoc> {
  const order = await world.store.get<OrderDoc>(COLLECTIONS.orders, orderId)
  if (!order) throw new Error(`there is no order ${orderId}`)
  return order
}

export async function stockOf(world: World, stockId: string) {
  const stock = await world.store.get<{
    available: number
    holds: Record<string, unknown>
    holdCount: number
  }>(COLLECTIONS.stock, stockId)
  if (!stock) throw new Error(`there is no stock ${stockId}`)
  return stock
}

/** A vase at 89 yuan, sent or picked up; 8 yuan for the courier. */
export const VASE = { productId: 'bud-vase', skuId: 'bud-vase-white', count: 1 }

export const VASE_FEN = 8900

type OrderInput = RequestOf<'order.place'>

export function orderInput(
  world: World,
  more: Partial<OrderInput> & { expectedPayableFen: number },
): OrderInput {
  return {
    requestId: world.requestId(),
    lines: [VASE],
    delivery: { kind: 'pickup', storeId: 'anfu' },
    points: 0,
    ...more,
  }
}

/** Pays at the sheet and delivers the notification. */
export async function payOrder(world: World, instance: Instance, openid: string, orderId: string) {
  data(await instance.call(openid, 'order.pay', { orderId }))
  const notice = world.pay.confirm(orderId)
  if ('refused' in notice) throw new Error(notice.refused)
  const status = await instance.notify(notice)
  if (status !== 200) throw new Error(`the notification was answered ${status}`)
  return notice
}

/** The code that the member's phone shows now. */
export async function memberCodeOf(instance: Instance, openid: string): Promise<string> {
  return data(await instance.call(openid, 'member.code', {})).codes[0]!.code
}

/** A minute goes by and the timer runs, a number of times. */
export async function minutes(world: World, instance: Instance, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    world.advance(60_000)
    await instance.sweep()
  }
}

export type Answer<C extends CommandName> = AnswerOf[C]
