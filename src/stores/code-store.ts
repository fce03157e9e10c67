import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { CallApi } from '@/contract/commands'
import type { ApiError } from '@/contract/errors'
import type { MemberCodeView } from '@/contract/views'
import type { ServerClock } from './server-clock'
import type { SessionStore } from './session-store'

/** How often the page asks whether the clerk has recorded something. */
const POLL_MS = 5_000
/** Short enough that a code never outlives its time by a visible moment. */
const TICK_MS = 250
/** How long a change of points stays on the page. */
const ARRIVAL_MS = 6_000

type ShownCode = MemberCodeView['codes'][number]

/**
 * The member code on the screen: changes by itself, goes on without a network for as long as the codes in hand last,
 * and shows what the clerk has just recorded. Time is the server's; the phone's clock may be wrong.
 */
export class CodeStore {
  view: MemberCodeView | undefined = undefined
  error: ApiError | undefined = undefined
  /** Points that came (or went, below 0) while the code was shown; for a few seconds. */
  arrival: number | undefined = undefined
  private nowMs = 0
  private showing = false
  private asking = false
  private baseline: { seq: number; points: number } | undefined
  private ticker: ReturnType<typeof setInterval> | undefined
  private poller: ReturnType<typeof setInterval> | undefined
  private farewell: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly callApi: CallApi,
    private readonly clock: ServerClock,
    private readonly session: SessionStore,
  ) {
    makeAutoObservable<
      this,
      'callApi' | 'clock' | 'session' | 'baseline' | 'ticker' | 'poller' | 'farewell' | 'asking' | 'showing'
    >(this, {
      view: observableRef,
      error: observableRef,
      callApi: false,
      clock: false,
      session: false,
      baseline: false,
      ticker: false,
      poller: false,
      farewell: false,
      asking: false,
      showing: false,
    })
  }

  /** The code of this moment: the first that is not over; undefined when the codes in hand have run out. */
  get current(): ShownCode | undefined {
    return this.view?.codes.find(code => this.nowMs < code.untilMs)
  }

  /** Until this code changes, rounded up. */
  get secondsLeft(): number {
    return this.current ? Math.ceil((this.current.untilMs - this.nowMs) / 1000) : 0
  }

  /** What is left of a code's time in whole seconds, from 1 down to 0. The first code in hand is already under way. */
  get shareLeft(): number {
    const whole = Math.max(1000, ...(this.view?.codes ?? []).map(code => code.untilMs - code.fromMs))
    return Math.min(1, this.secondsLeft / Math.round(whole / 1000))
  }

  /** Until the last code in hand runs out, rounded up to seconds: how long it goes on without a network. */
  get secondsInHand(): number {
    const last = this.view?.codes.at(-1)
    return last ? Math.max(0, Math.ceil((last.untilMs - this.nowMs) / 1000)) : 0
  }

  get offline(): boolean {
    return this.error?.code === 'network'
  }

  /** `visitor`: not a member yet. `out`: no code for this moment, and why is in `error`. */
  get status(): 'loading' | 'visitor' | 'ready' | 'out' {
    if (this.error?.code === 'not_a_member') return 'visitor'
    if (this.current) return 'ready'
    return this.error ? 'out' : 'loading'
  }

  /** The page has come to the front. */
  show(): void {
    this.hide()
    this.showing = true
    this.baseline = undefined
    this.tick()
    this.ticker = setInterval(() => this.tick(), TICK_MS)
    this.poller = setInterval(() => void this.refresh(), POLL_MS)
    void this.refresh()
  }

  /** The page has gone: no timers, no requests. */
  hide(): void {
    this.showing = false
    this.arrival = undefined
    clearInterval(this.ticker)
    clearInterval(this.poller)
    clearTimeout(this.farewell)
  }

  /** Asks for codes now; one request at a time. */
  async refresh(): Promise<void> {
    if (this.asking) return
    this.asking = true
    try {
      const answer = await this.callApi('member.code', {})
      runInAction(() => {
        this.error = answer.ok ? undefined : answer.error
        if (answer.ok) this.take(answer.data)
        this.nowMs = this.clock.now()
      })
    } finally {
      this.asking = false
    }
  }

  /** Another person signs in. */
  clear(): void {
    this.view = undefined
    this.error = undefined
    this.arrival = undefined
    this.baseline = undefined
  }

  private tick(): void {
    this.nowMs = this.clock.now()
  }

  private take(view: MemberCodeView): void {
    this.view = view
    this.session.takePoints(view.points)
    const before = this.baseline
    this.baseline = { seq: view.seq, points: view.points }
    if (!before || !this.showing || view.seq <= before.seq) return
    const change = view.points - before.points
    if (change !== 0) this.announce(change)
  }

  private announce(change: number): void {
    this.arrival = change
    clearTimeout(this.farewell)
    this.farewell = setTimeout(() => runInAction(() => (this.arrival = undefined)), ARRIVAL_MS)
  }
}
