import { randomUUID } from 'node:crypto'
import type { PayKeys } from './pay-keys'
import type { PayStore, PendingNotification } from './pay-store'
import { formatPayTime } from './pay-time'
import { describeRefundNotice, type Refund, succeedRefund } from './refund'
import { encryptResource, platformHeaders } from './signature'
import { describeTrade, findPayObstacle, payTrade, type Trade } from './trade'

/** Waits between the repeats of a notification, as WeChat Pay documents them, in seconds. */
const REPEAT_AFTER_S = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600]
const ANSWER_WITHIN_MS = 5000
const SLEEP_MS_MAX = 60_000
const RETRY_AFTER_MS = 5000

export interface DeskSettings {
  readonly keys: PayKeys
  readonly store: PayStore
  /** The local cloud's own address, before stored paths. */
  readonly selfUrl: string
  readonly refundDelayMs: number
  readonly notifyDelayScale: number
  readonly report: (line: string) => void
  readonly now: () => number
}

/**
 * What moves by itself at the payment platform: money when a person confirms, refunds after a while, and notifications
 * until the merchant has taken them. All of it goes on where it was after a restart.
 */
export class PayDesk {
  readonly #settings: DeskSettings
  #timer: NodeJS.Timeout | undefined
  #working: Promise<void> | undefined
  #again = false
  #stopped = false
  readonly #abort = new AbortController()

  constructor(settings: DeskSettings) {
    this.#settings = settings
  }

  start(): void {
    this.wake()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    this.#abort.abort()
    await this.#working
  }

  /**
   * Pays an order, once; the notification is on disk together with the payment.
   * @returns the reason in the pay sheet's words when it cannot be paid
   */
  pay(prepayId: string): { readonly ok: true } | { readonly ok: false; readonly why: string } {
    const { store, now } = this.#settings
    const nowMs = now()
    const result = store.atomically(() => {
      const trade = store.findTradeByPrepayId(prepayId)
      if (!trade) return { ok: false, why: '支付会话不存在' } as const
      const obstacle = findPayObstacle(trade, nowMs)
      if (obstacle !== undefined) return { ok: false, why: obstacle } as const
      const paid = payTrade(trade, nowMs)
      store.saveTrade(paid)
      const notice = this.#notification('TRANSACTION.SUCCESS', '支付成功', 'transaction', describeTrade(paid))
      store.addNotification({ ...notice, url: this.#relative(paid.request.notify_url) }, nowMs)
      return { ok: true } as const
    })
    this.wake()
    return result
  }

  /** Keeps an accepted refund; it succeeds after a while. */
  keepRefund(refund: Refund, trade: Trade): void {
    const { store, now, refundDelayMs } = this.#settings
    store.atomically(() => {
      store.saveRefund(refund, now() + refundDelayMs)
      store.saveTrade({ ...trade, state: 'REFUND' })
    })
    this.wake()
  }

  /** Does what is due, then sleeps until the next thing is. */
  wake(): void {
    if (this.#stopped) return
    this.#again = true
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined
    })
  }

  async #work(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false
      try {
        await this.#doWhatIsDue()
      } catch (error) {
        // A full disk, for instance: nothing was half-written, and what is due stays due.
        this.#settings.report(`payments wait: ${error instanceof Error ? error.message : String(error)}`)
        this.#sleep(RETRY_AFTER_MS)
      }
    }
  }

  async #doWhatIsDue(): Promise<void> {
    const { store, now } = this.#settings
    for (const refund of store.dueRefunds(now())) this.#finishRefund(refund)
    await Promise.all(store.dueNotifications(now()).map(due => this.#deliver(due)))
    const next = store.nextDueAtMs()
    if (next === undefined) return
    if (next <= now()) this.#again = true
    else this.#sleep(next - now())
  }

  #sleep(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.wake(), Math.min(ms, SLEEP_MS_MAX))
    this.#timer.unref()
  }

  #finishRefund(refund: Refund): void {
    const { store, keys, now } = this.#settings
    const nowMs = now()
    const done = succeedRefund(refund, nowMs)
    store.atomically(() => {
      store.saveRefund(done, undefined)
      const url = done.request.notify_url
      if (url === undefined) return
      const content = describeRefundNotice(done, keys.mchid)
      const notice = this.#notification('REFUND.SUCCESS', '退款成功', 'refund', content)
      store.addNotification({ ...notice, url: this.#relative(url) }, nowMs)
    })
  }

  async #deliver(due: PendingNotification): Promise<void> {
    const { store, now, notifyDelayScale, report } = this.#settings
    const error = await this.#post(due)
    if (this.#stopped) return
    if (error === undefined) {
      store.noteAttempt(due.id, { deliveredAtMs: now() })
      return
    }
    const waitS = REPEAT_AFTER_S[due.attempts]
    const dueAtMs = waitS === undefined ? undefined : now() + waitS * 1000 * notifyDelayScale
    store.noteAttempt(due.id, { error, ...(dueAtMs === undefined ? {} : { dueAtMs }) })
    report(
      `payment notification to ${due.url} was not taken (${error})${waitS === undefined ? ', given up' : ''}`,
    )
  }

  /** @returns why the merchant did not take it, or undefined when it did */
  async #post(due: PendingNotification): Promise<string | undefined> {
    const { keys, now, selfUrl } = this.#settings
    const attempt = new AbortController()
    const giveUp = (): void => attempt.abort(new Error('no answer'))
    const timer = setTimeout(giveUp, ANSWER_WITHIN_MS)
    this.#abort.signal.addEventListener('abort', giveUp)
    try {
      const response = await fetch(new URL(due.url, selfUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...platformHeaders(due.body, keys, now()) },
        body: due.body,
        redirect: 'manual',
        signal: attempt.signal,
      })
      await response.arrayBuffer()
      return response.status >= 200 && response.status < 300 ? undefined : `answered ${response.status}`
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    } finally {
      clearTimeout(timer)
      this.#abort.signal.removeEventListener('abort', giveUp)
    }
  }

  #notification(
    eventType: string,
    summary: string,
    originalType: string,
    content: Record<string, unknown>,
  ): { id: string; body: string } {
    const { keys, now } = this.#settings
    const id = randomUUID()
    const body = JSON.stringify({
      id,
      create_time: formatPayTime(now()),
      resource_type: 'encrypt-resource',
      event_type: eventType,
      summary,
      resource: encryptResource(content, originalType, keys.apiV3Key),
    })
    return { id, body }
  }

  #relative(url: string): string {
    const { selfUrl } = this.#settings
    return url.startsWith(`${selfUrl}/`) ? url.slice(selfUrl.length) : url
  }
}
