/** Debts left by refunds are paid by the first points that come in, whatever they come in by. */
import { type AccountState, type Entry, type EntryDraft, isExpired, type Posting } from './account'
import { lotRef } from './lot-ref'
import type { EntryStep } from './steps'

/**
 * The entry that pays what is owed out of what `cause` has just made spendable; undefined when nothing is owed or
 * nothing can be spent. It follows every entry that leaves both, so whoever owes has nothing to spend.
 */
export function recoverEntry(state: AccountState, cause: Entry): EntryDraft | undefined {
  const postings: Posting[] = []
  const steps: EntryStep[] = []
  for (const [unit, debt] of Object.entries(state.owed ?? {})) {
    let left = debt
    for (const lot of state.lots[unit] ?? []) {
      const amount = isExpired(lot, cause.atMs) ? 0 : Math.min(left, lot.amount)
      left -= amount
      if (amount > 0) postings.push({ unit, from: 'spendable', to: 'owed', amount, lot: lotRef(lot) })
    }
    if (left < debt) steps.push({ op: 'debt', owed: debt, paid: debt - left })
  }
  if (!postings.length) return undefined
  return {
    key: `${cause.key}:recover`,
    kind: 'recover',
    atMs: cause.atMs,
    title: '抵扣待扣积分',
    ref: cause.ref,
    programVersion: cause.programVersion,
    postings,
    steps,
  }
}
