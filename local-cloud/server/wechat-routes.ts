import { Hono } from 'hono'
import * as v from 'valibot'
import type { Person } from '../types'
import type { Identity } from '../wechat/identity'
import type { MessageLog } from '../wechat/message-log'
import type { PhoneCodes } from '../wechat/phone-codes'
import { readJson } from './read-json'
import { sessionOf } from './session-of'

const BODY_BYTES_MAX = 10 * 1024
const TEMPLATES_MAX = 3

const loginSchema = v.strictObject({ person: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) })
const phoneSchema = v.strictObject({ phone: v.optional(v.pipe(v.string(), v.regex(/^1[3-9]\d{9}$/))) })
const subscribeSchema = v.strictObject({
  templateIds: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(64))), v.minLength(1)),
  accept: v.union([v.boolean(), v.array(v.string())]),
})

export interface WechatParts {
  readonly people: readonly Person[]
  readonly identity: Identity
  readonly phoneCodes: PhoneCodes
  readonly messages: MessageLog
}

/** WeChat's own dialogs and lists, played by the local cloud: signing in, the phone number, subscribing, messages. */
export function wechatRoutes({ people, identity, phoneCodes, messages }: WechatParts): Hono {
  const app = new Hono()

  app.get('/wx/people', c => c.json({ people }))

  app.post('/wx/login', async c => {
    const body = await decode(c.req.raw, loginSchema)
    return body.ok ? c.json(identity.login(body.value.person)) : c.json(badRequest(body.why), 400)
  })

  // The dialog "allow phone number". `phone` is its choice "use another number".
  app.post('/wx/phone-code', async c => {
    const session = sessionOf(c.req.header('authorization'), identity)
    if (!session) return c.json(notSignedIn, 401)
    const body = await decode(c.req.raw, phoneSchema)
    if (!body.ok) return c.json(badRequest(body.why), 400)
    const phone = body.value.phone ?? identity.phoneOf(session.openid)
    if (phone === undefined) return c.json(badRequest('this person has no phone number'), 400)
    return c.json({ code: phoneCodes.issue(phone), errMsg: 'getPhoneNumber:ok' })
  })

  // The dialog of wx.requestSubscribeMessage: answers as wx does, one word for each template.
  app.post('/wx/subscribe', async c => {
    const session = sessionOf(c.req.header('authorization'), identity)
    if (!session) return c.json(notSignedIn, 401)
    const body = await decode(c.req.raw, subscribeSchema)
    if (!body.ok) return c.json(badRequest(body.why), 400)
    const { templateIds, accept } = body.value
    if (templateIds.length > TEMPLATES_MAX) {
      return c.json(
        { errCode: 20003, errMsg: 'requestSubscribeMessage:fail Templates count out of max bounds' },
        400,
      )
    }
    const answer: Record<string, string> = { errMsg: 'requestSubscribeMessage:ok' }
    for (const templateId of new Set(templateIds)) {
      const accepted = typeof accept === 'boolean' ? accept : accept.includes(templateId)
      if (accepted) messages.grant(session.openid, templateId)
      answer[templateId] = accepted ? 'accept' : 'reject'
    }
    return c.json(answer)
  })

  app.get('/messages', c => {
    const limit = Number(c.req.query('limit') ?? 200)
    if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
      return c.json(badRequest('limit: 1 to 1000'), 400)
    return c.json({ messages: messages.list({ openid: c.req.query('openid'), limit }) })
  })

  return app
}

const notSignedIn = { error: { code: 'CHECK_LOGIN_FAILED', message: 'sign in first' } }
const badRequest = (why: string) => ({ error: { code: 'INVALID_PARAM', message: why } })

async function decode<S extends v.GenericSchema>(
  request: Request,
  schema: S,
): Promise<{ ok: true; value: v.InferOutput<S> } | { ok: false; why: string }> {
  const body = await readJson(request, BODY_BYTES_MAX)
  if (!body.ok) return { ok: false, why: 'the body must be a small JSON object' }
  const decoded = v.safeParse(schema, body.value)
  if (decoded.success) return { ok: true, value: decoded.output }
  const issue = decoded.issues[0]
  return { ok: false, why: `${v.getDotPath(issue) ?? 'body'}: ${issue.message}` }
}
