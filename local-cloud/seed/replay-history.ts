/**
 * What became of a demo member: her history told to the program's own rules. Pure; the same code that decides for
 * real members decides here, so a history that the rules would refuse cannot be seeded.
 */
import { fingerprint } from '../../src/domain/digest'
import { checkRedeem, limitUse, type RedeemError, type RewardTerms } from '../../src/domain/mall/redeem'
import { type AccountState, available, openAccount } from '../../src/domain/points/account'
import { advance } from '../../src/domain/points/advance'
import type { InsufficientPoints } from '../../src/domain/points/draw'
import { type EarnEvent, earnEntries } from '../../src/domain/points/earn'
import { burnEntry } from '../../src/domain/points/holds'
import { type Ledger, post, postAll } from '../../src/domain/points/ledger'
import { lowestLevel, payingUnit } from '../../src/domain/program/program'
import type { Program } from '../../src/domain/program/schema'
import { err, invariant, ok, type Result } from '../../src/domain/result'
import { upgrade } from '../../src/domain/tier/evaluate'
import { type PastFact, type PurchaseFact, pastInstant } from './people'
import type { ShopFolder } from './shop-folder'

/** One fact with what the rules made of it. */
export interface ReplayedFact {
  readonly fact: PastFact
  /** Position in the history; with the member's id it names the order or redemption. */
  readonly index: number
  readonly atMs: number
  /** Purchases: goods at catalog price, and what of it was paid in cash. 0 for other facts. */
  readonly goodsFen: number
  readonly paidFen: number
}

export interface ReplayedHistory {
  /** The account now, and every entry that led to it. */
  readonly ledger: Ledger
  readonly facts: readonly ReplayedFact[]
}

export type ReplayError = (
  | RedeemError
  | InsufficientPoints
  | { code: 'points_not_usable'; pointsMax: number }
) & {
  /** Position in the history of the fact that the rules refuse. */
  readonly factIndex: number
}

export interface ReplayRequest {
  readonly program: Program
  readonly shop: Pick<ShopFolder, 'products' | 'rewards'>
  readonly memberId: string
  readonly history: readonly PastFact[]
  readonly nowMs: number
}

/** Tells the whole history to the rules, in order. Fails at the first fact that they refuse. */
export function replayHistory(request: ReplayRequest): Result<ReplayedHistory, ReplayError> {
  const { program, history, nowMs } = request
  const first = history[0]
  invariant(first, 'a history has a first fact')
  const joinedAtMs = pastInstant(first, nowMs, program.zone)
  let ledger: Ledger = {
    state: openAccount(request.memberId, lowestLevel(program).id, joinedAtMs),
    added: [],
  }
  const facts: ReplayedFact[] = []
  for (const [index, fact] of history.entries()) {
    const atMs = pastInstant(fact, nowMs, program.zone)
    ledger = passTime(program, ledger, atMs)
    const told = tell(request, ledger, fact, index, atMs)
    if (!told.ok) return err({ ...told.error, factIndex: index })
    ledger = told.value.ledger
    facts.push(told.value.replayed)
  }
  return ok({ ledger: passTime(program, ledger, nowMs), facts })
}

type Told = Result<
  { ledger: Ledger; replayed: ReplayedFact },
  RedeemError | InsufficientPoints | { code: 'points_not_usable'; pointsMax: number }
>

function tell(request: ReplayRequest, ledger: Ledger, fact: PastFact, index: number, atMs: number): Told {
  const replayed = { fact, index, atMs, goodsFen: 0, paidFen: 0 }
  switch (fact.type) {
    case 'join': {
      const event = {
        trigger: 'join',
        paidFen: 0,
        ref: { kind: 'member', id: request.memberId },
        key: 'join',
      } as const
      return ok({ ledger: earn(request.program, ledger, { ...event, atMs }), replayed })
    }
    case 'redeem':
      return redeem(request, ledger, fact.rewardId, replayed)
    default:
      return purchase(request, ledger, fact, replayed)
  }
}

function purchase(request: ReplayRequest, ledger: Ledger, fact: PurchaseFact, replayed: ReplayedFact): Told {
  const { program, memberId } = request
  const { atMs, index } = replayed
  const goodsFen = goodsTotal(request.shop.products, fact)
  const pointsUsed = fact.pointsUsed ?? 0
  const { rate, stepPoints, capPercent, minPoints } = program.redemption.checkout
  const stepFen = (stepPoints * rate.fen) / rate.points
  const pointsMax = Math.floor((goodsFen * capPercent) / 100 / stepFen) * stepPoints
  if (pointsUsed && (pointsUsed > pointsMax || pointsUsed < minPoints || pointsUsed % stepPoints)) {
    return err({ code: 'points_not_usable', pointsMax })
  }
  const paidFen = goodsFen - (pointsUsed * rate.fen) / rate.points
  const online = fact.type === 'online_purchase'
  const ref = { kind: online ? 'order' : 'counter', id: pastOrderId(memberId, index) } as const
  const key = `${ref.kind}:${ref.id}`
  let next = ledger
  if (pointsUsed) {
    const burned = burnEntry(program, next.state, {
      unit: payingUnit(program),
      amount: pointsUsed,
      atMs,
      title: '购物抵现',
      ref,
      key,
    })
    if (!burned.ok) return burned
    next = post(next, burned.value)
  }
  next = earn(program, next, {
    trigger: online ? 'online_purchase' : 'store_purchase',
    paidFen,
    atMs,
    ref,
    key,
  })
  return ok({ ledger: next, replayed: { ...replayed, goodsFen, paidFen } })
}

function redeem(request: ReplayRequest, ledger: Ledger, rewardId: string, replayed: ReplayedFact): Told {
  const { program, memberId } = request
  const { atMs, index } = replayed
  const reward = request.shop.rewards.find(r => r._id === rewardId)
  invariant(reward, `reward ${rewardId} is in the shop`)
  const terms: RewardTerms = { id: reward._id, ...reward }
  const allowed = checkRedeem(program, ledger.state, terms, 1, atMs)
  if (!allowed.ok) return allowed
  const ref = { kind: 'redemption', id: pastOrderId(memberId, index) } as const
  const burned = burnEntry(program, ledger.state, {
    unit: payingUnit(program),
    amount: allowed.value.points,
    atMs,
    title: `兑换${reward.title}`,
    ref,
    key: `redemption:${ref.id}`,
  })
  if (!burned.ok) return burned
  const uses = limitUse(program, terms, 1, atMs)
  return ok({ ledger: post(ledger, { ...burned.value, ...(uses ? { uses } : {}) }), replayed })
}

/** The id of the order or redemption that a past fact left: 32 hex digits, as ids of orders are. */
export const pastOrderId = (memberId: string, index: number): string =>
  fingerprint({ memberId, index }).slice(0, 32)

/** Goods at catalog price, in fen. */
export function goodsTotal(products: ShopFolder['products'], fact: Pick<PurchaseFact, 'lines'>): number {
  return fact.lines.reduce((total, line) => {
    const sku = products.flatMap(p => p.skus).find(s => s.skuId === line.skuId)
    invariant(sku, `SKU ${line.skuId} is in the shop`)
    return total + sku.priceFen * line.count
  }, 0)
}

function earn(program: Program, ledger: Ledger, event: Omit<EarnEvent, 'tierId'>): Ledger {
  const earned = postAll(ledger, earnEntries(program, { ...event, tierId: ledger.state.tier.tierId }))
  const promotion = upgrade(program, earned.state, event.atMs)
  return promotion ? post(earned, promotion) : earned
}

function passTime(program: Program, ledger: Ledger, atMs: number): Ledger {
  const passed = advance(program, ledger.state, atMs)
  return { state: passed.state, added: [...ledger.added, ...passed.added] }
}

/** Points that can be spent now and end within `days` days. */
export function expiringPoints(program: Program, state: AccountState, nowMs: number, days: number): number {
  const unit = payingUnit(program).id
  const later = nowMs + days * 24 * 60 * 60_000
  return available(state, unit, nowMs) - available(state, unit, later)
}
