import type { AccountState, Entry, EntryDraft } from './account'
import { applyEntry, chainEntry } from './apply-entry'
import { recoverEntry } from './recover'

/** An account with the entries that a decision has added to it, oldest first. */
export interface Ledger {
  state: AccountState
  added: Entry[]
}

export const open = (state: AccountState): Ledger => ({ state, added: [] })

/** Adds one entry at the end of the chain, and after it what it pays of a debt. */
export function post(ledger: Ledger, draft: EntryDraft): Ledger {
  const next = append(ledger, draft)
  const recovery = next.state.owed && recoverEntry(next.state, next.added.at(-1)!)
  return recovery ? append(next, recovery) : next
}

function append(ledger: Ledger, draft: EntryDraft): Ledger {
  const entry = chainEntry(ledger.state, draft)
  return { state: applyEntry(ledger.state, entry), added: [...ledger.added, entry] }
}

export const postAll = (ledger: Ledger, drafts: EntryDraft[]): Ledger => drafts.reduce(post, ledger)
