/**
 * What the service needs from outside, as narrow as it gets. Adapters implement these over the CloudBase SDK,
 * WeChat's openapi and WeChat Pay; nothing else in the service knows them.
 */
import type { PaymentParams } from '../../src/contract/views'
import type { Result } from '../../src/domain/result'

export type Scalar = string | number | boolean
/** Conditions on one field. */
export type Condition =
  | Scalar
  | { in: Scalar[] }
  | { gt: number }
  | { gte: number }
  | { lt: number }
  | { lte: number }
  | { exists: boolean }
  | { matches: string }
/** All conditions hold; with `or`, any of the alternatives as well. Keys are field paths. */
export interface Filter {
  [path: string]: Condition
}
export type Where = Filter | { or: Filter[] }

/** Changes to one document. Keys are field paths; a value set replaces what was there as a whole. */
export interface Patch {
  set?: Record<string, unknown>
  inc?: Record<string, number>
  unset?: string[]
}

export interface FindOptions {
  orderBy?: [path: string, direction: 'asc' | 'desc']
  limit?: number
  offset?: number
  /** Only these fields (and `_id`). */
  fields?: string[]
}

/** A document that another one with the same unique key kept out. */
export interface Duplicate {
  code: 'duplicate'
}

/**
 * The document database. One call is one request. A failure to reach it, or its refusal to work, throws
 * {@link StoreUnavailable}: whether the change took effect is then unknown, and every caller is safe to repeat.
 */
export interface Store {
  get<T>(collection: string, id: string): Promise<T | undefined>
  find<T>(collection: string, where: Where, options?: FindOptions): Promise<T[]>
  insert(collection: string, documents: object[]): Promise<Result<undefined, Duplicate>>
  /** Changes every matching document, each atomically; tells how many. Errors: `duplicate`. */
  update(collection: string, where: Where, patch: Patch): Promise<Result<number, Duplicate>>
  /** Changes the one matching document and returns it as it is afterwards; undefined when none matches. */
  updateAndReturn<T>(collection: string, where: Filter, patch: Patch): Promise<T | undefined>
  /** Writes a document whole, whether or not it was there. */
  put(collection: string, id: string, document: object): Promise<void>
}

export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable'
}

export interface PaymentNotice {
  outTradeNo: string
  transactionId: string
  totalFen: number
  paidAtMs: number
}

export interface PaymentUnavailable {
  code: 'payment_unavailable'
}

/** WeChat Pay, V3. */
export interface Payments {
  prepay(request: {
    outTradeNo: string
    description: string
    totalFen: number
    payByMs: number
    openid: string
  }): Promise<Result<{ prepayId: string; params: PaymentParams }, PaymentUnavailable>>
  /** The payment of an order; undefined while there is none. */
  query(outTradeNo: string): Promise<Result<PaymentNotice | undefined, PaymentUnavailable>>
  /** Makes later payment impossible. `paid`: too late, it has been paid. */
  close(outTradeNo: string): Promise<Result<'closed' | 'paid', PaymentUnavailable>>
  /** Returns the whole payment; repeats are harmless. */
  refund(request: {
    outTradeNo: string
    totalFen: number
    reason: string
  }): Promise<Result<undefined, PaymentUnavailable>>
}

/** WeChat's openapi. */
export interface Wechat {
  /** The phone number a member has just authorised; undefined when the code is unknown, used or too old. */
  phoneNumber(code: string): Promise<string | undefined>
}

export interface Random {
  /** Unguessable decimal digits; the first is not 0. */
  digits(count: number): string
}

export interface Config {
  /** Signs member codes. */
  memberCodeSecret: string
}

export interface Ports {
  store: Store
  payments: Payments
  wechat: Wechat
  random: Random
  config: Config
  /** The server's clock, ms since 1970. */
  now(): number
  /** A pause before trying again, ms. */
  pause(ms: number): Promise<void>
  log: (line: import('./log').LogLine) => void
}
