import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { openDatabase } from './core'
import type { Result, StorageFailure } from './errors'
import type { DatabaseCore, DatabaseOptions, WireParams, WireResponse } from './types'

/** What the platform accepts in one signed request. */
const bodyBytesMax = 10 * 1024 * 1024

/** Carries out an action that is not the database's (`functions.invokeFunction`, `wx.openApi`, ...). */
export type OtherActions = (action: string, params: WireParams) => Promise<WireResponse | undefined>

/**
 * The SDK's endpoint as a Hono app, to be mounted at the SDK's URL: `app.route('/admin', databaseApp(core))`.
 * The SDK sends every action of the platform to one URL, so actions outside `database.*` are offered to
 * `others`; what nobody carries out is refused by name. Errors are HTTP 200 with `{code, message}`, as on
 * the platform.
 */
export function databaseApp(core: DatabaseCore, others?: OtherActions): Hono {
  const app = new Hono()
  const tooLarge = bodyLimit({
    maxSize: bodyBytesMax,
    onError: c =>
      c.json({
        requestId: '',
        code: 'EXCEED_REQUEST_LIMIT',
        message: `request body larger than ${bodyBytesMax} bytes`,
      }),
  })
  app.post('/', tooLarge, async c => {
    const request = parseRequest(await c.req.text())
    if (!request)
      return c.json({ requestId: '', code: 'INVALID_PARAM', message: 'body must be a JSON object' })
    const { action, ...params } = request
    if (typeof action === 'string' && !action.startsWith('database.') && others) {
      const answer = await others(action, params)
      if (answer) return c.json(answer)
    }
    return c.json(await core.handle(String(action), params))
  })
  return app
}

function parseRequest(text: string): Record<string, unknown> | undefined {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null && !Array.isArray(body)
      ? (body as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

export interface RunningDatabase {
  /** What the SDK's `TCB_CONTEXT_CNFG` must name, for example `http://127.0.0.1:4321/admin`. */
  url: string
  port: number
  core: DatabaseCore
  /** Stops listening, drops open connections, closes the file. */
  close(): Promise<void>
}

export type StartFailure = StorageFailure | { code: 'port_unavailable'; message: string; port: number }

/**
 * Serves the database alone, for tests and tools.
 * @param options.port 0 (the default) takes a free one
 */
export async function startDatabase(
  options: DatabaseOptions & { port?: number },
): Promise<Result<RunningDatabase, StartFailure>> {
  const opened = openDatabase(options)
  if (!opened.ok) return opened
  const core = opened.value
  const app = new Hono().route('/admin', databaseApp(core))
  const server = createServer(getRequestListener(app.fetch))
  const wanted = options.port ?? 0
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(wanted, '127.0.0.1', resolve)
    })
  } catch (error) {
    core.close()
    const message = `cannot listen on port ${wanted}: ${(error as Error).message}`
    return { ok: false, error: { code: 'port_unavailable', message, port: wanted } }
  }
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a numeric port')
  const close = async () => {
    const closed = new Promise<void>(resolve => server.close(() => resolve()))
    server.closeAllConnections()
    await closed
    core.close()
  }
  return {
    ok: true,
    value: { url: `http://127.0.0.1:${address.port}/admin`, port: address.port, core, close },
  }
}
