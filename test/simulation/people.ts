/** What people do in a history, as calls of the real commands. Everything they know, they know as clients do. */
import {
  COLLECTIONS,
  type OrderDoc,
  type ProductDoc,
  type RewardDoc,
} from '../../cloudfunctions/service/documents'
import demoShop from '../../shop/demo/shop.json'
import type { ApiResponse } from '../../src/contract/errors'
import type { CommandName } from '../../src/contract/inputs'
import type { OrderView } from '../../src/contract/views'
import { memberCode, stepAt } from '../../src/domain/member-code/member-code'
import type { Gate } from '../service/harness/gate'
import { requestIdAt } from '../service/harness/random'
import { type Instance, MEMBER_CODE_SECRET, type World } from '../service/harness/world'
import type { Move } from './moves'
import { PRODUCTS, REWARDS, STORES } from './small-shop'
import { MEMBERS, STAFF } from './small-world'

const API_MS = 10_000
const NOTIFY_MS = 5_000
const TIMER_MS = 60_000
const CONSENT = demoShop.agreement.version

type ActMove = Extract<Move, { do: 'act' }>

/** One request of a client, with every answer it has had. */
export interface Request {
  openid: string
  command: CommandName
  input: Record<string, unknown>
  answers: ApiResponse<unknown>[]
}

/** Something that begins: how it is told, how long it may take, and what it does. */
export interface Begun {
  title: string
  limitMs: number
  work: (gate: Gate) => Promise<unknown>
}

/** Clients' clocks differ from the server's by these, ms. */
const CLOCKS = [0, 0, -90_000, 120_000, 0, 0, 0, 0, 400_000]

export class People {
  readonly requests: Request[] = []
  private readonly newcomers: { openid: string; phone: string }[] = []

  constructor(
    private readonly world: World,
    private readonly instance: (gate: Gate) => Instance,
    private readonly heard: (request: Request, answer: ApiResponse<unknown>) => void,
    private readonly taken: (notice: object, status: number) => void,
  ) {}

  /** Undefined when there is nothing to do it with. */
  async begin(move: ActMove): Promise<Begun | undefined> {
    switch (move.act) {
      case 'place':
        return this.send(await this.placing(move))
      case 'redeem':
        return this.send(await this.redeeming(move))
      case 'purchase':
        return this.send(this.purchasing(move))
      case 'again': {
        const request = newest(this.requests, move.which)
        return request && this.send(request)
      }
      case 'reprice':
        return this.reprice(move)
      case 'pay':
        return this.aboutOrder(move, 'order.pay')
      case 'cancel':
        return this.aboutOrder(move, 'order.cancel')
      case 'ask_platform':
        return this.aboutOrder(move, 'order.confirm')
      case 'confirm_sheet':
        return this.confirmSheet(move)
      case 'notify':
        return this.notify(move)
      case 'sweep':
        return { title: 'the timer fires', limitMs: TIMER_MS, work: gate => this.instance(gate).sweep() }
      case 'write_off':
        return this.writeOff(move)
      case 'save_address':
        return this.send(this.saving(move))
      case 'enrol':
        return this.send(this.enrolling(move))
      case 'join':
        return this.join(move)
    }
  }

  private send(request: Request): Begun {
    if (!this.requests.includes(request)) this.requests.push(request)
    const number = this.requests.indexOf(request) + 1
    const { openid, command, input } = request
    return {
      title: `request ${number}: ${nameOf(openid)} ${command} ${JSON.stringify(input)}`,
      limitMs: API_MS,
      work: async gate => {
        const answer = await this.instance(gate).send(openid, { command, input })
        request.answers.push(answer)
        this.heard(request, answer)
      },
    }
  }

  private request(openid: string, command: CommandName, input: Record<string, unknown>): Request {
    return { openid, command, input, answers: [] }
  }

  private requestId(who: number): string {
    return requestIdAt(this.world.nowMs + CLOCKS[who % CLOCKS.length]!, this.world.chance)
  }

  private member(who: number) {
    const all = [...MEMBERS, ...this.newcomers]
    return all[who % all.length]!
  }

  private async placing({ who, which, amount }: ActMove): Promise<Request> {
    const prices = await this.prices()
    const chosen = PRODUCTS.filter((_, i) => (which >> i) & 1 || i === amount % PRODUCTS.length)
    const lines = chosen.map((product, i) => ({
      productId: product._id,
      skuId: `${product._id}-1`,
      count: 1 + ((amount >> i) % 3),
    }))
    const goodsFen = lines.reduce((sum, line) => sum + line.count * prices.get(line.productId)!, 0)
    const points = [0, 100, 300, 500, 1_000][amount % 5]!
    return this.request(this.member(who).openid, 'order.place', {
      requestId: this.requestId(who),
      lines,
      delivery: { kind: 'pickup', storeId: STORES[which % 2] },
      points,
      expectedPayableFen: goodsFen - points,
    })
  }

  private async redeeming({ who, which, amount }: ActMove): Promise<Request> {
    const { _id } = REWARDS[which % REWARDS.length]!
    const reward = (await this.world.store.get<RewardDoc>(COLLECTIONS.rewards, _id))!
    const count = amount % 7 === 0 ? 2 : 1
    return this.request(this.member(who).openid, 'reward.redeem', {
      requestId: this.requestId(who),
      rewardId: reward._id,
      count,
      storeId: STORES[amount % 2],
      expectedPoints: reward.points * count,
    })
  }

  private purchasing({ who, which, amount }: ActMove): Request {
    const clerk = STAFF[which % STAFF.length]!
    const { memberId } = MEMBERS[who % MEMBERS.length]!
    const known = this.newcomers[amount % Math.max(1, this.newcomers.length)]
    // Some codes are old or copied; some customers give their phone number.
    const step = stepAt(this.world.nowMs) - [0, 0, 0, 1, 4][amount % 5]!
    const by =
      known && which % 3 === 0
        ? { kind: 'phone', phone: known.phone }
        : { kind: 'code', code: memberCode(MEMBER_CODE_SECRET, memberId, step) }
    const amountFen = [50, 900, 5_050, 12_345, 20_000][which % 5]!
    return this.request(clerk.openid, 'counter.purchase', { requestId: this.requestId(which), by, amountFen })
  }

  private saving({ who, which }: ActMove): Request {
    const address = { name: '甲', phone: '13800138000', region: '上海市', detail: `${which} 号` }
    return this.request(this.member(who).openid, 'address.save', address)
  }

  private enrolling({ who, which }: ActMove): Request {
    const phone = `1360000${String(which % 3).padStart(4, '0')}`
    const openid = `oNewcomer${which % 3}`.padEnd(28, '0')
    if (!this.newcomers.some(newcomer => newcomer.phone === phone)) this.newcomers.push({ openid, phone })
    const input = { requestId: this.requestId(who), phone, agreementVersion: CONSENT }
    return this.request(STAFF[who % STAFF.length]!.openid, 'counter.enrol', input)
  }

  private join({ which }: ActMove): Begun {
    const phone = `1360000${String(which % 3).padStart(4, '0')}`
    const openid = `oNewcomer${which % 3}`.padEnd(28, '0')
    if (!this.newcomers.some(newcomer => newcomer.phone === phone)) this.newcomers.push({ openid, phone })
    const input = { phoneCode: this.world.phoneCode(phone), agreementVersion: CONSENT }
    return this.send(this.request(openid, 'member.join', input))
  }

  /** What the shelves show. */
  private async prices(): Promise<Map<string, number>> {
    const products = await this.world.store.find<ProductDoc>(COLLECTIONS.products, {})
    return new Map(products.map(product => [product._id, product.skus[0]!.priceFen]))
  }

  /** What the member's list of orders shows. */
  private async orders(): Promise<OrderDoc[]> {
    return this.world.store.find<OrderDoc>(COLLECTIONS.orders, {}, { orderBy: ['_id', 'asc'] })
  }

  private async aboutOrder({ which }: ActMove, command: CommandName): Promise<Begun | undefined> {
    const orders = (await this.orders()).filter(order => order.payableFen > 0 && order.kind !== 'counter')
    const order = orders[which % Math.max(1, orders.length)]
    const account =
      order && (await this.world.store.get<{ openid: string }>(COLLECTIONS.accounts, order.memberId))
    return account && this.send(this.request(account.openid, command, { orderId: order._id }))
  }

  private async writeOff({ which, amount }: ActMove): Promise<Begun | undefined> {
    const orders = (await this.orders()).filter(order => order.claimKey !== order._id)
    const order = newest(orders, which)
    if (!order) return undefined
    const clerk = STAFF[amount % STAFF.length]!
    return this.send(this.request(clerk.openid, 'counter.writeOff', { pickupCode: order.claimKey }))
  }

  /** The merchant changes what a thing costs: dearer, or cheaper as long as something is left. */
  private reprice({ which, amount }: ActMove): Begun {
    const by = amount % 2 ? 100 : -100
    const reward = which % 2 ? REWARDS[amount % REWARDS.length] : undefined
    const product = PRODUCTS[amount % PRODUCTS.length]!
    const [collection, id, path] = reward
      ? [COLLECTIONS.rewards, reward._id, amount % 3 && reward.cashFen ? 'cashFen' : 'points']
      : [COLLECTIONS.products, product._id, 'skus.0.priceFen']
    const where = { _id: id, [path]: { gt: 100 } }
    return {
      title: `the merchant changes ${id}: ${path} ${by > 0 ? '+' : ''}${by}`,
      limitMs: API_MS,
      work: () => this.world.store.update(collection, where, { inc: { [path]: by } }),
    }
  }

  /** On the payer's phone: needs no function. */
  private confirmSheet({ which }: ActMove): Begun | undefined {
    const open = [...this.world.pay.trades.values()].filter(trade => trade.state === 'NOTPAY')
    const trade = newest(open, which)
    if (!trade) return undefined
    const no = trade.request.out_trade_no
    return {
      title: `the payer confirms ${no.slice(-6)}`,
      limitMs: API_MS,
      work: async () => this.world.pay.confirm(no),
    }
  }

  /** Any notification that was ever due: first, repeated, or late. */
  private notify({ which }: ActMove): Begun | undefined {
    const { notices } = this.world.pay
    const notice = newest(notices, which)
    return (
      notice && {
        title: `the platform tells of the payment of ${notice.outTradeNo.slice(-6)}`,
        limitMs: NOTIFY_MS,
        work: async gate => this.taken(notice, await this.instance(gate).notify(notice)),
      }
    )
  }
}

/** The newest, or one that many before it. */
const newest = <T>(all: readonly T[], before: number): T | undefined =>
  all.length ? all[all.length - 1 - (before % all.length)] : undefined

export const nameOf = (openid: string): string => openid.slice(1).replace(/0+$/, '')

/** The order in an answer, where it is one. */
export function orderIn(answer: ApiResponse<unknown>): OrderView | undefined {
  if (!answer.ok) return undefined
  const data = answer.data as Partial<OrderView> & { order?: OrderView }
  return data.order ?? (data.orderId ? (data as OrderView) : undefined)
}
