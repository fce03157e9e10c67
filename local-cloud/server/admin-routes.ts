import { Hono } from 'hono'
import * as v from 'valibot'
import type { DatabaseCore } from '../database'
import type { FunctionRunner } from '../functions/function-runner'
import type { Invocation, Invocations } from '../functions/invocations'
import type { JsonObject } from '../types'
import type { Openapi } from '../wechat/openapi'
import { readJson } from './read-json'

const BODY_BYTES_MAX = 16 * 1024 * 1024

export interface AdminParts {
  readonly core: DatabaseCore
  readonly invocations: Invocations
  readonly openapi: Openapi
  readonly runner: FunctionRunner
  readonly secretId: string
}

type Answer = { requestId: string } & JsonObject

/**
 * `POST /admin`: the wire protocol of the cloud's SDK. Functions speak to `/admin/i/<invocation>`, so that each request
 * is counted for the invocation that made it; administrators speak to `/admin` with the secret id of this data directory.
 */
export function adminRoutes(parts: AdminParts): Hono {
  const app = new Hono()
  const refuse = (message: string) => ({
    requestId: crypto.randomUUID(),
    code: 'SIGN_PARAM_INVALID',
    message,
  })

  const serve = async (request: Request, invocation: Invocation | undefined): Promise<Response> => {
    const credential = /Credential=([^/,\s]+)\//.exec(request.headers.get('authorization') ?? '')?.[1]
    if (credential !== parts.secretId) return Response.json(refuse('authorization is not of this cloud'))
    const body = await readParams(request)
    if (!body)
      return Response.json({ ...refuse('the body is not a request of the SDK'), code: 'INVALID_PARAM' })
    const { action, ...params } = body
    const answer = await dispatch(parts, String(action), params, invocation)
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    return new Response(JSON.stringify(answer), { headers })
  }

  app.post('/admin', c => serve(c.req.raw, undefined))
  app.post('/admin/i/:invocation', c => {
    const invocation = parts.invocations.find(c.req.param('invocation'))
    if (invocation) return serve(c.req.raw, invocation)
    return c.json(refuse('the function has already answered: await all work before returning'))
  })
  return app
}

async function dispatch(
  parts: AdminParts,
  action: string,
  params: JsonObject,
  invocation: Invocation | undefined,
): Promise<Answer> {
  if (action.startsWith('database.')) {
    parts.invocations.countDatabaseRequest(invocation)
    return (await parts.core.handle(action, params)) as unknown as Answer
  }
  const requestId = crypto.randomUUID()
  switch (action) {
    case 'functions.invokeFunction':
      return { requestId, ...(await invokeFunction(parts.runner, params, invocation)) }
    case 'wx.api':
    case 'wx.openApi': {
      const data = parseJson(params.requestData)
      const answer = parts.openapi.call(String(params.apiName), data, invocation?.openapi)
      return action === 'wx.api'
        ? { requestId, data: { responseData: JSON.stringify(answer) } }
        : { requestId, ...answer }
    }
    default:
      return {
        requestId,
        code: 'INVALID_ACTION',
        message: `the local cloud does not have the action ${action}`,
      }
  }
}

const invokeSchema = v.object({ function_name: v.string(), request_data: v.optional(v.string(), '') })

async function invokeFunction(
  runner: FunctionRunner,
  params: JsonObject,
  invocation: Invocation | undefined,
): Promise<JsonObject> {
  const decoded = v.safeParse(invokeSchema, params)
  const event = decoded.success ? parseJson(decoded.output.request_data) : undefined
  if (!decoded.success || typeof event !== 'object' || event === null) {
    return { code: 'INVALID_PARAM', message: 'functions.invokeFunction needs a function name and an object' }
  }
  const outcome = await runner.invoke({
    functionName: decoded.output.function_name,
    event: event as JsonObject,
    source: 'scf',
    openid: '',
    callerDepth: invocation?.depth ?? 0,
  })
  if (!outcome.ok) return { code: outcome.error.code, message: outcome.error.message }
  return { data: { response_data: JSON.stringify(outcome.result ?? null) } }
}

/** JSON, or a form for `wx.openApi`, whose data travels as bytes. */
async function readParams(request: Request): Promise<JsonObject | undefined> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) {
    const body = await readJson(request, BODY_BYTES_MAX)
    return body.ok ? body.value : undefined
  }
  const form = await request.formData()
  const params: Record<string, unknown> = {}
  for (const [key, value] of form) params[key] = typeof value === 'string' ? value : await value.text()
  return params
}

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
