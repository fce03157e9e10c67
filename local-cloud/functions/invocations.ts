import { randomUUID } from 'node:crypto'
import type { CloudStats, FunctionStats, InvokeSource } from '../types'

/** What the cloud knows about a request that carries an invocation's id. */
export interface Invocation {
  readonly id: string
  readonly functionName: string
  readonly source: InvokeSource
  readonly openid: string
  /** openapi names that the function's config declares. */
  readonly openapi: readonly string[]
  /** How many functions called one another to get here. */
  readonly depth: number
  dbRequests: number
}

interface Counters {
  invocations: number
  failures: number
  coldStarts: number
  dbRequests: number
  totalMs: number
}

const none = (): Counters => ({ invocations: 0, failures: 0, coldStarts: 0, dbRequests: 0, totalMs: 0 })

/**
 * The invocations under way, by id, and what the finished ones cost. Ids cannot be guessed: a function's requests carry
 * its id in their path, and that is what gives them access.
 */
export class Invocations {
  readonly #running = new Map<string, Invocation>()
  readonly #counters = new Map<string, Counters>()
  #dbRequests = 0

  begin(facts: Omit<Invocation, 'id' | 'dbRequests'>): Invocation {
    const invocation: Invocation = { ...facts, id: randomUUID(), dbRequests: 0 }
    this.#running.set(invocation.id, invocation)
    return invocation
  }

  find(id: string): Invocation | undefined {
    return this.#running.get(id)
  }

  /** Counts a request to the database, made by an invocation or by an administrator. */
  countDatabaseRequest(invocation?: Invocation): void {
    this.#dbRequests += 1
    if (invocation) invocation.dbRequests += 1
  }

  end(invocation: Invocation, facts: { failed: boolean; cold: boolean; durationMs: number }): void {
    this.#running.delete(invocation.id)
    const counters = this.#counters.get(invocation.functionName) ?? none()
    counters.invocations += 1
    counters.failures += facts.failed ? 1 : 0
    counters.coldStarts += facts.cold ? 1 : 0
    counters.dbRequests += invocation.dbRequests
    counters.totalMs += facts.durationMs
    this.#counters.set(invocation.functionName, counters)
  }

  stats(): CloudStats {
    const functions: Record<string, FunctionStats> = {}
    for (const [name, counters] of this.#counters) functions[name] = { ...counters }
    return { functions, dbRequests: this.#dbRequests }
  }

  reset(): void {
    this.#counters.clear()
    this.#dbRequests = 0
  }
}
