import { Cron } from 'croner'
import type { InvokeOutcome } from '../types'
import type { FunctionCatalog } from './function-catalog'
import type { FunctionRunner } from './function-runner'

/** WeChat's clock for triggers. */
const ZONE = 'Asia/Shanghai'
const LOOK_AGAIN_MS = 3000

interface Armed {
  readonly version: string
  readonly jobs: readonly Cron[]
}

/** Fires the triggers that functions declare, by WeChat's clock, never two runs of one trigger at once. */
export class Timers {
  readonly #catalog: FunctionCatalog
  readonly #runner: FunctionRunner
  readonly #report: (line: string) => void
  readonly #armed = new Map<string, Armed>()
  readonly #running = new Map<string, Promise<InvokeOutcome>>()
  #watch: NodeJS.Timeout | undefined

  constructor(parts: { catalog: FunctionCatalog; runner: FunctionRunner; report: (line: string) => void }) {
    this.#catalog = parts.catalog
    this.#runner = parts.runner
    this.#report = parts.report
  }

  /** Arms all triggers, and again whenever a function is built anew. */
  start(): void {
    this.#arm()
    this.#watch = setInterval(() => this.#arm(), LOOK_AGAIN_MS)
    this.#watch.unref()
  }

  stop(): void {
    clearInterval(this.#watch)
    for (const name of [...this.#armed.keys()]) this.#disarm(name)
  }

  /** Runs the function's first trigger now, after a run of it that is under way. */
  async fire(functionName: string): Promise<InvokeOutcome> {
    const trigger = this.#catalog.find(functionName)?.config.triggers[0]
    if (!trigger) throw new Error(`function ${functionName} has no timer`)
    while (this.#running.has(functionName)) await this.#running.get(functionName)
    return this.#run(functionName, trigger.name)
  }

  #arm(): void {
    const names = this.#catalog.names()
    for (const name of this.#armed.keys()) if (!names.includes(name)) this.#disarm(name)
    for (const name of names) {
      const found = this.#read(name)
      if (!found || this.#armed.get(name)?.version === found.version) continue
      this.#disarm(name)
      const jobs = found.config.triggers.map(
        trigger =>
          new Cron(trigger.config, { timezone: ZONE, unref: true }, () => this.#tick(name, trigger.name)),
      )
      this.#armed.set(name, { version: found.version, jobs })
    }
  }

  #read(name: string): ReturnType<FunctionCatalog['find']> {
    try {
      return this.#catalog.find(name)
    } catch (error) {
      this.#report(`the timer of ${name} is off: ${error instanceof Error ? error.message : String(error)}`)
      return undefined
    }
  }

  #disarm(name: string): void {
    for (const job of this.#armed.get(name)?.jobs ?? []) job.stop()
    this.#armed.delete(name)
  }

  #tick(functionName: string, triggerName: string): void {
    if (this.#running.has(functionName)) return
    void this.#run(functionName, triggerName).then(outcome => {
      if (!outcome.ok && outcome.error.code !== 'SERVICE_STOPPING') {
        this.#report(`timer of ${functionName} failed: ${outcome.error.message}`)
      }
    })
  }

  #run(functionName: string, triggerName: string): Promise<InvokeOutcome> {
    const running = this.#runner
      .invoke({
        functionName,
        event: { Type: 'Timer', TriggerName: triggerName, Time: new Date().toISOString(), Message: '' },
        source: 'wx_trigger',
        openid: '',
      })
      .finally(() => this.#running.delete(functionName))
    this.#running.set(functionName, running)
    return running
  }
}
