import { MINUTE_MS } from '../../../src/domain/calendar'
import type { RedeemError } from '../../../src/domain/mall/redeem'
import type { AccountState, LimitUse } from '../../../src/domain/points/account'
import type { InsufficientPoints } from '../../../src/domain/points/draw'
import { holdEntry } from '../../../src/domain/points/holds'
import { post } from '../../../src/domain/points/ledger'
import { payingUnit } from '../../../src/domain/program/program'
import type { Program } from '../../../src/domain/program/schema'
import { err, ok, type Result } from '../../../src/domain/result'
import { type Busy, changeAccount, entryByKey } from '../accounts/account-store'
import type { AccountDoc, OrderDoc } from '../documents'
import type { Ports } from '../ports'
import { orderKey, orderRef } from './order-keys'

/** How long after the end of the time to pay points and stock stay held, for a payment that is on its way. */
export const HOLD_SLACK_MS = 10 * MINUTE_MS

export type HoldError = InsufficientPoints | Busy | RedeemError | { code: 'request_id_reused' }

/** Holds an order's points; a repeat finds its own hold. Errors: `insufficient_points`, `busy`, `request_id_reused`. */
export async function holdPoints(
  ports: Ports,
  program: Program,
  account: AccountDoc,
  order: OrderDoc,
  request: {
    madeAtMs: number
    title: string
    uses?: LimitUse
    /** Looked at again with every try, on the account as it then is. */
    recheck?: (state: AccountState) => Result<unknown, RedeemError>
  },
): Promise<Result<undefined, HoldError>> {
  const key = orderKey(order)
  const held = await changeAccount<undefined, HoldError>(
    ports,
    program,
    account,
    order.createdAtMs,
    async (ledger, current) => {
      const before = await entryByKey(ports, current, [`${key}:hold`], request.madeAtMs)
      if (before)
        return before.inputHash === order.inputHash
          ? ok({ ledger, value: undefined })
          : err({ code: 'request_id_reused' })
      const allowed = request.recheck?.(ledger.state)
      if (allowed && !allowed.ok) return allowed
      const entry = holdEntry(program, ledger.state, {
        unit: payingUnit(program),
        amount: order.points,
        atMs: order.createdAtMs,
        title: request.title,
        ref: orderRef(order),
        key,
        inputHash: order.inputHash,
        expiresAtMs: order.payByMs + HOLD_SLACK_MS,
        ...(request.uses ? { uses: request.uses } : {}),
      })
      return entry.ok ? ok({ ledger: post(ledger, entry.value), value: undefined }) : entry
    },
  )
  return held.ok ? ok(undefined) : held
}
