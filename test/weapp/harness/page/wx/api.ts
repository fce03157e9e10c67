import { recordCall } from '../report'

/** The part of a wx call's options that every asynchronous API shares. */
export interface Callbacks {
  success?: (result: unknown) => void
  fail?: (error: unknown) => void
  complete?: (result: unknown) => void
}

/** A failure as the mini-program sees it. */
export class WxFailure extends Error {
  constructor(
    readonly errMsg: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(errMsg)
  }
}

type Implementation = (options: Record<string, unknown>) => unknown

/** The wx function's own name, without `cloud.`, as `errMsg` carries it. */
const shortName = (name: string) => name.replace(/^.*\./, '')

/**
 * Makes an asynchronous API: with callbacks it calls them and returns nothing, without it returns a promise. A thrown
 * `WxFailure` becomes WeChat's failure object; any other error keeps its text, so that a mistake shows itself.
 */
export function asyncApi(name: string, implementation: Implementation) {
  return (options?: Record<string, unknown> & Callbacks): Promise<unknown> | undefined => {
    recordCall(name, options)
    const given = options ?? {}
    const promise = Promise.resolve()
      .then(() => implementation(given))
      .then(
        result => ({ errMsg: `${shortName(name)}:ok`, ...(result as object | undefined) }),
        (error: unknown) => {
          if (error instanceof WxFailure) throw { ...error.details, errMsg: error.errMsg }
          throw {
            errMsg: `${shortName(name)}:fail ${error instanceof Error ? error.message : String(error)}`,
          }
        },
      )
    if (!given.success && !given.fail && !given.complete) return promise
    promise.then(
      result => {
        given.success?.(result)
        given.complete?.(result)
      },
      (error: unknown) => {
        given.fail?.(error)
        given.complete?.(error)
      },
    )
    return undefined
  }
}

/** Makes a synchronous API whose calls are recorded. */
export function syncApi<A extends unknown[], R>(name: string, implementation: (...args: A) => R) {
  return (...args: A): R => {
    recordCall(name, args)
    return implementation(...args)
  }
}

/** A family of wx APIs by name. */
export type ApiFamily = Record<string, unknown>
