/** What anyone may look at: the shop, its goods and its rewards. */

import { leftWithinLimit } from '../../../src/domain/mall/redeem'
import { available } from '../../../src/domain/points/account'
import { level, lowestLevel, payingUnit } from '../../../src/domain/program/program'
import type { Program } from '../../../src/domain/program/schema'
import { err, ok } from '../../../src/domain/result'
import type { Command, Context } from '../context'
import { COLLECTIONS, type ProductDoc, type RewardDoc, type StockDoc } from '../documents'
import type { Filter, FindOptions } from '../ports'
import { rewardTerms } from '../reward-terms'
import { currentState, memberStrip, roleOf } from '../views/member-views'
import { storeView } from '../views/order-view'

export const homeGet: Command<'home.get'> = {
  account: 'read',
  async run({ settings, account, nowMs }) {
    const { shop, home, program } = await settings()
    const { name, slogan, banners, stores, service, shipping } = shop
    return ok({
      nowMs,
      role: roleOf(account),
      shop: { name, slogan, banners, stores, service, shipping },
      program,
      categories: home.categories,
      sections: home.sections,
      rewards: home.rewards,
      ...(account ? { member: memberStrip(program, account, nowMs) } : {}),
    })
  },
}

export const agreementGet: Command<'agreement.get'> = {
  account: 'unread',
  async run({ settings }) {
    return ok((await settings()).shop.agreement)
  },
}

const SORTS: Record<'default' | 'price_up' | 'price_down' | 'new', FindOptions['orderBy']> = {
  default: ['sort', 'asc'],
  new: ['sort', 'desc'],
  price_up: ['fromFen', 'asc'],
  price_down: ['fromFen', 'desc'],
}

export const productList: Command<'product.list'> = {
  account: 'unread',
  async run({ ports }, { categoryId, query, sort, offset, limit }) {
    const where: Filter = {
      ...(categoryId ? { categoryId } : {}),
      ...(query ? { search: { matches: query.toLowerCase() } } : {}),
    }
    const orderBy = SORTS[sort]
    const docs = await ports.store.find<Pick<ProductDoc, 'card'>>(COLLECTIONS.products, where, {
      ...(orderBy ? { orderBy } : {}),
      offset,
      limit: limit + 1,
      fields: ['card'],
    })
    return ok({
      products: docs.slice(0, limit).map(doc => doc.card),
      ...(docs.length > limit ? { nextOffset: offset + limit } : {}),
    })
  },
}

/** The caller's tier and points, for previews; the lowest tier and none for a visitor. */
function standing(program: Program, { account, nowMs }: Context) {
  if (!account) return { tierId: lowestLevel(program).id, availablePoints: 0 }
  const state = currentState(program, account, nowMs)
  return { tierId: state.tier.tierId, availablePoints: available(state, payingUnit(program).id, nowMs) }
}

export const productGet: Command<'product.get'> = {
  account: 'read',
  async run(context, { productId }) {
    const doc = await context.ports.store.get<ProductDoc>(COLLECTIONS.products, productId)
    if (!doc) return err({ code: 'product_not_found', productId })
    const { card: _card, fromFen: _fromFen, search: _search, ...product } = doc
    const stock = await stockOf(
      context,
      product.skus.map(sku => sku.skuId),
    )
    return ok({
      nowMs: context.nowMs,
      product,
      stock,
      ...standing((await context.settings()).program, context),
    })
  },
}

/** Pieces that can be held now, by stock id. */
export async function stockOf({ ports }: Context, ids: string[]): Promise<Record<string, number>> {
  const docs = await ports.store.find<Pick<StockDoc, '_id' | 'available'>>(
    COLLECTIONS.stock,
    { _id: { in: ids } },
    { fields: ['available'], limit: ids.length },
  )
  const found = new Map(docs.map(doc => [doc._id, doc.available]))
  return Object.fromEntries(ids.map(id => [id, found.get(id) ?? 0]))
}

export const rewardList: Command<'reward.list'> = {
  account: 'read',
  async run(context) {
    const { program, home } = await context.settings()
    const stock = await stockOf(
      context,
      home.rewards.map(reward => reward.rewardId),
    )
    const state = context.account && currentState(program, context.account, context.nowMs)
    const rewards = home.rewards.map(reward => {
      const left =
        state &&
        leftWithinLimit(program, state, { ...reward, id: reward.rewardId, validDays: 0 }, context.nowMs)
      return {
        ...reward,
        stock: stock[reward.rewardId] ?? 0,
        ...(left === undefined ? {} : { leftWithinLimit: left }),
      }
    })
    return ok({ rewards, nowMs: context.nowMs, ...standing(program, context) })
  },
}

export const rewardGet: Command<'reward.get'> = {
  account: 'read',
  async run(context, { rewardId }) {
    const reward = await context.ports.store.get<RewardDoc>(COLLECTIONS.rewards, rewardId)
    if (!reward) return err({ code: 'reward_not_found', rewardId })
    const { program, shop } = await context.settings()
    const stock = await stockOf(context, [rewardId])
    const state = context.account && currentState(program, context.account, context.nowMs)
    const left = state && leftWithinLimit(program, state, rewardTerms(reward), context.nowMs)
    return ok({
      nowMs: context.nowMs,
      reward,
      ...(reward.tierId ? { tierTitle: level(program, reward.tierId).title } : {}),
      stock: stock[rewardId] ?? 0,
      ...(left === undefined ? {} : { leftWithinLimit: left }),
      stores: shop.stores.map(storeView),
      ...standing(program, context),
    })
  },
}
