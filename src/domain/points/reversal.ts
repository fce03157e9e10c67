/**
 * Cancelling and refunding what was paid: in whole or in part, in any order and number, so that all parts sum to the
 * original. The decision and its entries; whether it may be done at all, and that it is done once, is the caller's.
 */
import { currencyUnit } from '../program/program'
import type { Program } from '../program/schema'
import { invariant, ok, type Result } from '../result'
import { downgrade, metricNow } from '../tier/evaluate'
import type { EntryDraft, LimitUse } from './account'
import { giveBack } from './give-back'
import { type Ledger, post } from './ledger'
import {
  addReturned,
  planRefund,
  type RefundError,
  type RefundPlan,
  type RefundRequest,
  type Returned,
  type ReversibleOrder,
} from './refund-plan'
import type { EntryStep } from './steps'
import { takeBack } from './take-back'

export interface Reversal {
  /** The account after it, with the entries it added. */
  ledger: Ledger
  /** What this refund returns. */
  returned: Returned
  /** What all refunds have returned with it: what the order's record keeps. */
  total: Returned
  /** Nothing but perhaps the courier fee is left to refund. */
  complete: boolean
  /** Earned units that the member no longer had: owed or let go, as the program says. */
  short: { unit: string; amount: number }[]
  /** Used points that came back after their expiry, and until when they are good (exclusive; null: lapsed again). */
  late: { points: number; untilMs: number | null }
}

export interface ReversalRequest extends RefundRequest {
  /** Unique among the order's refunds; part of the entries' keys. */
  refundId: string
  /** The account has been brought up to this moment. */
  atMs: number
  inputHash?: string
}

/**
 * Decides a refund and adds its entries: used points into their own batches, earned units back as far as the stored
 * rule does not give them for what is left, spending off the day it counted on, uses of a limit, and the tier where
 * the program takes that back at once. The same call on a copy of the account is a preview.
 *
 * `returned` follows from the order and the request alone, whatever the account holds: it may be written down first,
 * and the entries made (or made again, under the same keys) afterwards. An entry that would move nothing is not made.
 * Errors: `unknown_line`, `pieces_not_whole`, `refund_above_rest`, `nothing_to_refund`.
 */
export function reverseOrder(
  program: Program,
  ledger: Ledger,
  order: ReversibleOrder,
  request: ReversalRequest,
): Result<Reversal, RefundError> {
  const planned = planRefund(order, request)
  if (!planned.ok) return planned
  const plan = planned.value
  const before = metricNow(program, ledger.state, request.atMs)
  const given = giveUsed(program, ledger, order, plan, request)
  const taken = takeEarned(program, given.ledger, order, plan, request)
  const lower =
    program.reversal.tier === 'now' ? downgrade(program, taken.ledger.state, before, request.atMs) : undefined
  const returned: Returned = { ...plan.part, earned: taken.earned }
  return ok({
    ledger: lower ? post(taken.ledger, lower) : taken.ledger,
    returned,
    total: addReturned(order.returned, returned),
    complete: plan.complete,
    short: taken.short,
    late: given.late,
  })
}

const draft = (
  program: Program,
  order: ReversibleOrder,
  request: ReversalRequest,
  more: Pick<EntryDraft, 'title' | 'postings'> & { part: string; ruleId?: string; uses?: LimitUse },
  steps: EntryStep[],
): EntryDraft => {
  const { part, ...rest } = more
  return {
    ...rest,
    key: `${order.key}:refund:${request.refundId}:${part}`,
    kind: 'reverse',
    atMs: request.atMs,
    ref: order.ref,
    programVersion: program.version,
    ...(steps.length ? { steps } : {}),
    ...(request.inputHash === undefined ? {} : { inputHash: request.inputHash }),
  }
}

/** Used points and uses of a limit, in one entry. */
function giveUsed(
  program: Program,
  ledger: Ledger,
  order: ReversibleOrder,
  plan: RefundPlan,
  request: ReversalRequest,
): { ledger: Ledger; late: Reversal['late'] } {
  const uses = order.uses && plan.uses > 0 ? { ...order.uses, count: -plan.uses } : undefined
  const { points } = plan.part
  const none = { points: 0, untilMs: null }
  if (points === 0 && !uses) return { ledger, late: none }
  const base = { part: 'used', title: usedTitle(order), ...(uses ? { uses } : {}) }
  if (points === 0)
    return { ledger: post(ledger, draft(program, order, request, { ...base, postings: [] }, [])), late: none }
  const unitId = order.burn?.postings[0]?.unit
  invariant(order.burn && unitId, 'used points were burned')
  const returnedBefore = order.returned.points
  const unit = currencyUnit(program, unitId)
  const given = giveBack(program, unit, order.burn, returnedBefore, points, request.atMs)
  const steps: EntryStep[] = [
    { op: 'used', amount: plan.pointsUsed },
    ...(returnedBefore > 0 ? [{ op: 'returned_before' as const, amount: returnedBefore }] : []),
    { op: 'give_back', amount: points },
    ...(given.late > 0
      ? [{ op: 'came_back_late' as const, amount: given.late, untilMs: given.lateUntilMs }]
      : []),
  ]
  const entry = draft(program, order, request, { ...base, postings: given.postings }, steps)
  const late = given.late > 0 ? { points: given.late, untilMs: given.lateUntilMs } : none
  return { ledger: post(ledger, entry), late }
}

const usedTitle = (order: ReversibleOrder): string =>
  order.ref.kind === 'redemption' ? '取消兑换，退回积分' : '退款，退回所用积分'

/** What was earned, one entry for each rule that gives something back. */
function takeEarned(
  program: Program,
  start: Ledger,
  order: ReversibleOrder,
  plan: RefundPlan,
  request: ReversalRequest,
): { ledger: Ledger; earned: Record<string, number>; short: Reversal['short'] } {
  let ledger = start
  const earned: Record<string, number> = {}
  const short: Reversal['short'] = []
  for (const earn of order.earns) {
    const before = order.returned.earned[earn.key] ?? 0
    const taken = takeBack(program, ledger.state, earn, plan, before, request.atMs)
    if (!taken) continue
    earned[earn.key] = taken.amount
    if (taken.short > 0) short.push({ unit: taken.unit, amount: taken.short })
    const more = {
      part: earn.ruleId ?? earn.key,
      title: `${earn.title}（退款扣回）`,
      postings: taken.postings,
      ...(earn.ruleId === undefined ? {} : { ruleId: earn.ruleId }),
    }
    ledger = post(ledger, draft(program, order, request, more, taken.steps))
  }
  return { ledger, earned, short }
}
