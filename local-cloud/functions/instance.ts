import { type ChildProcess, fork } from 'node:child_process'
import { dirname, join } from 'node:path'
import type { InvokeFailure, JsonObject } from '../types'
import { invokeErrors } from './invoke-errors'

/** The real platform gives a function this long to load, on top of its own limit. */
const LOAD_TIMEOUT_MS = 10_000
const RESPONSE_BYTES_MAX = 6 * 1024 * 1024
const workerFile = join(__dirname, 'worker.cjs')

export interface InstanceSettings {
  readonly bundleFile: string
  readonly memoryMB: number
  readonly timeoutMs: number
  /** Variables that stay for the life of the process. */
  readonly baseEnv: Readonly<Record<string, string>>
  /** Receives what the function prints. */
  readonly log: (chunk: string) => void
}

export interface Task {
  readonly id: string
  readonly event: JsonObject
  readonly context: JsonObject
  readonly env: Readonly<Record<string, string>>
}

export type TaskOutcome =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error: InvokeFailure }

interface ErrorShape {
  name: string
  message: string
  stack: string
}

type Message =
  | { type: 'ready'; requireMs: number }
  | { type: 'load_failed'; error: ErrorShape }
  | { type: 'done'; id: string; result: string | null }
  | { type: 'failed'; id: string; error: ErrorShape }

interface Running {
  readonly id: string
  readonly timer: NodeJS.Timeout
  settle(outcome: TaskOutcome): void
}

/** One process of one function. Handles one task at a time; after a timeout or a crash it is dead for good. */
export class Instance {
  readonly #child: ChildProcess
  readonly #settings: InstanceSettings
  readonly #ready: Promise<TaskOutcome>
  readonly #exited: Promise<void>
  #running: Running | undefined
  #dead = false
  #killedFor: InvokeFailure | undefined
  #stderrTail = ''

  constructor(settings: InstanceSettings) {
    this.#settings = settings
    this.#child = fork(workerFile, [settings.bundleFile], {
      cwd: dirname(settings.bundleFile),
      env: { ...settings.baseEnv },
      execArgv: [`--max-old-space-size=${settings.memoryMB}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    this.#child.stdout?.setEncoding('utf8').on('data', settings.log)
    this.#child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      this.#stderrTail = (this.#stderrTail + chunk).slice(-4000)
      settings.log(chunk)
    })
    this.#ready = this.#awaitReady()
    this.#exited = new Promise(resolve => this.#child.once('close', () => resolve()))
    this.#child.on('message', message => this.#onMessage(message as Message))
    this.#child.on('error', error => this.#onGone(error.message))
    this.#child.once('close', (code, signal) =>
      this.#onGone(`process ended with ${signal ?? `code ${code}`}`),
    )
  }

  get dead(): boolean {
    return this.#dead
  }

  /** Runs one task. Never rejects. The caller must not start a second task before the first has settled. */
  async run(task: Task): Promise<TaskOutcome> {
    const loaded = await this.#ready
    if (!loaded.ok) return loaded
    if (this.#dead)
      return { ok: false, error: invokeErrors.executeFail('the process ended before the event') }
    return new Promise(resolve => {
      const timer = setTimeout(
        () => this.#kill(invokeErrors.timeLimit(this.#settings.timeoutMs)),
        this.#settings.timeoutMs,
      )
      const settle = (outcome: TaskOutcome): void => {
        clearTimeout(timer)
        this.#running = undefined
        resolve(outcome)
      }
      this.#running = { id: task.id, timer, settle }
      this.#child.send({ type: 'invoke', ...task })
    })
  }

  /** Ends the process; a task under way fails with `reason`. */
  async stop(reason: InvokeFailure = invokeErrors.stopping()): Promise<void> {
    this.#kill(reason)
    await this.#exited
  }

  #awaitReady(): Promise<TaskOutcome> {
    return new Promise(resolve => {
      const timer = setTimeout(() => this.#kill(invokeErrors.timeLimit(LOAD_TIMEOUT_MS)), LOAD_TIMEOUT_MS)
      const finish = (outcome: TaskOutcome): void => {
        clearTimeout(timer)
        resolve(outcome)
      }
      this.#child.on('message', raw => {
        const message = raw as Message
        if (message.type === 'ready') finish({ ok: true, result: null })
        if (message.type === 'load_failed') {
          this.#dead = true
          this.#child.kill('SIGKILL')
          finish({ ok: false, error: invokeErrors.executeFail(message.error.stack) })
        }
      })
      this.#child.once('close', () =>
        finish({ ok: false, error: this.#causeOfDeath('the process ended while loading') }),
      )
    })
  }

  #onMessage(message: Message): void {
    const running = this.#running
    if (!running || (message.type !== 'done' && message.type !== 'failed') || message.id !== running.id)
      return
    if (message.type === 'failed') {
      running.settle({ ok: false, error: invokeErrors.executeFail(message.error.stack) })
      return
    }
    const text = message.result ?? 'null'
    const bytes = Buffer.byteLength(text)
    if (bytes > RESPONSE_BYTES_MAX) {
      running.settle({ ok: false, error: invokeErrors.responseTooLarge(bytes, RESPONSE_BYTES_MAX) })
      return
    }
    running.settle({ ok: true, result: JSON.parse(text) as unknown })
  }

  #onGone(why: string): void {
    this.#dead = true
    this.#running?.settle({ ok: false, error: this.#causeOfDeath(why) })
  }

  #causeOfDeath(why: string): InvokeFailure {
    if (this.#killedFor) return this.#killedFor
    if (this.#stderrTail.includes('heap out of memory'))
      return invokeErrors.memoryLimit(this.#settings.memoryMB)
    return invokeErrors.executeFail(`process exited before completing the request: ${why}`)
  }

  #kill(reason: InvokeFailure): void {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    this.#dead = true
    this.#killedFor ??= reason
    this.#child.kill('SIGKILL')
  }
}
