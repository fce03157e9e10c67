import { performance } from 'node:perf_hooks'
import type { InvokeFailure, InvokeOutcome, InvokeSource, JsonObject } from '../types'
import type { FunctionCatalog, FunctionVersion } from './function-catalog'
import type { FunctionLog } from './function-log'
import { FunctionPool } from './function-pool'
import type { Invocations } from './invocations'
import { invokeErrors } from './invoke-errors'
import { baseVariables, callVariables } from './variables'

const EVENT_BYTES_MAX = 100 * 1024
const DEPTH_MAX = 5

export interface InvokeRequest {
  readonly functionName: string
  readonly event: JsonObject
  readonly source: InvokeSource
  /** Empty where nobody is signed in. */
  readonly openid: string
  readonly clientIp?: string
  /** Depth of the invocation that calls this one. */
  readonly callerDepth?: number
}

export interface RunnerSettings {
  readonly catalog: FunctionCatalog
  readonly invocations: Invocations
  readonly log: FunctionLog
  readonly instancesMax: number
  /** What every function finds in its environment. */
  readonly environment: Readonly<Record<string, string>>
  readonly appId: string
  readonly credentials: { readonly secretId: string; readonly secretKey: string }
  /** Where the SDK's requests of one invocation go. */
  adminUrl(invocationId: string): string
}

/** Runs cloud functions: finds the bundle, checks who may call, gives each event its own identity and limits. */
export class FunctionRunner {
  readonly #settings: RunnerSettings
  readonly #pools = new Map<string, { version: string; pool: FunctionPool }>()
  readonly #retired = new Set<FunctionPool>()
  #stopping = false

  constructor(settings: RunnerSettings) {
    this.#settings = settings
  }

  /** Runs one event. Never rejects: whatever goes wrong is an outcome with WeChat's code. */
  async invoke(request: InvokeRequest): Promise<InvokeOutcome> {
    const found = this.#admit(request)
    if (!found.ok) return refused(found.error)
    const { target } = found
    const invocation = this.#settings.invocations.begin({
      functionName: target.name,
      source: request.source,
      openid: request.openid,
      openapi: target.config.permissions.openapi,
      depth: (request.callerDepth ?? 0) + 1,
    })
    const startedMs = performance.now()
    const { outcome, cold } = await this.#pool(target).run({
      id: invocation.id,
      event: this.#eventFor(request),
      context: contextFor(target, invocation.id),
      env: callVariables({
        invocationId: invocation.id,
        openid: request.openid,
        appId: this.#settings.appId,
        source: request.source,
        clientIp: request.clientIp ?? '127.0.0.1',
        adminUrl: this.#settings.adminUrl(invocation.id),
        variables: { ...this.#settings.environment, ...target.config.env },
      }),
    })
    const durationMs = performance.now() - startedMs
    this.#settings.invocations.end(invocation, { failed: !outcome.ok, cold, durationMs })
    return { ...outcome, invocationId: invocation.id, dbRequests: invocation.dbRequests, durationMs }
  }

  /** Ends all instances. */
  async stop(): Promise<void> {
    this.#stopping = true
    const pools = [...[...this.#pools.values()].map(entry => entry.pool), ...this.#retired]
    await Promise.all(pools.map(pool => pool.stop()))
  }

  #admit(
    request: InvokeRequest,
  ): { ok: true; target: FunctionVersion } | { ok: false; error: InvokeFailure } {
    if (this.#stopping) return { ok: false, error: invokeErrors.stopping() }
    let target: FunctionVersion | undefined
    try {
      target = this.#settings.catalog.find(request.functionName)
    } catch (error) {
      return { ok: false, error: invokeErrors.executeFail(String(error)) }
    }
    if (!target) return { ok: false, error: invokeErrors.functionNotFound(request.functionName) }
    const refusal = mayNotCall(target, request)
    if (refusal) return { ok: false, error: refusal }
    const bytes = Buffer.byteLength(JSON.stringify(request.event))
    if (request.source === 'wx_client' && bytes > EVENT_BYTES_MAX) {
      return { ok: false, error: invokeErrors.payloadTooLarge(bytes, EVENT_BYTES_MAX) }
    }
    return { ok: true, target }
  }

  /** WeChat adds the caller to the event, whatever the caller put there. */
  #eventFor(request: InvokeRequest): JsonObject {
    if (request.source === 'wx_http') return request.event
    return { ...request.event, userInfo: { appId: this.#settings.appId, openId: request.openid } }
  }

  #pool(target: FunctionVersion): FunctionPool {
    const known = this.#pools.get(target.name)
    if (known?.version === target.version) return known.pool
    if (known) {
      known.pool.retire()
      this.#retired.add(known.pool)
    }
    const { log, instancesMax, credentials, adminUrl } = this.#settings
    const pool = new FunctionPool(
      target.name,
      {
        bundleFile: target.bundleFile,
        memoryMB: target.config.memoryMB,
        timeoutMs: target.config.timeoutMs,
        baseEnv: baseVariables(target, credentials, adminUrl('none')),
        log: chunk => log.write(target.name, chunk),
      },
      instancesMax,
    )
    this.#pools.set(target.name, { version: target.version, pool })
    return pool
  }
}

function mayNotCall(target: FunctionVersion, request: InvokeRequest): InvokeFailure | undefined {
  if (request.source === 'wx_client' && !target.config.invoke) {
    return invokeErrors.permissionDenied(`function ${target.name} may not be called by the mini-program`)
  }
  if (request.source === 'wx_http' && !target.config.http) {
    return invokeErrors.permissionDenied(`function ${target.name} has no HTTP access`)
  }
  if ((request.callerDepth ?? 0) >= DEPTH_MAX) {
    return invokeErrors.permissionDenied(`functions called one another more than ${DEPTH_MAX} deep`)
  }
  return undefined
}

function contextFor(target: FunctionVersion, invocationId: string): JsonObject {
  return {
    function_name: target.name,
    function_version: '$LATEST',
    memory_limit_in_mb: target.config.memoryMB,
    time_limit_in_ms: target.config.timeoutMs,
    request_id: invocationId,
    callbackWaitsForEmptyEventLoop: false,
  }
}

function refused(error: InvokeFailure): InvokeOutcome {
  return { ok: false, error, invocationId: '', dbRequests: 0, durationMs: 0 }
}
