/** Lets everything come to rest, and tells what came of it. */
import { orderState } from '../../src/domain/order/order-state'
import { available } from '../../src/domain/points/account'
import type { Instance, World } from '../service/harness/world'
import { type Facts, faults, type fixedFacts, readFacts, unfinished } from './invariants'

type Fixed = Awaited<ReturnType<typeof fixedFacts>>

/** Longer than any hold lives unclaimed. */
const REST_MINUTES = [2, 20, 15, 2]

/** Sweeps until nothing is left to do: time to pay, holds and waits all run out. */
export async function comeToRest(world: World, sweeper: Instance): Promise<void> {
  for (const minutes of REST_MINUTES) {
    world.advance(minutes * 60_000)
    await sweeper.sweep()
  }
}

export async function faultsNow(world: World, fixed: Fixed): Promise<string[]> {
  return faults(await readFacts(world, fixed))
}

export const faultsAtRest = (facts: Facts): string[] => [...faults(facts), ...unfinished(facts)]

/** The same without traces of what was begun and undone: entries that cancel out, uses given back. */
export function possessions(facts: Facts): object {
  const { members, ...rest } = outcome(facts)
  return {
    ...rest,
    members: members.map(({ entries: _, uses, ...member }) => ({
      ...member,
      uses: Object.fromEntries(Object.entries(uses).filter(([, use]) => use.count > 0)),
    })),
  }
}

/** What people have in the end, without the ids, codes and times that differ from run to run. */
export function outcome(facts: Facts) {
  return {
    members: facts.accounts
      .map(({ phone, state, addresses, nickname, openid }) => ({
        phone,
        nickname,
        linked: !openid.startsWith('none:'),
        addresses: addresses.map(({ addressId: _, ...rest }) => rest),
        points: available(state, 'points', facts.nowMs),
        spend: state.metrics.spend?.total ?? 0,
        tier: state.tier.tierId,
        uses: state.uses,
        codeStep: state.codeStep,
        entries: state.chain.seq,
      }))
      .sort((a, b) => (a.phone < b.phone ? -1 : 1)),
    orders: facts.orders
      .map(order => `${order.kind} ${order.memberId} ${order.payableFen} ${orderState(order, facts.nowMs)}`)
      .sort(),
    stock: Object.fromEntries(facts.stock.map(doc => [doc._id, doc.available])),
    refunds: facts.refunds.size,
  }
}
