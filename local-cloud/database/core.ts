import { randomBytes, randomUUID } from 'node:crypto'
import { actions } from './actions'
import { Catalog } from './catalog'
import { delay, systemClock } from './clock'
import { DocumentCache } from './document-cache'
import { Engine } from './engine'
import {
  databaseClosed,
  invalidParam,
  notSupported,
  type Result,
  type StorageFailure,
  transactionConflict,
  WireError,
} from './errors'
import { DiskRefusal, SqliteFile } from './sqlite-file'
import { RequestCounter } from './stats'
import { Transactions } from './transactions'
import type {
  DatabaseCore,
  DatabaseOptions,
  Fault,
  FaultPlan,
  RequestInfo,
  WireParams,
  WireResponse,
} from './types'

/**
 * Opens the database in a directory: takes its lock, makes what is declared and missing, builds indexes.
 * Everything acknowledged before is there again.
 */
export function openDatabase(options: DatabaseOptions): Result<DatabaseCore, StorageFailure> {
  const opened = SqliteFile.open(options.dataDir)
  return opened.ok ? openDatabaseOn(opened.value, options) : opened
}

/** The same on a file that is open already; closes it on failure. */
export function openDatabaseOn(
  file: SqliteFile,
  options: DatabaseOptions,
): Result<DatabaseCore, StorageFailure> {
  let catalog: Result<Catalog, StorageFailure>
  try {
    catalog = Catalog.open(file, options.collections)
  } catch (error) {
    file.close()
    if (error instanceof DiskRefusal) return { ok: false, error: error.failure }
    throw error
  }
  if (!catalog.ok) {
    file.close()
    return catalog
  }
  const clock = options.clock ?? systemClock
  const transactions = new Transactions(clock, options.transactionMaxMs ?? 30_000, randomUUID)
  const cache = new DocumentCache(options.cacheBytesMax ?? 64 * 1024 * 1024)
  const newId = options.newId ?? (() => randomBytes(16).toString('hex'))
  return {
    ok: true,
    value: new Core(new Engine(file, catalog.value, cache, transactions, clock, newId), options),
  }
}

class Core implements DatabaseCore {
  readonly stats = new RequestCounter()
  private faults: FaultPlan | undefined
  private seq = 0
  private closed = false

  constructor(
    private readonly engine: Engine,
    private readonly options: DatabaseOptions,
  ) {
    this.faults = options.faults
  }

  setFaults(plan: FaultPlan | undefined): void {
    this.faults = plan
  }

  async handle(action: string, params: WireParams): Promise<WireResponse> {
    const request: RequestInfo = { seq: ++this.seq, action }
    if (typeof params.collectionName === 'string') request.collection = params.collectionName
    if (typeof params.transactionId === 'string') request.transactionId = params.transactionId
    this.stats.request(request)
    const answer = await this.meetFaults(request, params)
    if (answer.code !== undefined) this.stats.refusal()
    return answer
  }

  private async meetFaults(request: RequestInfo, params: WireParams): Promise<WireResponse> {
    const faults = this.faults?.(request) ?? []
    const met = <K extends Fault['kind']>(kind: K) =>
      faults.find((fault): fault is Extract<Fault, { kind: K }> => fault.kind === kind)
    const latency = met('latency')
    if (latency) await delay(this.engine.clock, latency.ms)
    const before = met('fail_before')
    if (before) return injected(request, before)
    if (met('conflict')) return this.answer(request, () => this.injectConflict(params))
    let answer = await this.run(request, params)
    if (met('duplicate')) answer = await this.run(request, params)
    const after = met('fail_after')
    return after ? injected(request, after) : answer
  }

  private injectConflict({ transactionId }: WireParams): never {
    if (typeof transactionId !== 'string') throw transactionConflict()
    throw this.engine.transactions.conflict(this.engine.transactions.require(transactionId))
  }

  private run(request: RequestInfo, params: WireParams): Promise<WireResponse> {
    return this.answer(request, () => {
      if (this.closed) throw databaseClosed()
      const action = actions.get(request.action)
      if (!action) throw notSupported(`action ${request.action}`)
      return action(this.engine, params)
    })
  }

  /** Turns refusals into answers. A defect of ours is an answer too, so that one request cannot stop the server. */
  private async answer(request: RequestInfo, work: () => object | Promise<object>): Promise<WireResponse> {
    const requestId = `local-${request.seq}`
    try {
      return { requestId, ...(await work()) }
    } catch (error) {
      const { code, message } = this.refusalOf(error)
      return { requestId, code, message }
    }
  }

  private refusalOf(error: unknown): WireError {
    if (error instanceof WireError) return error
    if (error instanceof RangeError) return invalidParam(error.message)
    if (error instanceof DiskRefusal) {
      this.options.onStorageFailure?.(error.failure)
      const code = error.failure.code === 'disk_full' ? 'disk_full' : 'data_dir_not_writable'
      return new WireError(code, `[local-cloud] ${error.failure.message}`)
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return new WireError('SYS_ERR', `[local-cloud] internal error: ${detail}`)
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    this.engine.transactions.close()
    this.engine.file.close()
  }
}

function injected(request: RequestInfo, fault: { code?: string; message?: string }): WireResponse {
  return {
    requestId: `local-${request.seq}`,
    code: fault.code ?? 'SYS_ERR',
    message: fault.message ?? `[local-cloud] injected failure of ${request.action}`,
  }
}
