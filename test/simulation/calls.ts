/** Calls under way: each is one invocation of a function, stopped at every step until the history lets it go on. */
import type { Gate, Step, Verdict } from '../service/harness/gate'

export interface Call {
  id: number
  title: string
  /** When the platform ends it, whether or not it is finished. */
  endsAtMs: number
  over: boolean
}

export interface Waiting {
  call: Call
  step: Step
  go: (verdict: Verdict) => void
}

const nextTick = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

export class Calls {
  readonly waiting: Waiting[] = []
  private count = 0

  /** `onThrow`: told of a call that ends with an error, which none should. */
  constructor(private readonly onThrow: (call: Call, error: unknown) => void) {}

  /** Begins a call; `work` is given the gate that all of its steps go through. */
  async begin(title: string, endsAtMs: number, work: (gate: Gate) => Promise<unknown>): Promise<Call> {
    const call: Call = { id: ++this.count, title, endsAtMs, over: false }
    const gate: Gate = step =>
      new Promise(go => {
        if (!call.over) this.waiting.push({ call, step, go })
      })
    work(gate).then(
      () => {
        call.over = true
      },
      error => this.onThrow(call, error),
    )
    await nextTick()
    return call
  }

  /** Lets one waiting step happen, and everything that follows from it up to the next steps. */
  async release(which: Waiting, verdict: Verdict): Promise<void> {
    this.waiting.splice(this.waiting.indexOf(which), 1)
    if (verdict.startsWith('crash')) this.end(which.call)
    which.go(verdict)
    await nextTick()
  }

  /** The process is gone: what it was waiting for never comes. */
  end(call: Call): void {
    call.over = true
    for (const waiting of this.waiting.filter(w => w.call === call))
      this.waiting.splice(this.waiting.indexOf(waiting), 1)
  }

  /** Ends the calls whose time is up. */
  endLate(nowMs: number): Call[] {
    const late = [...new Set(this.waiting.map(waiting => waiting.call))].filter(
      call => call.endsAtMs <= nowMs,
    )
    for (const call of late) this.end(call)
    return late
  }
}
