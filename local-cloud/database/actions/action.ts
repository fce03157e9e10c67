import { decode } from '../ejson'
import type { Engine, LiveTx } from '../engine'
import { invalidParam } from '../errors'
import { type CompiledQuery, compileQuery } from '../query'
import type { WireParams, WireResponse } from '../types'

/** What an action answers, without the request id. */
export type Answer = Omit<WireResponse, 'requestId'>

/** Carries out one wire action. Refusals are thrown as WireError. */
export type Action = (engine: Engine, params: WireParams) => Answer | Promise<Answer>

/** Decodes an EJSON parameter; `undefined` when absent or empty, as the SDK sends "no filter". */
export function decodeParam(engine: Engine, params: WireParams, name: string): unknown {
  const text = params[name]
  if (text === undefined || text === null || text === '') return undefined
  if (typeof text !== 'string') throw invalidParam(`${name} must be an EJSON string`)
  return decode(text, engine.clock.now())
}

/** The request's filter; a missing one matches everything, except for `doc(id)` requests. */
export function queryOf(engine: Engine, params: WireParams): CompiledQuery {
  const filter = decodeParam(engine, params, 'query')
  if (filter === undefined && params.queryType === 'DOC') throw invalidParam('query must name a document')
  return compileQuery(filter ?? {})
}

/** The transaction the request belongs to, if any. */
export function transactionOf(engine: Engine, params: WireParams): LiveTx | undefined {
  const id = params.transactionId
  if (id === undefined || id === null || id === '') return undefined
  if (typeof id !== 'string') throw invalidParam('transactionId must be a string')
  return engine.transactions.require(id)
}

/** A non-negative integer parameter. */
export function countParam(params: WireParams, name: string, otherwise: number): number {
  const value = params[name] ?? otherwise
  if (!Number.isInteger(value) || (value as number) < 0)
    throw invalidParam(`${name} must be a non-negative integer`)
  return value as number
}

/** Runs a write of a transaction; any refusal ends the transaction, as on the platform. */
export function inTransaction<T>(engine: Engine, tx: LiveTx, work: () => T): T {
  try {
    return work()
  } catch (error) {
    engine.transactions.abort(tx)
    throw error
  }
}
