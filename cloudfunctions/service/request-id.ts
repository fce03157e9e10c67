import { DAY_MS, MINUTE_MS } from '../../src/domain/calendar'
import { fingerprint } from '../../src/domain/digest'
import { err, ok, type Result } from '../../src/domain/result'

/** How long a request may be repeated: answers older than this may no longer be remembered, so the id is refused. */
const REPEATABLE_MS = DAY_MS
/** How far ahead of the server a client's clock may be. */
const AHEAD_MS = 5 * MINUTE_MS

export type RequestIdError = { code: 'request_id_expired' | 'request_id_in_future'; serverNowMs: number }

const timeDigits = (requestId: string): string => requestId.slice(0, 8) + requestId.slice(9, 13)

/** The time a UUIDv7 was made (its first 48 bits, RFC 9562), if the server may still act on it. */
export function requestTime(requestId: string, nowMs: number): Result<number, RequestIdError> {
  const madeAtMs = Number.parseInt(timeDigits(requestId), 16)
  if (madeAtMs < nowMs - REPEATABLE_MS) return err({ code: 'request_id_expired', serverNowMs: nowMs })
  if (madeAtMs > nowMs + AHEAD_MS) return err({ code: 'request_id_in_future', serverNowMs: nowMs })
  return ok(madeAtMs)
}

/**
 * The id of the order that a request makes: also its out_trade_no, which takes 32 characters and no hyphens. Ordered by
 * time as the request's, and made of who asks for what: an id that somebody else has used, or that was used for
 * something else, names another order, so it can never get in the way of this one.
 */
export const orderIdOf = (
  kind: 'sale' | 'redemption' | 'counter',
  callerId: string,
  requestId: string,
): string => timeDigits(requestId) + fingerprint({ kind, callerId, requestId }).slice(0, 20)
