/** Reading accounts, and changing one by one conditional write. */

import { MINUTE_MS } from '../../../src/domain/calendar'
import type { Entry } from '../../../src/domain/points/account'
import { advance, nextDue } from '../../../src/domain/points/advance'
import type { Ledger } from '../../../src/domain/points/ledger'
import type { Program } from '../../../src/domain/program/schema'
import { err, ok, type Result } from '../../../src/domain/result'
import { type AccountDoc, COLLECTIONS, type OrderDoc } from '../documents'
import type { Filter, Patch, Ports } from '../ports'
import { retained } from './journal'

/** Reads the caller's account and, in the same request, another one. */
export async function readAccounts(
  ports: Ports,
  openid: string,
  about?: Filter,
): Promise<{ caller?: AccountDoc; other?: AccountDoc }> {
  const own: Filter = { openid }
  const found = await ports.store.find<AccountDoc>(COLLECTIONS.accounts, about ? { or: [own, about] } : own)
  const caller = found.find(doc => doc.openid === openid)
  const matches = (doc: AccountDoc) =>
    !about || Object.entries(about).every(([field, value]) => doc[field as keyof AccountDoc] === value)
  const other = about ? found.find(matches) : undefined
  return { ...(caller ? { caller } : {}), ...(other ? { other } : {}) }
}

/** What a decision does to an account, besides the entries it has added to the ledger. */
export interface Change<T> {
  ledger: Ledger
  value: T
  /** Orders made by the same write. */
  orders?: OrderDoc[]
  fields?: Partial<Pick<AccountDoc, 'openid' | 'nickname' | 'consents' | 'addresses'>>
}

export type Busy = { code: 'busy' }
export interface Changed<T> {
  account: AccountDoc
  value: T
}

const ATTEMPTS = 8
/** First pause after a conflict, ms; it doubles, with jitter from the attempt and the account. */
const PAUSE_MS = 15

/**
 * Brings the account up to now, lets `decide` decide on it, and writes the outcome on the condition that nobody has
 * written in between; otherwise reads again and decides anew. A decision that changes nothing writes nothing.
 * Errors: those of `decide`; `busy` after too many conflicts.
 */
export async function changeAccount<T, E extends { code: string }>(
  ports: Ports,
  program: Program,
  first: AccountDoc,
  nowMs: number,
  decide: (ledger: Ledger, account: AccountDoc) => Promise<Result<Change<T>, E>> | Result<Change<T>, E>,
): Promise<Result<Changed<T>, E | Busy>> {
  let account = first
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const decided = await decide(advance(program, account.state, nowMs), account)
    if (!decided.ok) return decided
    const change = decided.value
    const next = changed(account, change, nowMs)
    if (next === account) return ok({ account, value: change.value })
    const written = await ports.store.update(
      COLLECTIONS.accounts,
      { _id: account._id, version: account.version },
      patchOf(account, next),
    )
    if (!written.ok) return err({ code: 'busy' })
    if (written.value === 1) return ok({ account: next, value: change.value })
    ports.log({ event: 'account_conflict', memberId: account._id, attempt })
    await ports.pause(PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Number(ports.random.digits(3)) / 1000))
    const again = await ports.store.get<AccountDoc>(COLLECTIONS.accounts, account._id)
    if (!again) return err({ code: 'busy' })
    account = again
  }
  return err({ code: 'busy' })
}

function changed<T>(account: AccountDoc, change: Change<T>, nowMs: number): AccountDoc {
  const { ledger, orders = [], fields = {} } = change
  if (!ledger.added.length && !orders.length && !Object.keys(fields).length) return account
  const kept = retained({ ...account, journal: [...account.journal, ...ledger.added] }, nowMs)
  return {
    ...account,
    ...fields,
    state: ledger.state,
    ...kept,
    outbox: [...account.outbox, ...orders],
    version: account.version + 1,
    dueAtMs: nextDue(ledger.state) ?? null,
    pendingSinceMs:
      ledger.added.length || orders.length ? (account.pendingSinceMs ?? nowMs) : account.pendingSinceMs,
  }
}

/** Only what differs is sent: the state by its parts, everything else by field. */
export function patchOf(before: AccountDoc, after: AccountDoc): Patch {
  const set: Record<string, unknown> = {}
  for (const key of Object.keys(after) as (keyof AccountDoc)[]) {
    if (key !== 'state' && key !== '_id' && after[key] !== before[key]) set[key] = after[key]
  }
  for (const key of Object.keys(after.state) as (keyof AccountDoc['state'])[]) {
    if (after.state[key] !== before.state[key]) set[`state.${key}`] = after.state[key]
  }
  return { set }
}

/** Clocks of the parties to an event differ by less than this. */
const CLOCK_SLACK_MS = 10 * MINUTE_MS

/**
 * The entry under any of these keys, if one was ever made. `eventAtMs`: a time before which it cannot have been made; when
 * the journal reaches back that far no request is needed, otherwise one.
 */
export async function entryByKey(
  ports: Ports,
  account: AccountDoc,
  keys: string[],
  eventAtMs: number,
): Promise<Entry | undefined> {
  const recent = account.journal.find(entry => keys.includes(entry.key))
  if (recent || account.journal.length === account.state.chain.seq) return recent
  if (eventAtMs - CLOCK_SLACK_MS > account.journalFromMs) return undefined
  const ids = keys.map(key => `${account._id}/${key}`)
  const [older] = await ports.store.find<Entry>(COLLECTIONS.ledger, { _id: { in: ids } }, { limit: 1 })
  return older
}
