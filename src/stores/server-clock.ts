/**
 * The server's time, told by a phone whose own clock may be wrong.
 *
 * An answer that carries the server's time bounds the difference between the two clocks: it was written after the
 * request was sent and before the answer came. The difference held is moved into those bounds, no further, so that
 * quick answers make it exact and slow ones cannot spoil it.
 */
export class ServerClock {
  private offsetMs: number | undefined

  /** `phoneNow` is the phone's wall clock in ms. */
  constructor(private readonly phoneNow: () => number) {}

  /** The server's time now in ms; the phone's own until the server has answered once. */
  now(): number {
    return this.phoneNow() + (this.offsetMs ?? 0)
  }

  /** The phone's wall clock, to be noted when a request is sent. */
  phone(): number {
    return this.phoneNow()
  }

  /** Takes the server's time from an answer. `sentAtMs` is the phone's clock when its request was sent. */
  sync(serverNowMs: number, sentAtMs: number): void {
    const receivedAtMs = this.phoneNow()
    const least = serverNowMs - receivedAtMs
    // A clock that was set back while the request was under way leaves no bounds; the moment of receipt is what is left.
    const most = Math.max(least, serverNowMs - sentAtMs)
    this.offsetMs =
      this.offsetMs === undefined
        ? Math.round((least + most) / 2)
        : Math.min(most, Math.max(least, this.offsetMs))
  }
}
