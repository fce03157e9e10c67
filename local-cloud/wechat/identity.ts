import { randomBytes, randomInt } from 'node:crypto'
import type { PlatformStore } from '../platform-store'
import type { Person } from '../types'

export interface Session {
  /** Sent as `authorization: Bearer <session>`. */
  readonly session: string
  readonly openid: string
  /** Id of the person, or `new` for a visitor nobody knows. */
  readonly person: string
}

/** WeChat's part in signing in: who the person at this screen is. Sessions survive a restart. */
export class Identity {
  readonly #store: PlatformStore
  readonly #people: ReadonlyMap<string, Person>
  readonly #byOpenid: ReadonlyMap<string, Person>
  readonly #now: () => number

  constructor(store: PlatformStore, people: readonly Person[], now: () => number = Date.now) {
    this.#store = store
    this.#people = new Map(people.map(person => [person.id, person]))
    this.#byOpenid = new Map(people.map(person => [person.openid, person]))
    this.#now = now
  }

  /** Signs in as one of the people, or as a visitor never seen before for any other name. */
  login(person: string): Session {
    const known = this.#people.get(person)
    const openid = known?.openid ?? this.#newVisitor()
    const session: Session = {
      session: randomBytes(24).toString('base64url'),
      openid,
      person: known?.id ?? 'new',
    }
    this.#store.sql
      .prepare('insert into session (token, openid, person, createdAtMs) values (?, ?, ?, ?)')
      .run(session.session, openid, session.person, this.#now())
    return session
  }

  find(token: string): Session | undefined {
    const row = this.#store.sql.prepare('select openid, person from session where token = ?').get(token) as
      | { openid: string; person: string }
      | undefined
    return row && { session: token, openid: row.openid, person: row.person }
  }

  /** The number that WeChat knows for this person. */
  phoneOf(openid: string): string | undefined {
    const known = this.#byOpenid.get(openid)
    if (known) return known.phone
    const row = this.#store.sql.prepare('select phone from visitor where openid = ?').get(openid) as
      | { phone: string }
      | undefined
    return row?.phone
  }

  #newVisitor(): string {
    const openid = `o${randomBytes(21).toString('base64url').slice(0, 27)}`
    this.#store.sql
      .prepare('insert into visitor (openid, phone, createdAtMs) values (?, ?, ?)')
      .run(openid, this.#unusedPhone(), this.#now())
    return openid
  }

  #unusedPhone(): string {
    const taken = this.#store.sql.prepare('select 1 as taken from visitor where phone = ?')
    for (;;) {
      const phone = `1${['35', '38', '50', '77', '86', '99'][randomInt(6)]}${String(randomInt(1e8)).padStart(8, '0')}`
      const ofPerson = [...this.#people.values()].some(person => person.phone === phone)
      if (!ofPerson && !taken.get(phone)) return phone
    }
  }
}
