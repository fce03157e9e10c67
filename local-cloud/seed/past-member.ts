/** A demo person's documents: the account that her history leads to, its entries, and the orders they speak of. Pure. */
import { isLinked, newAccount } from '../../cloudfunctions/service/accounts/new-account'
import type { AccountDoc, OrderDoc, OrderLine } from '../../cloudfunctions/service/documents'
import type { Shop } from '../../src/contract/catalog'
import { DAY_MS, HOUR_MS } from '../../src/domain/calendar'
import { prorate } from '../../src/domain/checkout/prorate'
import { fingerprint } from '../../src/domain/digest'
import { claimExpiresAt, needsStore } from '../../src/domain/mall/redeem'
import { pickupCode } from '../../src/domain/member-code/pickup-code'
import type { Entry } from '../../src/domain/points/account'
import { nextDue } from '../../src/domain/points/advance'
import type { Program } from '../../src/domain/program/schema'
import { invariant } from '../../src/domain/result'
import type { PurchaseFact, SeedMember, SeedPerson } from './people'
import { pastOrderId, type ReplayedFact, replayHistory } from './replay-history'
import type { ShopFolder } from './shop-folder'

export interface PastMember {
  account: AccountDoc
  entries: Entry[]
  orders: OrderDoc[]
}

/** Member ids of the demo: ten digits like everybody's. */
const memberIdOf = (number: number): string => String(6_021_800_000 + number * 37_411)

interface MemberRequest {
  program: Program
  folder: ShopFolder
  person: SeedMember
  /** Position among the people. */
  number: number
  nowMs: number
}

/** Everything the member's history has left. Throws when the rules refuse the history. */
export function pastMember({ program, folder, person, number, nowMs }: MemberRequest): PastMember {
  const memberId = memberIdOf(number)
  const told = replayHistory({ program, shop: folder, memberId, history: person.history, nowMs })
  if (!told.ok)
    throw new Error(
      `people.json: ${person.id}: history.${told.error.factIndex}: ${JSON.stringify(told.error)}`,
    )
  const { ledger, facts } = told.value
  const joinedAtMs = facts[0]!.atMs
  const consent = { version: folder.shop.agreement.version, atMs: joinedAtMs, via: 'wechat' as const }
  const fresh = newAccount(
    program,
    { memberId, openid: person.openid, phone: person.phone, nickname: person.name, consents: [consent] },
    joinedAtMs,
  )
  invariant(isLinked(fresh), 'a demo member has a WeChat identity')
  const account: AccountDoc = {
    ...fresh,
    addresses: [homeAddress(person)],
    state: ledger.state,
    journal: ledger.added.slice(-5),
    flushedSeq: ledger.state.chain.seq,
    journalFromMs: facts.at(-1)!.atMs,
    dueAtMs: nextDue(ledger.state) ?? null,
    pendingSinceMs: null,
  }
  const orders = facts.flatMap(fact =>
    pastOrder({ program, folder, person, number, nowMs }, memberId, fact, ledger.added),
  )
  return { account, entries: ledger.added, orders }
}

const homeAddress = ({ name, phone, address }: SeedMember) => ({ addressId: 'home', name, phone, ...address })

function pastOrder(
  { program, folder, nowMs }: MemberRequest,
  memberId: string,
  past: ReplayedFact,
  entries: Entry[],
): OrderDoc[] {
  const { fact, index, atMs } = past
  if (fact.type === 'join') return []
  const _id = pastOrderId(memberId, index)
  const own = entries.filter(entry => entry.ref.id === _id)
  const base = {
    _id,
    memberId,
    inputHash: fingerprint(fact),
    createdAtMs: atMs,
    payByMs: atMs,
    shippingFen: 0,
    pointsFen: 0,
    points: 0,
    tierId: program.tiers.levels[0]!.id,
    programVersion: program.version,
    stock: [],
    open: false,
    todo: 'none' as const,
    todoAtMs: atMs,
    earns: own
      .filter(e => e.kind === 'earn')
      .flatMap(e => e.postings.map(({ unit, amount }) => ({ unit, amount }))),
    payment: { transactionId: `past-${_id}`, paidAtMs: atMs, totalFen: past.paidFen },
  }
  return fact.type === 'redeem'
    ? [pastRedemption(program, folder, base, past, nowMs)]
    : [pastPurchase(program, folder, base, past, fact)]
}

type Base = Pick<
  OrderDoc,
  '_id' | 'memberId' | 'inputHash' | 'createdAtMs' | 'payByMs' | 'shippingFen' | 'pointsFen' | 'points'
> &
  Pick<OrderDoc, 'tierId' | 'programVersion' | 'stock' | 'open' | 'todo' | 'todoAtMs' | 'earns'> & {
    payment: NonNullable<OrderDoc['payment']>
  }

function pastPurchase(
  program: Program,
  folder: ShopFolder,
  base: Base,
  past: ReplayedFact,
  fact: PurchaseFact,
): OrderDoc {
  const points = fact.pointsUsed ?? 0
  const { rate } = program.redemption.checkout
  const online = fact.type === 'online_purchase'
  const pickup = online && fact.storeId !== undefined
  return {
    ...base,
    kind: online ? 'sale' : 'counter',
    lines: purchaseLines(folder, fact, past.goodsFen - past.paidFen),
    delivery: online ? (pickup ? 'pickup' : 'express') : 'none',
    ...(fact.storeId ? { storeId: fact.storeId } : {}),
    goodsFen: past.goodsFen,
    points,
    pointsFen: (points * rate.fen) / rate.points,
    payableFen: past.paidFen,
    claimKey: pickup ? claimCode(base._id) : base._id,
    ...(online && !pickup ? { shippedAtMs: past.atMs + 20 * HOUR_MS } : {}),
    completedAtMs: online ? past.atMs + 3 * DAY_MS : past.atMs,
  }
}

function purchaseLines(folder: ShopFolder, fact: PurchaseFact, discountFen: number): OrderLine[] {
  const lines = fact.lines.map(({ skuId, count }) => {
    const product = folder.products.find(p => p.skus.some(sku => sku.skuId === skuId))
    const sku = product?.skus.find(s => s.skuId === skuId)
    invariant(product && sku, `SKU ${skuId} is in the shop`)
    const { _id: productId, title, pictures } = product
    return {
      productId,
      skuId,
      title,
      values: sku.values,
      picture: pictures[0]!,
      unitPriceFen: sku.priceFen,
      count,
    }
  })
  const weights = lines.map(line => line.unitPriceFen * line.count)
  const discounts = prorate(discountFen, weights)
  return lines.map((line, i) => ({ ...line, cashFen: weights[i]! - discounts[i]! }))
}

function pastRedemption(
  program: Program,
  folder: ShopFolder,
  base: Base,
  past: ReplayedFact,
  nowMs: number,
): OrderDoc {
  const { fact, atMs } = past
  invariant(fact.type === 'redeem', 'a redemption was redeemed')
  const reward = folder.rewards.find(r => r._id === fact.rewardId)
  invariant(reward, `reward ${fact.rewardId} is in the shop`)
  const collectedAtMs =
    fact.collectedDaysLater === undefined ? undefined : atMs + fact.collectedDaysLater * DAY_MS
  return {
    ...base,
    kind: 'redemption',
    lines: [
      {
        productId: reward._id,
        skuId: reward._id,
        title: reward.title,
        values: [],
        picture: reward.picture,
        unitPriceFen: reward.cashFen,
        count: 1,
        cashFen: reward.cashFen,
      },
    ],
    delivery: needsStore(reward.kind) ? 'pickup' : 'voucher',
    ...(needsStore(reward.kind) ? { storeId: fact.storeId } : {}),
    goodsFen: reward.cashFen,
    points: reward.points,
    payableFen: reward.cashFen,
    payment: { transactionId: `past-${base._id}`, paidAtMs: atMs, totalFen: reward.cashFen },
    claimKey: claimCode(base._id),
    claimUntilMs: claimExpiresAt(program, reward, atMs),
    ...(collectedAtMs !== undefined && collectedAtMs <= nowMs ? { completedAtMs: collectedAtMs } : {}),
  }
}

/** A pickup code made of the order's id: the past of a demo needs no secret. */
const claimCode = (orderId: string): string =>
  pickupCode(
    BigInt(`0x${orderId.slice(0, 12)}`)
      .toString()
      .padStart(11, '7')
      .slice(0, 11),
  )

interface StaffRequest {
  program: Program
  person: Exclude<SeedPerson, { role: 'visitor' | 'member' }>
  storeId: string
  number: number
  nowMs: number
  shop: Shop
}

/** A member of staff: an account like everybody's, with a role and a store. */
export function staffAccount({ program, person, storeId, number, nowMs, shop }: StaffRequest): AccountDoc {
  return newAccount(
    program,
    {
      memberId: memberIdOf(number),
      openid: person.openid,
      phone: person.phone,
      nickname: person.name,
      consents: [{ version: shop.agreement.version, atMs: nowMs, via: 'wechat' }],
      staff: { role: person.role, storeId },
    },
    nowMs,
  )
}
