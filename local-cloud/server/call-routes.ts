import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { FunctionRunner } from '../functions/function-runner'
import { invokeErrors } from '../functions/invoke-errors'
import type { InvokeFailure, InvokeOutcome, JsonObject } from '../types'
import type { Identity } from '../wechat/identity'
import type { Faults } from './faults'
import { readJson } from './read-json'
import { sessionOf } from './session-of'

const EVENT_BYTES_MAX = 100 * 1024
const HTTP_BODY_BYTES_MAX = 6 * 1024 * 1024

export interface CallParts {
  readonly runner: FunctionRunner
  readonly identity: Identity
  readonly faults: Faults
}

/**
 * `POST /call/:function`: what wx.cloud.callFunction does, over HTTP. Answers 200 with `{result}` or
 * `{error: {code, errCode, message}}`, as the cloud itself does, and 401 to someone who is not signed in.
 */
export function callRoutes({ runner, identity, faults }: CallParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.post('/call/:function', async c => {
    const session = sessionOf(c.req.header('authorization'), identity)
    if (!session) {
      return c.json(
        { error: { code: 'CHECK_LOGIN_FAILED', errCode: -501006, message: 'sign in first' } },
        401,
      )
    }
    const body = await readJson(c.req.raw, EVENT_BYTES_MAX)
    if (!body.ok) {
      const error =
        body.reason === 'too_large'
          ? invokeErrors.payloadTooLarge(body.bytes, EVENT_BYTES_MAX)
          : invokeErrors.invalidEvent('the event must be a JSON object')
      return c.json({ error })
    }
    const fault = faults.nextCall(body.value)
    if (fault.latencyMs > 0) await sleep(fault.latencyMs)
    if (fault.effect === 'fail') return c.json({ error: injected() })
    const outcome = await runner.invoke({
      functionName: c.req.param('function'),
      event: body.value,
      source: 'wx_client',
      openid: session.openid,
      clientIp: c.env?.incoming?.socket.remoteAddress,
    })
    if (fault.effect === 'lose') c.env.incoming.socket.destroy()
    c.header('x-invocation-id', outcome.invocationId)
    c.header('x-db-requests', String(outcome.dbRequests))
    c.header('x-duration-ms', outcome.durationMs.toFixed(1))
    return c.json(outcome.ok ? { result: outcome.result } : { error: outcome.error })
  })
  return app
}

const injected = (): InvokeFailure => ({
  code: 'SYS_ERR',
  errCode: -501001,
  message: 'resource system error (injected)',
})

/** `/http/:function`: HTTP access to functions that declare it. Nobody is signed in there. */
export function httpAccessRoutes(runner: FunctionRunner): Hono {
  const app = new Hono()
  app.all('/http/:function{[A-Za-z][A-Za-z0-9_-]*}/:rest{.*}?', async c => {
    const body = Buffer.from(await c.req.arrayBuffer())
    if (body.length > HTTP_BODY_BYTES_MAX) return c.json({ code: 'EXCEED_REQUEST_SIZE_LIMIT' }, 413)
    const event: JsonObject = {
      path: `/${c.req.param('rest') ?? ''}`,
      httpMethod: c.req.method,
      headers: c.req.header(),
      queryStringParameters: c.req.query(),
      requestContext: { requestId: crypto.randomUUID() },
      body: body.toString('utf8'),
      isBase64Encoded: false,
    }
    const outcome = await runner.invoke({
      functionName: c.req.param('function'),
      event,
      source: 'wx_http',
      openid: '',
    })
    return toHttpResponse(outcome)
  })
  return app
}

function toHttpResponse(outcome: InvokeOutcome): Response {
  const cost = { 'x-invocation-id': outcome.invocationId, 'x-db-requests': String(outcome.dbRequests) }
  if (!outcome.ok) {
    return Response.json(outcome.error, { status: statusOf(outcome.error), headers: cost })
  }
  const { result } = outcome
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    return Response.json(result ?? null, { headers: cost })
  }
  const answer = result as {
    statusCode: number
    headers?: Record<string, string>
    body?: unknown
    isBase64Encoded?: boolean
  }
  const text =
    typeof answer.body === 'string'
      ? answer.body
      : answer.body === undefined
        ? ''
        : JSON.stringify(answer.body)
  const bytes = Buffer.from(text, answer.isBase64Encoded === true ? 'base64' : 'utf8')
  const bodyless = answer.statusCode === 204 || answer.statusCode === 304
  return new Response(bodyless ? null : bytes, {
    status: answer.statusCode,
    headers: { ...answer.headers, ...cost },
  })
}

function statusOf(error: InvokeFailure): 403 | 404 | 500 | 504 {
  if (error.code === 'FUNCTION_NOT_FOUND') return 404
  if (error.code === 'FUNCTION_PERMISSION_DENIED') return 403
  return error.code === 'FUNCTIONS_TIME_LIMIT_EXCEEDED' ? 504 : 500
}
