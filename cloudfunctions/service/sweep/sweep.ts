/**
 * What nobody's request does: time out unpaid orders, finish what a crash left half done, write down what fell due,
 * move journals. Every step may be repeated and may be cut short; the next run goes on.
 */
import type { Program } from '../../../src/domain/program/schema'
import type { Ports } from '../ports'
import { dueAccounts, pendingAccounts } from './accounts'
import { finishOrders, timeOutOrders } from './orders'
import type { SweepStep } from './step'
import { surplusHolds } from './stock'

export interface SweepCount {
  step: string
  done: number
  failed: number
}

/** Runs every step once; neither a document's failure nor a step's keeps the others waiting. */
export async function sweep(ports: Ports, program: Program): Promise<SweepCount[]> {
  return [
    await run(timeOutOrders, ports, program),
    await run(finishOrders, ports, program),
    await run(dueAccounts, ports, program),
    await run(pendingAccounts, ports, program),
    await run(surplusHolds, ports, program),
  ]
}

async function run<T>(step: SweepStep<T>, ports: Ports, program: Program): Promise<SweepCount> {
  const nowMs = ports.now()
  const count: SweepCount = { step: step.name, done: 0, failed: 0 }
  const failed = (id: string, error: unknown) => {
    count.failed++
    ports.log({ event: 'sweep_failed', step: step.name, id, error: String(error) })
  }
  const found = await step.find(ports, nowMs).catch(error => failed('-', error))
  for (const item of found ?? []) {
    try {
      await step.handle(ports, program, item, nowMs)
      count.done++
    } catch (error) {
      failed(step.id(item), error)
    }
  }
  if (count.done || count.failed) ports.log({ event: 'sweep', ...count })
  return count
}
