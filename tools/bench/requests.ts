import { uuidv7 } from 'uuidv7'
import type { LocalCloud } from '../../local-cloud'
import type { AnswerOf } from '../../src/contract/commands'
import type { CommandName, RequestOf } from '../../src/contract/inputs'
import { withBenchCloud } from './bench-cloud'
import type { Figures } from './figures'

/** A caller of the api as one person, with the number of requests of her last call. */
class Caller {
  lastRequests = 0
  constructor(
    private readonly cloud: LocalCloud,
    private readonly openid: string,
  ) {}

  async call<C extends CommandName>(command: C, input: RequestOf<C>): Promise<AnswerOf[C]> {
    const outcome = await this.cloud.call('api', { command, input }, this.openid)
    this.lastRequests = outcome.dbRequests
    if (!outcome.ok) throw new Error(`${command}: ${outcome.error.message}`)
    const answer = outcome.result as { ok: true; data: AnswerOf[C] } | { ok: false; error: { code: string } }
    if (!answer.ok) throw new Error(`${command}: ${answer.error.code}`)
    return answer.data
  }
}

/** Starts a local cloud of its own, runs each use case once cold where that matters and once warm, and counts. */
export const requestFigures = (): Promise<Figures> => withBenchCloud(count, { instancesMax: 1 })

const personOf = (cloud: LocalCloud, id: string) => {
  const person = cloud.people.find(p => p.id === id)
  if (!person) throw new Error(`the demo shop has a person ${id}`)
  return new Caller(cloud, person.openid)
}

async function count(cloud: LocalCloud): Promise<Figures> {
  const silver = personOf(cloud, 'silver')
  const clerk = personOf(cloud, 'clerk')
  const figures: Figures = {}
  await silver.call('home.get', {})
  figures['requests.home'] = silver.lastRequests
  await silver.call('home.get', {})
  figures['requests.homeWarm'] = silver.lastRequests
  const { codes } = await silver.call('member.code', {})
  figures['requests.memberCode'] = silver.lastRequests
  const code = codes[0]!.code
  await clerk.call('counter.verify', { code })
  figures['requests.verifyCode'] = clerk.lastRequests
  await clerk.call('counter.purchase', { requestId: uuidv7(), by: { kind: 'code', code }, amountFen: 10_000 })
  figures['requests.counterPurchase'] = clerk.lastRequests
  Object.assign(figures, await purchaseFigures(cloud, silver))
  const { rewards } = await silver.call('reward.list', {})
  figures['requests.rewardList'] = silver.lastRequests
  const reward = rewards.find(r => r.cashFen === 0 && !r.tierId && r.stock > 0)!
  const redeem = { rewardId: reward.rewardId, count: 1, storeId: 'anfu', expectedPoints: reward.points }
  await silver.call('reward.redeem', { requestId: uuidv7(), ...redeem })
  figures['requests.redeem'] = silver.lastRequests
  await silver.call('points.statement', {})
  figures['requests.statement'] = silver.lastRequests
  await silver.call('tier.get', {})
  figures['requests.tier'] = silver.lastRequests
  await silver.call('member.me', {})
  figures['requests.me'] = silver.lastRequests
  return figures
}

/** An order of one line with points, paid through the payment platform; the earning is what `notify` does then. */
async function purchaseFigures(cloud: LocalCloud, silver: Caller): Promise<Figures> {
  const figures: Figures = {}
  const { products } = await silver.call('product.list', {})
  figures['requests.productList'] = silver.lastRequests
  const { product } = await silver.call('product.get', { productId: products[0]!.productId })
  figures['requests.product'] = silver.lastRequests
  const sku = product.skus[0]!
  const lines = [{ productId: product._id, skuId: sku.skuId, count: 2 }]
  const { cap } = await silver.call('checkout.get', { lines })
  figures['requests.checkout'] = silver.lastRequests
  for (const [points, orderKey, earnKey] of [
    [cap.stepPoints, 'requests.orderWithPoints', 'requests.earnCold'],
    [0, 'requests.orderWithoutPoints', 'requests.earn'],
  ] as const) {
    const order = await silver.call('order.place', {
      requestId: uuidv7(),
      lines,
      delivery: { kind: 'pickup', storeId: 'anfu' },
      points,
      expectedPayableFen: sku.priceFen * 2 - (points / cap.stepPoints) * cap.stepFen,
    })
    figures[orderKey] = silver.lastRequests
    const before = cloud.stats().functions.notify?.dbRequests ?? 0
    await pay(cloud, silver, order.orderId)
    figures[earnKey] = (cloud.stats().functions.notify?.dbRequests ?? 0) - before
  }
  return figures
}

const PATIENCE_MS = 10_000

async function pay(cloud: LocalCloud, silver: Caller, orderId: string): Promise<void> {
  const { prepayId, params } = await silver.call('order.pay', { orderId })
  const paid = await fetch(`${cloud.url}/pay/sheet/${prepayId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'pay', ...params }),
  })
  if (!paid.ok) throw new Error(`paying: ${paid.status}`)
  const until = Date.now() + PATIENCE_MS
  const seen = cloud.stats().functions.notify?.invocations ?? 0
  while (Date.now() < until) {
    const { state } = await silver.call('order.get', { orderId })
    if (state !== 'awaiting_payment' && (cloud.stats().functions.notify?.invocations ?? 0) >= seen) break
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  // The order reads as paid before the points have arrived: wait for the notification to be answered.
  await new Promise(resolve => setTimeout(resolve, 500))
}
