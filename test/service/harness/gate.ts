/**
 * Every step that leaves a function's process goes through a gate, which decides what becomes of it: the place where
 * tests count requests, let them fail, deliver them twice, stop the process between two of them, or hold them back.
 */
import type { DatabaseCore, WireResponse } from '../../../local-cloud/database'

export interface Step {
  kind: 'database' | 'payment' | 'wechat' | 'pause'
  /** `database.getDocument`, `close`, `phoneNumber` … */
  action: string
  collection?: string
  /** For pauses. */
  ms?: number
}

/**
 * - `go`: carried out.
 * - `fail_before`: refused, no effect; `fail_after`: carried out, but the answer is lost.
 * - `twice`: delivered twice; the answer is that of the second delivery.
 * - `crash_before`, `crash_after`: the process ends there, before or after the effect.
 */
export type Verdict = 'go' | 'fail_before' | 'fail_after' | 'twice' | 'crash_before' | 'crash_after'
export type Gate = (step: Step) => Verdict | Promise<Verdict>

/** What a process that has ended goes on to do. */
const never = <T>(): Promise<T> => new Promise(() => {})

/** Takes one step through the gate. `lost`: what the caller sees when there is no answer. */
export async function pass<T>(gate: Gate, step: Step, work: () => Promise<T>, lost: () => T): Promise<T> {
  const verdict = await gate(step)
  if (verdict === 'crash_before') return never()
  if (verdict === 'fail_before') return lost()
  let answer = await work()
  if (verdict === 'twice') answer = await work()
  if (verdict === 'crash_after') return never()
  return verdict === 'fail_after' ? lost() : answer
}

/** The database as one process reaches it. */
export function gatedCore(core: DatabaseCore, gate: Gate): DatabaseCore {
  return {
    stats: core.stats,
    setFaults: plan => core.setFaults(plan),
    close: () => core.close(),
    handle(action, params) {
      const step: Step = { kind: 'database', action: action.replace(/^database\./, '') }
      if (typeof params.collectionName === 'string') step.collection = params.collectionName
      const lost = (): WireResponse => ({
        requestId: 'lost',
        code: 'SYS_ERR',
        message: 'the connection was lost',
      })
      return pass(gate, step, () => core.handle(action, params), lost)
    },
  }
}
