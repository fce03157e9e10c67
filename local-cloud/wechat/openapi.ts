import * as v from 'valibot'
import type { MessageLog } from './message-log'
import { findBadValue } from './message-template'
import type { PhoneCodes } from './phone-codes'

/** What an openapi call answers: `errCode` 0 or WeChat's number. */
export type OpenapiAnswer = { readonly errCode: number; readonly errMsg: string } & Readonly<
  Record<string, unknown>
>

const messageSchema = v.object({
  touser: v.pipe(v.string(), v.minLength(1)),
  templateId: v.pipe(v.string(), v.minLength(1)),
  page: v.optional(v.string(), ''),
  data: v.record(
    v.string(),
    v.object({ value: v.union([v.string(), v.pipe(v.number(), v.transform(String))]) }),
  ),
})

/** WeChat's server interfaces that functions may call, as far as the shop needs them; all others are refused by name. */
export class Openapi {
  readonly #phoneCodes: PhoneCodes
  readonly #messages: MessageLog
  readonly #appId: string
  readonly #now: () => number

  constructor(
    parts: { phoneCodes: PhoneCodes; messages: MessageLog; appId: string },
    now: () => number = Date.now,
  ) {
    this.#phoneCodes = parts.phoneCodes
    this.#messages = parts.messages
    this.#appId = parts.appId
    this.#now = now
  }

  /**
   * @param apiName with or without the `openapi.` in front
   * @param allowed names that the calling function declares; undefined for an administrator
   */
  call(apiName: string, requestData: unknown, allowed: readonly string[] | undefined): OpenapiAnswer {
    const name = apiName.replace(/^openapi\./, '')
    const known = name === 'phonenumber.getPhoneNumber' || name === 'subscribeMessage.send'
    if (!known) {
      return fail(name, -604100, `API not found: the local cloud does not have openapi ${name}`)
    }
    if (allowed && !allowed.includes(name))
      return fail(name, -604101, 'function has no permission to call this API')
    return name === 'phonenumber.getPhoneNumber' ? this.#getPhoneNumber(requestData) : this.#send(requestData)
  }

  #getPhoneNumber(requestData: unknown): OpenapiAnswer {
    const name = 'phonenumber.getPhoneNumber'
    const decoded = v.safeParse(v.object({ code: v.string() }), requestData)
    if (!decoded.success) return fail(name, 40097, 'invalid args: code')
    const phone = this.#phoneCodes.redeem(decoded.output.code)
    if (phone === undefined) return fail(name, 40029, 'invalid code')
    return {
      errCode: 0,
      errMsg: `openapi.${name}:ok`,
      phoneInfo: {
        phoneNumber: phone,
        purePhoneNumber: phone,
        countryCode: '86',
        watermark: { timestamp: Math.floor(this.#now() / 1000), appid: this.#appId },
      },
    }
  }

  #send(requestData: unknown): OpenapiAnswer {
    const name = 'subscribeMessage.send'
    const decoded = v.safeParse(messageSchema, requestData)
    if (!decoded.success) {
      const issue = decoded.issues[0]
      return fail(name, 47003, `argument invalid! ${v.getDotPath(issue) ?? 'request'}: ${issue.message}`)
    }
    const { touser, templateId, page, data } = decoded.output
    const bad = findBadValue(data)
    if (bad) return fail(name, 47003, bad)
    if (!this.#messages.send(touser, templateId, page, data)) {
      return fail(name, 43101, 'user refuse to accept the msg')
    }
    return { errCode: 0, errMsg: `openapi.${name}:ok` }
  }
}

function fail(name: string, errCode: number, why: string): OpenapiAnswer {
  return { errCode, errMsg: `openapi.${name}:fail ${why}` }
}
