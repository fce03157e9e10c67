import { makeAutoObservable, runInAction } from 'mobx'
import type { ApiResponse } from '@/contract/errors'
import { newRequestId } from './request-id'

/**
 * An operation that must happen once, however often it is sent.
 *
 * Its request id is made when it is first sent and kept until the server has answered. Until then the same content
 * goes out under the same id; a second press while the first is under way waits for the first one's answer.
 */
export class Attempt<Content extends object, Answer> {
  /** Under way now. */
  busy = false
  private unanswered: { requestId: string; content: string } | undefined
  private flight: Promise<ApiResponse<Answer>> | undefined

  /** `nowMs` is the server's time; `call` sends the content under the id. */
  constructor(
    private readonly nowMs: () => number,
    private readonly call: (content: Content, requestId: string) => Promise<ApiResponse<Answer>>,
  ) {
    makeAutoObservable<this, 'flight' | 'nowMs' | 'call' | 'unanswered'>(this, {
      flight: false,
      nowMs: false,
      call: false,
      unanswered: true,
    })
  }

  /** Sent without an answer: nobody knows whether it happened. Sending it again as it was finds out. */
  get uncertain(): boolean {
    return this.unanswered !== undefined && !this.busy
  }

  /** Sends, or sends again. Other content than the unanswered one's starts a new operation. */
  send(content: Content): Promise<ApiResponse<Answer>> {
    this.flight ??= this.fly(content)
    return this.flight
  }

  /** Gives up an operation whose answer never came. */
  forget(): void {
    this.unanswered = undefined
  }

  private async fly(content: Content): Promise<ApiResponse<Answer>> {
    const text = JSON.stringify(content)
    if (this.unanswered?.content !== text) {
      this.unanswered = { requestId: newRequestId(this.nowMs()), content: text }
    }
    const { requestId } = this.unanswered
    this.busy = true
    try {
      const answer = await this.call(content, requestId)
      if (answer.ok || !answer.error.retryable) runInAction(() => this.forget())
      return answer
    } finally {
      runInAction(() => {
        this.busy = false
        this.flight = undefined
      })
    }
  }
}
