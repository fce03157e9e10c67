/** Points promised before payment: held, then burned on payment, or returned to their own lots. */
import type { CurrencyUnit, Program } from '../program/schema'
import { invariant, ok, type Result } from '../result'
import type { AccountState, EntryDraft, EntryRef, Hold, LimitUse, Posting } from './account'
import { draw, type InsufficientPoints } from './draw'
import { lotRef } from './lot-ref'

interface Request {
  unit: CurrencyUnit
  amount: number
  atMs: number
  title: string
  ref: EntryRef
  /** Names the hold, and starts the keys of its entries: `order:ID`. */
  key: string
  inputHash?: string
  /** Counted with the hold or burn, given back with a release. */
  uses?: LimitUse
}

const common = (program: Program, request: Omit<Request, 'unit' | 'amount'>) => ({
  atMs: request.atMs,
  title: request.title,
  ref: request.ref,
  programVersion: program.version,
  ...(request.inputHash === undefined ? {} : { inputHash: request.inputHash }),
})

/** Takes points out of the lots for a while. Errors: `insufficient_points`. */
export function holdEntry(
  program: Program,
  state: AccountState,
  request: Request & { expiresAtMs: number },
): Result<EntryDraft, InsufficientPoints> {
  const drawn = draw(state, request.unit, request.amount, request.atMs)
  if (!drawn.ok) return drawn
  const postings = drawn.value.map(
    (lot): Posting => ({
      unit: request.unit.id,
      from: 'spendable',
      to: 'held',
      amount: lot.amount,
      lot: lotRef(lot),
      holdId: request.key,
    }),
  )
  return ok({
    ...common(program, request),
    key: `${request.key}:hold`,
    kind: 'hold',
    postings,
    holdExpiresAtMs: request.expiresAtMs,
    ...(request.uses ? { uses: request.uses } : {}),
  })
}

/** Spends points at once. Errors: `insufficient_points`. */
export function burnEntry(
  program: Program,
  state: AccountState,
  request: Request,
): Result<EntryDraft, InsufficientPoints> {
  const drawn = draw(state, request.unit, request.amount, request.atMs)
  if (!drawn.ok) return drawn
  const postings = drawn.value.map(
    (lot): Posting => ({
      unit: request.unit.id,
      from: 'spendable',
      to: 'burned',
      amount: lot.amount,
      lot: lotRef(lot),
    }),
  )
  return ok({
    ...common(program, request),
    key: `${request.key}:burn`,
    kind: 'burn',
    postings,
    ...(request.uses ? { uses: request.uses } : {}),
  })
}

const outOfHold = (hold: Hold, to: 'burned' | 'spendable'): Posting[] =>
  hold.draws.map(d => ({
    unit: hold.unit,
    from: 'held',
    to,
    amount: d.amount,
    lot: lotRef(d),
    holdId: hold.id,
  }))

/** The held points are spent. The hold must be there: a lapsed one is burned afresh with {@link burnEntry}. */
export function settleEntry(
  program: Program,
  state: AccountState,
  request: Omit<Request, 'unit' | 'amount'>,
): EntryDraft {
  const hold = state.holds[request.key]
  invariant(hold, `hold ${request.key} is there to settle`)
  return {
    ...common(program, request),
    key: `${request.key}:burn`,
    kind: 'burn',
    postings: outOfHold(hold, 'burned'),
  }
}

/** The held points return to their lots, each with its own expiry. */
export function releaseEntry(
  program: Program,
  hold: Hold,
  request: Omit<Request, 'unit' | 'amount'>,
): EntryDraft {
  return {
    ...common(program, request),
    key: `${hold.id}:release`,
    kind: 'release',
    postings: outOfHold(hold, 'spendable'),
    ...(hold.uses ? { uses: { ...hold.uses, count: -hold.uses.count } } : {}),
  }
}
