import * as v from 'valibot'
import type { Fault, FaultPlan } from '../database'

const count = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0)
const ms = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60_000)), 0)

/** What a test asks to go wrong. A whole new plan replaces the former one. */
export const faultOrderSchema = v.strictObject({
  call: v.optional(
    v.strictObject({
      /** Every call waits this long before it is carried out. */
      latencyMs: ms,
      /** The next calls are refused without effect. */
      failNext: count,
      /** The next calls are carried out and their answer is lost: the connection breaks. */
      loseNext: count,
      /** Only calls whose event has this `command`; the others pass untouched. */
      command: v.optional(v.string()),
    }),
  ),
  database: v.optional(
    v.strictObject({
      latencyMs: ms,
      /** The next matching requests meet this fault. */
      next: count,
      kind: v.optional(v.picklist(['fail_before', 'fail_after', 'conflict', 'duplicate']), 'fail_before'),
      /** Only requests with this action, for example `database.modifyDocument`. */
      action: v.optional(v.string()),
      collection: v.optional(v.string()),
    }),
  ),
})

export type FaultOrder = v.InferOutput<typeof faultOrderSchema>

export interface CallFault {
  readonly latencyMs: number
  readonly effect: 'nothing' | 'fail' | 'lose'
}

/** Turns a test's order into decisions, one per call and per request, counting down what is left. */
export class Faults {
  #call: FaultOrder['call']

  /** Takes the order over and returns the part that the database has to be given. */
  set(order: FaultOrder): FaultPlan | undefined {
    this.#call = order.call && { ...order.call }
    return order.database && databasePlan({ ...order.database })
  }

  nextCall(event: { readonly [key: string]: unknown }): CallFault {
    const order = this.#call
    if (!order || (order.command !== undefined && order.command !== event.command))
      return { latencyMs: 0, effect: 'nothing' }
    if (order.failNext > 0) {
      order.failNext -= 1
      return { latencyMs: order.latencyMs, effect: 'fail' }
    }
    if (order.loseNext > 0) {
      order.loseNext -= 1
      return { latencyMs: order.latencyMs, effect: 'lose' }
    }
    return { latencyMs: order.latencyMs, effect: 'nothing' }
  }
}

function databasePlan(order: NonNullable<FaultOrder['database']>): FaultPlan {
  return request => {
    const faults: Fault[] = order.latencyMs > 0 ? [{ kind: 'latency', ms: order.latencyMs }] : []
    const matches =
      (order.action === undefined || order.action === request.action) &&
      (order.collection === undefined || order.collection === request.collection)
    if (order.next > 0 && matches) {
      order.next -= 1
      faults.push({ kind: order.kind })
    }
    return faults
  }
}
