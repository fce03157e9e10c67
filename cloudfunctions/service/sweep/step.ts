import type { Program } from '../../../src/domain/program/schema'
import type { Ports } from '../ports'

/** One step: finds its documents and deals with each. */
export interface SweepStep<T> {
  name: string
  find(ports: Ports, nowMs: number): Promise<T[]>
  id(item: T): string
  handle(ports: Ports, program: Program, item: T, nowMs: number): Promise<void>
}

/** As many documents as a step reads at once. */
export const BATCH = 50
