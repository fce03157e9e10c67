import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { ApiError, ApiResponse } from '@/contract/errors'

/** Something that is fetched for the screen: what is there, whether more is coming, and what went wrong. */
export class Loadable<T> {
  /** The newest answer; stays while it is fetched again and when that fails. */
  data: T | undefined = undefined
  /** Why the newest attempt failed. */
  error: ApiError | undefined = undefined
  loading = false
  private turn = 0

  constructor() {
    makeAutoObservable<this, 'turn'>(this, { data: observableRef, error: observableRef, turn: false })
  }

  /** What to draw: the data as soon as there is any, else bones or the error. */
  get status(): 'loading' | 'error' | 'ready' {
    if (this.data !== undefined) return 'ready'
    return this.error && !this.loading ? 'error' : 'loading'
  }

  /** Fetches. Where two are under way, the one started last decides, whichever comes first. */
  async load(fetch: () => Promise<ApiResponse<T>>): Promise<ApiResponse<T>> {
    this.turn += 1
    const { turn } = this
    this.loading = true
    try {
      const answer = await fetch()
      if (turn === this.turn) this.take(answer)
      return answer
    } finally {
      if (turn === this.turn) runInAction(() => (this.loading = false))
    }
  }

  /** Puts in what another command has answered. */
  set(data: T): void {
    this.turn += 1
    this.data = data
    this.error = undefined
    this.loading = false
  }

  clear(): void {
    this.turn += 1
    this.data = undefined
    this.error = undefined
    this.loading = false
  }

  private take(answer: ApiResponse<T>): void {
    if (answer.ok) this.data = answer.data
    this.error = answer.ok ? undefined : answer.error
  }
}
