/**
 * What nobody's request does: time out unpaid orders, finish what a crash left half done, write down what fell due,
 * move journals. Every step may be repeated and may be cut short; the next run goes on.
 */
import type { Program } from '../../../src/domain/program/schema'
import type { Ports } from '../ports'
import { dueAccounts, pendingAccounts } from './accounts'
import { finishOrders, timeOutOrders } from './orders'
import { BATCH, type SweepStep } from './step'
import { surplusHolds } from './stock'

export interface SweepCount {
  step: string
  done: number
  failed: number
}

/** A run takes no new batch after this long: the timer's own limit is a minute, and the next run goes on. */
const WORKING_MS = 40_000
/** As many batches as one step takes in a run, however quickly they pass. */
const BATCHES_MAX = 200

/** Runs every step, batch after batch while there is time; neither a document's failure nor a step's keeps the others waiting. */
export async function sweep(ports: Ports, program: Program): Promise<SweepCount[]> {
  const untilMs = ports.now() + WORKING_MS
  return [
    await run(timeOutOrders, ports, program, untilMs),
    await run(finishOrders, ports, program, untilMs),
    await run(dueAccounts, ports, program, untilMs),
    await run(pendingAccounts, ports, program, untilMs),
    await run(surplusHolds, ports, program, untilMs),
  ]
}

/** Goes on while batches come full and nothing fails: what fails would only be found again. The first batch always runs. */
async function run<T>(
  step: SweepStep<T>,
  ports: Ports,
  program: Program,
  untilMs: number,
): Promise<SweepCount> {
  const count: SweepCount = { step: step.name, done: 0, failed: 0 }
  for (let batch = 1; batch <= BATCHES_MAX; batch++) {
    const found = await runBatch(step, ports, program, count)
    if (found < BATCH || count.failed || ports.now() >= untilMs) break
  }
  if (count.done || count.failed) ports.log({ event: 'sweep', ...count })
  return count
}

/** Tells how many documents there were to deal with. */
async function runBatch<T>(
  step: SweepStep<T>,
  ports: Ports,
  program: Program,
  count: SweepCount,
): Promise<number> {
  const nowMs = ports.now()
  const failed = (id: string, error: unknown) => {
    count.failed++
    ports.log({ event: 'sweep_failed', step: step.name, id, error: String(error) })
  }
  const found = (await step.find(ports, nowMs).catch(error => failed('-', error))) ?? []
  for (const item of found) {
    try {
      await step.handle(ports, program, item, nowMs)
      count.done++
    } catch (error) {
      failed(step.id(item), error)
    }
  }
  return found.length
}
