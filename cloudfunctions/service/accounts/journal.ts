/** The journal: an account's newest entries, on their way to the ledger collection. */
import { MINUTE_MS } from '../../../src/domain/calendar'
import type { Entry } from '../../../src/domain/points/account'
import { type AccountDoc, COLLECTIONS } from '../documents'
import { insertEach } from '../insert-each'
import { insertOrder } from '../orders/insert-order'
import type { Ports } from '../ports'

/** Entries kept after they have been moved, so that a repeat shortly after is recognised without a request. */
const KEPT = 20
/** Entries younger than this are kept in any case. */
const YOUNG_MS = 15 * MINUTE_MS

export interface Retained {
  journal: Entry[]
  /** No entry of an event that has left the journal is younger than this. */
  journalFromMs: number
}

/** The journal without entries that are moved, old, and not among the newest. */
export function retained(
  account: Pick<AccountDoc, 'journal' | 'flushedSeq' | 'journalFromMs'>,
  nowMs: number,
): Retained {
  const surplus = account.journal.length - KEPT
  const youngFromMs = nowMs - YOUNG_MS
  const journal = account.journal.filter(
    (entry, i) => i >= surplus || entry.seq > account.flushedSeq || entry.atMs > youngFromMs,
  )
  return {
    journal,
    journalFromMs: journal.length < account.journal.length ? youngFromMs : account.journalFromMs,
  }
}

/**
 * Moves what an account holds for other collections: its new entries and the orders made with them. Safe to repeat:
 * every document is named by its own key. Tells whether the account was free to be written; if not, the next sweep
 * finds it again.
 */
export async function flushAccount(ports: Ports, account: AccountDoc, nowMs: number): Promise<boolean> {
  const entries = account.journal.filter(entry => entry.seq > account.flushedSeq)
  await insertEach(ports.store, COLLECTIONS.ledger, entries)
  for (const order of account.outbox) await insertOrder(ports, order)
  const flushedSeq = account.state.chain.seq
  const kept = retained({ ...account, flushedSeq }, nowMs)
  const written = await ports.store.update(
    COLLECTIONS.accounts,
    { _id: account._id, version: account.version },
    {
      set: {
        flushedSeq,
        ...kept,
        outbox: [],
        pendingSinceMs: null,
        version: account.version + 1,
      },
    },
  )
  return written.ok && written.value === 1
}
