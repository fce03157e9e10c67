/** What an order earned is given back as far as it is refunded: by the rule and the numbers stored then. */
import { currencyUnit, metricUnit } from '../program/program'
import type { CurrencyUnit, Program } from '../program/schema'
import { invariant } from '../result'
import { type AccountState, isExpired, type Lot, type Posting } from './account'
import { byAge, byExpiry } from './apply-entry'
import { windowStart } from './earn'
import { lotRef } from './lot-ref'
import { recompute } from './recompute'
import type { RefundPlan, StoredEarn } from './refund-plan'
import type { EntryStep } from './steps'

export interface TakenBack {
  /** Of the earn entry, all together. */
  amount: number
  /** Of it, what the member no longer had. */
  short: number
  unit: string
  postings: Posting[]
  steps: EntryStep[]
}

/** What one earn entry gives back; undefined when it keeps all it gave. */
export function takeBack(
  program: Program,
  state: AccountState,
  earn: StoredEarn,
  plan: RefundPlan,
  takenBefore: number,
  atMs: number,
): TakenBack | undefined {
  const [posting] = earn.postings
  invariant(posting && earn.postings.length === 1, 'what an order earned by one rule is one movement')
  const granted = posting.amount
  const again = recompute(earn.steps ?? [], plan.refundedGoodsFen)
  const kept = plan.complete ? 0 : Math.min(granted, again.amount)
  const amount = granted - kept - takenBefore
  if (amount <= 0) return undefined
  const steps: EntryStep[] = [
    { op: 'granted', amount: granted },
    ...(plan.complete
      ? [{ op: 'all_returned' as const }]
      : [...again.steps, { op: 'kept' as const, amount: kept }]),
    ...(takenBefore > 0 ? [{ op: 'taken_before' as const, amount: takenBefore }] : []),
    { op: 'take_back', amount },
  ]
  if (posting.to === 'counted') {
    return {
      amount,
      short: 0,
      unit: posting.unit,
      postings: [uncount(program, posting, amount, atMs)],
      steps,
    }
  }
  const unit = currencyUnit(program, posting.unit)
  const { postings, short } = recall(program, state, unit, posting, amount, atMs)
  const then = program.reversal.earned.shortfall
  if (short > 0) steps.push({ op: 'shortfall', amount: short, then })
  return { amount, short, unit: unit.id, postings, steps }
}

/** Off the day that it was counted on. */
function uncount(program: Program, posting: Posting, amount: number, atMs: number): Posting {
  invariant(posting.day, 'a metric counts on a day')
  return {
    unit: posting.unit,
    from: 'counted',
    to: 'issued',
    amount,
    day: posting.day,
    since: windowStart(metricUnit(program, posting.unit), atMs, program),
  }
}

/**
 * Out of the batch that the points were granted to, so that buying and returning prolongs nothing; what is no longer
 * there was spent, and comes from the others in the order in which that use would have drawn them.
 */
function recall(
  program: Program,
  state: AccountState,
  unit: CurrencyUnit,
  granted: Posting,
  amount: number,
  atMs: number,
): { postings: Posting[]; short: number } {
  const own = (lot: Lot) => (lot.id === granted.lot?.id ? 0 : 1)
  const inOrder = unit.draw === 'oldest' ? byAge : byExpiry
  const lots = (state.lots[unit.id] ?? [])
    .filter(lot => !isExpired(lot, atMs))
    .sort((a, b) => own(a) - own(b) || inOrder(a, b))
  const postings: Posting[] = []
  let short = amount
  for (const lot of lots) {
    const part = Math.min(short, lot.amount)
    short -= part
    if (part > 0)
      postings.push({ unit: unit.id, from: 'spendable', to: 'issued', amount: part, lot: lotRef(lot) })
  }
  if (short > 0) {
    const from = program.reversal.earned.shortfall === 'owe' ? 'owed' : 'forgiven'
    postings.push({ unit: unit.id, from, to: 'issued', amount: short })
  }
  return { postings, short }
}
