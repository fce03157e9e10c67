import { Db } from '@cloudbase/database'
import type { DatabaseCore, WireParams, WireResponse } from './types'

/** What the SDK throws when an answer carries a code; same fields as node-sdk's own. */
export class CloudError extends Error {
  readonly requestId: string
  constructor(
    readonly code: string,
    answer: WireResponse,
  ) {
    super(answer.message)
    this.requestId = answer.requestId
  }
}

interface Requester {
  send(action: string, params?: WireParams, options?: unknown): Promise<WireResponse>
}
type RequesterClass = new (config: Record<string, unknown>) => Requester

const coreKey = 'localCloudCore'

function inProcessRequester(core: DatabaseCore): Requester {
  return {
    async send(action, params = {}) {
      // The wire drops undefined members; so does this.
      const present = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined))
      const answer = await core.handle(action, present)
      if (answer.code !== undefined) throw new CloudError(answer.code, answer)
      return answer
    },
  }
}

let seamInstalled = false
let overHttp: RequesterClass | undefined

/** Stands in `Db.reqClass`: a requester on the core that the database was made with, else one over HTTP. */
class Dispatch implements Requester {
  private readonly requester: Requester

  constructor(config: Record<string, unknown>) {
    const core = config[coreKey] as DatabaseCore | undefined
    if (core) this.requester = inProcessRequester(core)
    else if (overHttp) this.requester = new overHttp(config)
    else throw new Error('no requester: make the database through @cloudbase/node-sdk')
  }

  send(action: string, params?: WireParams, options?: unknown): Promise<WireResponse> {
    return this.requester.send(action, params, options)
  }
}

/**
 * `Db.reqClass` is one static slot that node-sdk overwrites whenever it makes a database. The slot becomes a
 * pair of accessors, so that databases over HTTP and in process live side by side.
 */
function installSeam(): void {
  if (seamInstalled) return
  seamInstalled = true
  overHttp = Db.reqClass as RequesterClass | undefined
  Object.defineProperty(Db, 'reqClass', {
    configurable: true,
    get: () => Dispatch,
    set: (requester: RequesterClass) => {
      overHttp = requester
    },
  })
}

/**
 * The SDK's own database module running straight on `core`: the same commands, serialisers and transactions
 * as over HTTP, without a socket. What `app.database()` returns, for simulators and fast tests.
 */
export function inProcessDatabase(core: DatabaseCore): Db {
  installSeam()
  return new Db({ env: 'local', [coreKey]: core })
}
