/** Time to verify one member code: the pure rule, without the look-up of the account. */
import { memberCode, stepAt, verifyMemberCode } from '../../src/domain/member-code/member-code'
import { type Figures, median } from './figures'

const SECRET = 'bench-secret-of-a-believable-length'
const BATCH = 500
const BATCHES = 15

export function memberCodeFigures(): Figures {
  const nowMs = Date.UTC(2026, 10, 22, 4)
  const code = memberCode(SECRET, '6021837411', stepAt(nowMs))
  const stale = memberCode(SECRET, '6021837411', stepAt(nowMs) - 15)
  return {
    'memberCode.verifyMicros': micros(() => verifyMemberCode(SECRET, code, 0, nowMs)),
    'memberCode.refuseStaleMicros': micros(() => verifyMemberCode(SECRET, stale, 0, nowMs)),
  }
}

function micros(work: () => unknown): number {
  const batches = Array.from({ length: BATCHES }, () => {
    const start = process.hrtime.bigint()
    for (let i = 0; i < BATCH; i++) work()
    return Number(process.hrtime.bigint() - start) / 1000 / BATCH
  })
  return Math.round(median(batches) * 10) / 10
}
