/**
 * The shapes that the local cloud shows to the rest of the project: what it is started with, what it gives back,
 * and the data it exchanges with the shop folder.
 */
import type { CloudBase } from '@cloudbase/node-sdk'

/** A person of the demo shop, who can be signed in as. Read from `people.json` in the shop folder. */
export interface Person {
  /** Short and stable, used in `?as=<id>`. */
  readonly id: string
  readonly name: string
  readonly openid: string
  /** Mainland mobile number without country code. */
  readonly phone: string
  /** What the person is in the shop, for the list of people. Rights come from the database, never from here. */
  readonly role: 'visitor' | 'member' | 'clerk' | 'manager'
  readonly description: string
}

/** What a seeding run is given. It must put the whole shop in, or throw. */
export interface SeedContext {
  /** The real SDK, connected to this local cloud with administrator rights. */
  readonly app: CloudBase
  readonly shopDir: string
  readonly people: readonly Person[]
  readonly nowMs: number
  /** The environment of the functions, for data that is signed or encrypted with it. */
  readonly environment: Readonly<Record<string, string>>
  /** One short line of progress for a person who waits. */
  report(line: string): void
}

export type SeedShop = (context: SeedContext) => Promise<void>

export interface LocalCloudOptions {
  /** Holds everything that must survive a restart. Made when missing. */
  readonly dataDir: string
  /** Throw away what the data directory keeps and begin anew. */
  readonly reset?: boolean
  /** 0 takes a free port. Default 8787. */
  readonly port?: number
  /** Default 127.0.0.1: only this machine. */
  readonly host?: string
  /** The merchant's folder: people.json, pictures/ and what the seeding reads. */
  readonly shopDir: string
  /** The build's output: cloudfunctions/ and h5/. */
  readonly distDir: string
  /** Where cloudfunctions/database.json is. Default: the project's own. */
  readonly databaseSchemaFile?: string
  /** Opens /control/* for tests: faults, timers, statistics. */
  readonly control?: boolean
  /** No progress lines. */
  readonly quiet?: boolean
  /** Also print what functions log. */
  readonly verbose?: boolean
  /** Run the functions' timers by the clock. Default true; tests that fire timers by hand say false. */
  readonly timers?: boolean
  /** How many processes one function may have at once. Default 4. */
  readonly instancesMax?: number
  /** Multiplies the waits between repeated payment notifications. Default 1. */
  readonly notifyDelayScale?: number
  /** Time between a refund's acceptance and its success. Default 1000. */
  readonly refundDelayMs?: number
  /** Replaces the project's seeding; `null` leaves the database empty. */
  readonly seed?: SeedShop | null
}

/** What was asked of the cloud since the start or the last reset. */
export interface CloudStats {
  readonly functions: Readonly<Record<string, FunctionStats>>
  /** Requests to the database, by functions and by anyone else. */
  readonly dbRequests: number
}

export interface FunctionStats {
  readonly invocations: number
  readonly failures: number
  /** Invocations that had to start a process. */
  readonly coldStarts: number
  readonly dbRequests: number
  readonly totalMs: number
}

export interface LocalCloud {
  /** For example `http://127.0.0.1:8787`. */
  readonly url: string
  readonly people: readonly Person[]
  /** What the functions find in their environment besides the identity of the caller. */
  readonly environment: Readonly<Record<string, string>>
  /** The real SDK with administrator rights on this cloud. */
  readonly app: CloudBase
  /** A copy of the counters. */
  stats(): CloudStats
  resetStats(): void
  /** Runs a function's trigger now. Waits for a run of the same trigger that is under way, then runs. */
  fireTimer(functionName: string): Promise<InvokeOutcome>
  /** Calls a function as WeChat would for this person. */
  call(functionName: string, event: JsonObject, openid: string): Promise<InvokeOutcome>
  close(): Promise<void>
}

export type JsonObject = { readonly [key: string]: unknown }

/** Who started an invocation, in WeChat's words. */
export type InvokeSource = 'wx_client' | 'wx_http' | 'wx_trigger' | 'scf'

export interface InvokeFailure {
  /** WeChat's name, for example FUNCTIONS_TIME_LIMIT_EXCEEDED. */
  readonly code: string
  /** WeChat's number, for example -504003. */
  readonly errCode: number
  readonly message: string
}

export type InvokeOutcome = InvokeCost &
  ({ readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly error: InvokeFailure })

export interface InvokeCost {
  readonly invocationId: string
  readonly dbRequests: number
  readonly durationMs: number
}
