import type { PlatformStore } from '../platform-store'
import type { Refund } from './refund'
import type { Trade } from './trade'

export interface PendingNotification {
  readonly id: string
  /** Absolute, or a path on the local cloud itself, whose port may change between starts. */
  readonly url: string
  readonly body: string
  /** How often delivery was tried. */
  readonly attempts: number
}

/** Payment orders, refunds and undelivered notifications on disk. */
export class PayStore {
  readonly #store: PlatformStore

  constructor(store: PlatformStore) {
    this.#store = store
  }

  /** Runs `work` so that all of its writes are kept or none. */
  atomically<T>(work: () => T): T {
    return this.#store.atomically(work)
  }

  findTrade(outTradeNo: string): Trade | undefined {
    return this.#trade('outTradeNo', outTradeNo)
  }

  findTradeByPrepayId(prepayId: string): Trade | undefined {
    return this.#trade('prepayId', prepayId)
  }

  findTradeByTransactionId(transactionId: string): Trade | undefined {
    return this.#trade('transactionId', transactionId)
  }

  allTrades(): Trade[] {
    const rows = this.#store.sql.prepare('select body from trade').all() as { body: string }[]
    return rows.map(row => JSON.parse(row.body) as Trade)
  }

  saveTrade(trade: Trade): void {
    this.#store.sql
      .prepare(
        `insert into trade (outTradeNo, prepayId, transactionId, body) values (?, ?, ?, ?)
         on conflict (outTradeNo) do update set transactionId = excluded.transactionId, body = excluded.body`,
      )
      .run(trade.request.out_trade_no, trade.prepayId, trade.transactionId ?? null, JSON.stringify(trade))
  }

  findRefund(outRefundNo: string): Refund | undefined {
    const row = this.#store.sql.prepare('select body from refund where outRefundNo = ?').get(outRefundNo)
    return row === undefined ? undefined : (JSON.parse((row as { body: string }).body) as Refund)
  }

  allRefunds(): Refund[] {
    return this.#refunds('1 = ?', 1)
  }

  refundsOf(outTradeNo: string): Refund[] {
    return this.#refunds('outTradeNo = ?', outTradeNo)
  }

  dueRefunds(nowMs: number): Refund[] {
    return this.#refunds('dueAtMs <= ?', nowMs)
  }

  /** @param dueAtMs when the refund will succeed; undefined when it has */
  saveRefund(refund: Refund, dueAtMs: number | undefined): void {
    this.#store.sql
      .prepare(
        `insert into refund (outRefundNo, outTradeNo, dueAtMs, body) values (?, ?, ?, ?)
         on conflict (outRefundNo) do update set dueAtMs = excluded.dueAtMs, body = excluded.body`,
      )
      .run(refund.request.out_refund_no, refund.outTradeNo, dueAtMs ?? null, JSON.stringify(refund))
  }

  addNotification(notification: Omit<PendingNotification, 'attempts'>, nowMs: number): void {
    this.#store.sql
      .prepare(
        'insert into notification (id, url, body, attempts, createdAtMs, dueAtMs) values (?, ?, ?, 0, ?, ?)',
      )
      .run(notification.id, notification.url, notification.body, nowMs, nowMs)
  }

  dueNotifications(nowMs: number): PendingNotification[] {
    return this.#store.sql
      .prepare(
        'select id, url, body, attempts from notification where dueAtMs <= ? order by dueAtMs limit 20',
      )
      .all(nowMs) as PendingNotification[]
  }

  /** @param dueAtMs when it will be tried again; undefined when it will not */
  noteAttempt(id: string, result: { deliveredAtMs?: number; error?: string; dueAtMs?: number }): void {
    this.#store.sql
      .prepare(
        `update notification set attempts = attempts + 1, dueAtMs = ?, deliveredAtMs = ?, lastError = ? where id = ?`,
      )
      .run(result.dueAtMs ?? null, result.deliveredAtMs ?? null, result.error ?? null, id)
  }

  /** When the next refund or notification is due; undefined when nothing waits. */
  nextDueAtMs(): number | undefined {
    const row = this.#store.sql
      .prepare(
        `select min(dueAtMs) as dueAtMs from (
           select dueAtMs from notification where dueAtMs is not null
           union all select dueAtMs from refund where dueAtMs is not null)`,
      )
      .get() as { dueAtMs: number | null }
    return row.dueAtMs ?? undefined
  }

  #trade(column: 'outTradeNo' | 'prepayId' | 'transactionId', value: string): Trade | undefined {
    const row = this.#store.sql.prepare(`select body from trade where ${column} = ?`).get(value)
    return row === undefined ? undefined : (JSON.parse((row as { body: string }).body) as Trade)
  }

  #refunds(condition: string, value: string | number): Refund[] {
    const rows = this.#store.sql.prepare(`select body from refund where ${condition}`).all(value) as {
      body: string
    }[]
    return rows.map(row => JSON.parse(row.body) as Refund)
  }
}
