import { native } from '../native'
import { type ApiFamily, asyncApi, type Callbacks, syncApi, WxFailure } from './api'

/** What the phone says about a network call: the answer, or why there is none. */
type NetworkAnswer =
  | { ok: true; value: Record<string, unknown> }
  | { ok: false; errMsg: string; errCode?: number }

async function ask(name: string, params: unknown): Promise<Record<string, unknown>> {
  const answer = (await native(name, params)) as NetworkAnswer
  if (answer.ok) return answer.value
  throw new WxFailure(answer.errMsg, answer.errCode === undefined ? {} : { errCode: answer.errCode })
}

interface RequestOptions extends Callbacks {
  url?: string
  method?: string
  data?: unknown
  header?: Record<string, string>
  timeout?: number
  dataType?: string
}

const request = (options: RequestOptions) => {
  let aborted = false
  const send = asyncApi('request', async ({ url, method, data, header, timeout, dataType }) => {
    const value = await ask('request', { url, method, data, header, timeout, dataType })
    if (aborted) throw new WxFailure('request:fail abort')
    return value
  })
  // Unlike the other asynchronous APIs this one always hands back a task and never a promise.
  send({ ...options, complete: options.complete ?? (() => undefined) } as Record<string, unknown> & Callbacks)
  return {
    abort: () => {
      aborted = true
    },
    onHeadersReceived: () => undefined,
    offHeadersReceived: () => undefined,
    onChunkReceived: () => undefined,
    offChunkReceived: () => undefined,
  }
}

let cloudEnv: string | undefined

/** `wx.request`, `wx.cloud`, `wx.login` and WeChat Pay: all of them reach the real local cloud through the phone. */
export function networkApis(): ApiFamily {
  return {
    request,
    login: asyncApi('login', () => ask('login', {})),
    checkSession: asyncApi('checkSession', () => ({})),
    requestPayment: asyncApi('requestPayment', params => ask('requestPayment', params)),
    requestSubscribeMessage: asyncApi('requestSubscribeMessage', params =>
      ask('requestSubscribeMessage', params),
    ),
    cloud: {
      init: syncApi('cloud.init', (options: { env?: string } = {}) => {
        cloudEnv = options.env
      }),
      callFunction: asyncApi('cloud.callFunction', ({ name, data }) => {
        if (cloudEnv === undefined) {
          throw new WxFailure(
            "cloud.callFunction:fail Cloud API isn't enabled, please call wx.cloud.init first",
          )
        }
        return ask('callFunction', { name, data })
      }),
    },
  }
}
