/** Turning a merchant's data into the documents that members read: what is shown together is stored together. */
import type { Category, Product, Reward, Shop } from '../../src/contract/catalog'
import type { ProductCard, RewardCard } from '../../src/contract/views'
import { level } from '../../src/domain/program/program'
import type { Program } from '../../src/domain/program/schema'
import { invariant } from '../../src/domain/result'
import type { HomeDoc, ProductDoc } from './documents'

export function productCard(product: Product): ProductCard {
  const cheapest = product.skus.reduce((best, sku) => (sku.priceFen < best.priceFen ? sku : best))
  return {
    productId: product._id,
    title: product.title,
    subtitle: product.subtitle,
    picture: product.pictures[0]!,
    fromFen: cheapest.priceFen,
    ...(cheapest.marketPriceFen === undefined ? {} : { marketPriceFen: cheapest.marketPriceFen }),
    varies: product.skus.some(sku => sku.priceFen !== cheapest.priceFen),
    tags: product.tags,
  }
}

export function productDoc(product: Product): ProductDoc {
  const card = productCard(product)
  return {
    ...product,
    card,
    fromFen: card.fromFen,
    search: `${product.title} ${product.subtitle}`.toLowerCase(),
  }
}

export function rewardCard(reward: Reward, program: Program): RewardCard {
  return {
    rewardId: reward._id,
    title: reward.title,
    subtitle: reward.subtitle,
    kind: reward.kind,
    picture: reward.picture,
    points: reward.points,
    cashFen: reward.cashFen,
    ...(reward.worthFen === undefined ? {} : { worthFen: reward.worthFen }),
    ...(reward.limit ? { limit: reward.limit } : {}),
    ...(reward.tierId ? { tierId: reward.tierId, tierTitle: level(program, reward.tierId).title } : {}),
  }
}

/** The home page's content: one document, one read. */
export function homeDoc(
  shop: Shop,
  categories: Category[],
  products: Product[],
  rewards: Reward[],
  program: Program,
): HomeDoc {
  const card = (id: string) => {
    const product = products.find(p => p._id === id)
    invariant(product, `section product ${id} exists`)
    return productCard(product)
  }
  return {
    _id: 'home',
    categories: [...categories].sort((a, b) => a.sort - b.sort),
    sections: shop.sections.map(({ title, note, productIds }) => ({
      title,
      note,
      products: productIds.map(card),
    })),
    rewards: [...rewards].sort((a, b) => a.points - b.points).map(reward => rewardCard(reward, program)),
  }
}
