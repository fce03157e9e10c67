import type { PlatformStore } from '../platform-store'

export interface SentMessage {
  readonly id: number
  readonly openid: string
  readonly templateId: string
  /** Page that the message opens, or empty. */
  readonly page: string
  /** Template key to its text, for example `{thing1: {value: '…'}}`. */
  readonly data: Readonly<Record<string, { readonly value: string }>>
  readonly sentAtMs: number
}

interface MessageRow {
  id: number
  openid: string
  templateId: string
  page: string
  data: string
  sentAtMs: number
}

/** Subscribe messages: what people allowed, one message for each time they allowed it, and what was sent. */
export class MessageLog {
  readonly #store: PlatformStore
  readonly #now: () => number

  constructor(store: PlatformStore, now: () => number = Date.now) {
    this.#store = store
    this.#now = now
  }

  /** Records that a person allowed one message of this template. */
  grant(openid: string, templateId: string): void {
    this.#store.sql
      .prepare(
        `insert into messageGrant (openid, templateId, count) values (?, ?, 1)
         on conflict (openid, templateId) do update set count = count + 1`,
      )
      .run(openid, templateId)
  }

  /** Uses up one grant and stores the message; false when there is no grant. */
  send(openid: string, templateId: string, page: string, data: SentMessage['data']): boolean {
    const { sql } = this.#store
    return this.#store.atomically(() => {
      const used = sql
        .prepare(
          'update messageGrant set count = count - 1 where openid = ? and templateId = ? and count > 0',
        )
        .run(openid, templateId)
      if (used.changes === 0) return false
      sql
        .prepare('insert into message (openid, templateId, page, data, sentAtMs) values (?, ?, ?, ?, ?)')
        .run(openid, templateId, page, JSON.stringify(data), this.#now())
      return true
    })
  }

  /** Newest first. */
  list(filter: { readonly openid?: string; readonly limit?: number } = {}): SentMessage[] {
    const rows = this.#store.sql
      .prepare('select * from message where (? is null or openid = ?) order by id desc limit ?')
      .all(filter.openid ?? null, filter.openid ?? null, filter.limit ?? 200) as MessageRow[]
    return rows.map(({ id, openid, templateId, page, data, sentAtMs }) => ({
      id,
      openid,
      templateId,
      page,
      data: JSON.parse(data) as SentMessage['data'],
      sentAtMs,
    }))
  }
}
