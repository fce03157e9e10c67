/**
 * The code a member shows at the counter: 18 digits, new every 30 seconds, good once.
 *
 *   member id (10 digits) · HMAC-SHA256(secret, member id · step) as 8 digits      step = ⌊now / 30 s⌋
 *
 * A truncated HMAC over a time step, as in RFC 6238 (TOTP), with the member's id in front so that one look-up finds
 * her. The step before and the step after are accepted, for clocks that differ and hands that are slow.
 */
import { hmacSha256 } from '../digest'
import { err, ok, type Result } from '../result'

export const STEP_MS = 30_000
/** Steps before and after the current one that are accepted. */
const SLACK = 1
/** How far back a stale code is recognised as one that was real, so that the clerk is told the right reason. */
const REMEMBERED_STEPS = 20
const MEMBER_ID_DIGITS = 10
const MAC_DIGITS = 8

export type MemberCodeError =
  | { code: 'member_code_malformed' }
  | { code: 'member_code_wrong' }
  | { code: 'member_code_stale'; ageMs: number }
  | { code: 'member_code_used' }

export const stepAt = (atMs: number): number => Math.floor(atMs / STEP_MS)

/** RFC 4226 dynamic truncation to 8 decimal digits. */
function mac(secret: string, memberId: string, step: number): string {
  const digest = hmacSha256(secret, `${memberId}.${step}`)
  const offset = digest[digest.length - 1]! & 0xf
  const word =
    ((digest[offset]! & 0x7f) << 24) |
    (digest[offset + 1]! << 16) |
    (digest[offset + 2]! << 8) |
    digest[offset + 3]!
  return String(word % 10 ** MAC_DIGITS).padStart(MAC_DIGITS, '0')
}

export const memberCode = (secret: string, memberId: string, step: number): string =>
  memberId + mac(secret, memberId, step)

/** The member id that a code names, before anything is proved. Errors: `member_code_malformed`. */
export function namedMember(code: string): Result<string, MemberCodeError> {
  if (!/^\d{18}$/.test(code)) return err({ code: 'member_code_malformed' })
  return ok(code.slice(0, MEMBER_ID_DIGITS))
}

/**
 * The time step of a genuine, current, unused code.
 * `usedStep` is the newest step of this member's that was used: a code is good once, and so is its copy.
 * Errors: `member_code_malformed`, `member_code_wrong` (never ours), `member_code_stale`, `member_code_used`.
 */
export function verifyMemberCode(
  secret: string,
  code: string,
  usedStep: number,
  nowMs: number,
): Result<number, MemberCodeError> {
  const named = namedMember(code)
  if (!named.ok) return named
  const now = stepAt(nowMs)
  // Served twice within one step, she is shown the step after the newest she has used: one further ahead.
  const newest = Math.max(now + SLACK, Math.min(usedStep + 1, now + SLACK + 1))
  for (let step = newest; step >= now - REMEMBERED_STEPS; step--) {
    if (!sameText(memberCode(secret, named.value, step), code)) continue
    if (step <= usedStep) return err({ code: 'member_code_used' })
    if (step < now - SLACK) return err({ code: 'member_code_stale', ageMs: nowMs - (step + 1) * STEP_MS })
    return ok(step)
  }
  return err({ code: 'member_code_wrong' })
}

/** Compares in time that does not depend on where they differ. */
function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return difference === 0
}
