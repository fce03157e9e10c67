import { ok } from '../../../src/domain/result'
import { changeAccount } from '../accounts/account-store'
import { flushAccount } from '../accounts/journal'
import { type AccountDoc, COLLECTIONS } from '../documents'
import { BATCH, type SweepStep } from './step'

/** How long entries may wait in the journal before they are moved. */
const PENDING_MS = 30_000

/** Writes down what fell due for members who do not come by: expiry, lapsed holds, the end of a status. */
export const dueAccounts: SweepStep<AccountDoc> = {
  name: 'due_accounts',
  find: ({ store }, nowMs) =>
    store.find<AccountDoc>(
      COLLECTIONS.accounts,
      { dueAtMs: { lte: nowMs } },
      { orderBy: ['dueAtMs', 'asc'], limit: BATCH },
    ),
  id: account => account._id,
  async handle(ports, program, account, nowMs) {
    const changed = await changeAccount<undefined, never>(ports, program, account, nowMs, ledger =>
      ok({ ledger, value: undefined }),
    )
    if (!changed.ok) throw new Error(changed.error.code)
  },
}

/** Moves entries and orders from accounts into their own collections. */
export const pendingAccounts: SweepStep<AccountDoc> = {
  name: 'pending_accounts',
  find: ({ store }, nowMs) =>
    store.find<AccountDoc>(
      COLLECTIONS.accounts,
      { pendingSinceMs: { lte: nowMs - PENDING_MS } },
      { orderBy: ['pendingSinceMs', 'asc'], limit: BATCH },
    ),
  id: account => account._id,
  async handle(ports, _program, account, nowMs) {
    await flushAccount(ports, account, nowMs)
  },
}
