import type { EntryView } from '../../../src/contract/views'
import type { Entry } from '../../../src/domain/points/account'

/** How the entry changed what can be spent of a unit. */
export function spendableChange(entry: Entry, unit: string): number {
  return entry.postings
    .filter(posting => posting.unit === unit)
    .reduce(
      (sum, p) => sum + (p.to === 'spendable' ? p.amount : 0) - (p.from === 'spendable' ? p.amount : 0),
      0,
    )
}

export function entryView(entry: Entry, payingUnit: string): EntryView {
  return {
    entryId: entry._id,
    seq: entry.seq,
    kind: entry.kind,
    title: entry.title,
    atMs: entry.atMs,
    amount: spendableChange(entry, payingUnit),
    unit: entry.postings[0]?.unit ?? payingUnit,
    ref: entry.ref,
  }
}

/** Whether a statement of points shows the entry: it moved points, or the tier. */
export const inStatement = (entry: Entry, payingUnit: string): boolean =>
  entry.kind === 'tier' || entry.postings.some(posting => posting.unit === payingUnit)
