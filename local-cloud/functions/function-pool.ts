import type { InvokeFailure } from '../types'
import { Instance, type InstanceSettings, type Task, type TaskOutcome } from './instance'
import { invokeErrors } from './invoke-errors'

const WAITING_MAX = 1000
const IDLE_MS = 5 * 60_000

export interface PoolOutcome {
  readonly outcome: TaskOutcome
  /** Whether this task had to start a process. */
  readonly cold: boolean
}

interface Waiting {
  readonly task: Task
  resolve(outcome: PoolOutcome): void
}

/** The instances of one version of one function: warm ones are reused, at most `instancesMax` exist at once. */
export class FunctionPool {
  readonly #settings: InstanceSettings
  readonly #instancesMax: number
  readonly #name: string
  readonly #idle: { instance: Instance; sinceMs: number }[] = []
  readonly #all = new Set<Instance>()
  readonly #waiting: Waiting[] = []
  readonly #sweeper: NodeJS.Timeout
  readonly #ending = new Set<Promise<void>>()
  #retired = false

  constructor(name: string, settings: InstanceSettings, instancesMax: number) {
    this.#name = name
    this.#settings = settings
    this.#instancesMax = instancesMax
    this.#sweeper = setInterval(() => this.#dropIdle(Date.now() - IDLE_MS), IDLE_MS / 5)
    this.#sweeper.unref()
  }

  /** Runs a task on a warm instance, a new one, or waits for one. Never rejects. */
  run(task: Task): Promise<PoolOutcome> {
    const warm = this.#takeIdle()
    if (warm) return this.#runOn(warm, task, false)
    if (this.#all.size < this.#instancesMax) return this.#runOn(this.#start(), task, true)
    if (this.#waiting.length >= WAITING_MAX) {
      return Promise.resolve({
        outcome: { ok: false, error: invokeErrors.tooManyWaiting(this.#name) },
        cold: false,
      })
    }
    return new Promise(resolve => this.#waiting.push({ task, resolve }))
  }

  /** No new tasks; idle instances end now, busy ones after their task. */
  retire(): void {
    this.#retired = true
    clearInterval(this.#sweeper)
    this.#dropIdle(Number.POSITIVE_INFINITY)
  }

  /** Ends everything; tasks under way and waiting ones fail with `reason`. */
  async stop(reason: InvokeFailure = invokeErrors.stopping()): Promise<void> {
    this.retire()
    for (const waiting of this.#waiting.splice(0))
      waiting.resolve({ outcome: { ok: false, error: reason }, cold: false })
    for (const instance of [...this.#all]) this.#end(instance, reason)
    await Promise.all(this.#ending)
  }

  #end(instance: Instance, reason?: InvokeFailure): void {
    this.#all.delete(instance)
    const ended = instance.stop(reason).finally(() => this.#ending.delete(ended))
    this.#ending.add(ended)
  }

  #start(): Instance {
    const instance = new Instance(this.#settings)
    this.#all.add(instance)
    return instance
  }

  #takeIdle(): Instance | undefined {
    for (let entry = this.#idle.pop(); entry; entry = this.#idle.pop()) {
      if (!entry.instance.dead) return entry.instance
      this.#all.delete(entry.instance)
    }
    return undefined
  }

  async #runOn(instance: Instance, task: Task, cold: boolean): Promise<PoolOutcome> {
    const outcome = await instance.run(task)
    this.#release(instance)
    return { outcome, cold }
  }

  #release(instance: Instance): void {
    if (instance.dead) {
      this.#all.delete(instance)
      const next = this.#waiting.shift()
      if (next) void this.#runOn(this.#start(), next.task, true).then(next.resolve)
      return
    }
    const next = this.#waiting.shift()
    if (next) {
      void this.#runOn(instance, next.task, false).then(next.resolve)
    } else if (this.#retired) {
      this.#end(instance)
    } else {
      this.#idle.push({ instance, sinceMs: Date.now() })
    }
  }

  #dropIdle(olderThanMs: number): void {
    for (const entry of this.#idle.splice(0)) {
      if (entry.sinceMs > olderThanMs && !entry.instance.dead) {
        this.#idle.push(entry)
      } else {
        this.#end(entry.instance)
      }
    }
  }
}
