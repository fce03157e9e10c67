import { randomBytes } from 'node:crypto'
import type { PlatformStore } from '../platform-store'

const LIFE_MS = 5 * 60_000

/** Codes of WeChat's "allow phone number" dialog: each is good once, for five minutes. */
export class PhoneCodes {
  readonly #store: PlatformStore
  readonly #now: () => number

  constructor(store: PlatformStore, now: () => number = Date.now) {
    this.#store = store
    this.#now = now
  }

  issue(phone: string): string {
    const code = randomBytes(32).toString('hex')
    this.#store.sql
      .prepare('insert into phoneCode (code, phone, createdAtMs) values (?, ?, ?)')
      .run(code, phone, this.#now())
    return code
  }

  /** The number behind a code, once. Undefined when the code is unknown, used or too old. */
  redeem(code: string): string | undefined {
    const nowMs = this.#now()
    const row = this.#store.sql
      .prepare(
        'update phoneCode set usedAtMs = ? where code = ? and usedAtMs is null and createdAtMs > ? returning phone',
      )
      .get(nowMs, code, nowMs - LIFE_MS) as { phone: string } | undefined
    return row?.phone
  }
}
