/**
 * What a phone does that is not JavaScript: the network, WeChat's own dialogs, payment, the camera. Everything that has
 * a real counterpart in the local cloud goes there.
 */
import { type PayChoice, PayCounter } from './pay-counter'
import { type NativeAnswer, sendRequest, type WxRequest } from './wx-request'

export interface PhoneSideOptions {
  /** Address of the local cloud. */
  readonly cloudUrl: string
  /** The merchant's app id there: WeChat knows it without being told by the mini-program. */
  readonly appId: string
  /** Who holds the phone: an id of people.json, or `new` for somebody WeChat has never seen. */
  readonly person: string
  /** Origin that the build calls in local mode; the local cloud of the test stands behind it. */
  readonly buildOrigin: string
}

/** How the person answers what WeChat asks. Tests change it before they press. */
export interface PhoneAnswers {
  /** The dialog "allow phone number": yes, no, or yes with another number. */
  phone: 'allow' | 'deny' | { readonly number: string }
  /** What the camera sees; undefined: the person turns back. */
  scan: string | undefined
  subscribe: boolean
  /** What the list of WeChat's addresses gives; undefined: the person turns back. */
  address: Record<string, string> | undefined
  online: boolean
}

interface Session {
  readonly session: string
  readonly openid: string
}

const ok = (value: Record<string, unknown> = {}): NativeAnswer => ({ ok: true, value })
const fail = (errMsg: string, errCode?: number): NativeAnswer => ({
  ok: false,
  errMsg,
  ...(errCode === undefined ? {} : { errCode }),
})

export class PhoneSide {
  readonly answers: PhoneAnswers = {
    phone: 'allow',
    scan: undefined,
    subscribe: true,
    address: undefined,
    online: true,
  }
  clipboard = ''
  readonly #options: PhoneSideOptions
  readonly #pay: PayCounter
  #session: Promise<Session> | undefined

  constructor(options: PhoneSideOptions) {
    this.#options = options
    this.#pay = new PayCounter(options.cloudUrl, options.appId)
  }

  /** Signs in as WeChat does without asking; the same openid for the life of this phone. */
  session(): Promise<Session> {
    this.#session ??= this.#post('/wx/login', { person: this.#options.person }).then(
      body => body as unknown as Session,
    )
    return this.#session
  }

  /** Chooses on the pay sheet that is, or will soon be, open. */
  choosePayment(choice: PayChoice): Promise<void> {
    return this.#pay.choose(choice)
  }

  /** One call from the page. Unknown names are an error: nothing is imitated by accident. */
  async handle(name: string, params: unknown): Promise<unknown> {
    const options = (params ?? {}) as Record<string, unknown>
    switch (name) {
      case 'request':
        return this.#request(options as WxRequest)
      case 'callFunction':
        return this.#callFunction(String(options.name), options.data)
      case 'login':
        return this.answers.online ? ok({ code: 'code-for-nobody' }) : fail('login:fail network')
      case 'requestPayment':
        return this.#pay.request(options)
      case 'requestSubscribeMessage':
        return this.#subscribe(options)
      case 'scanCode':
        return this.answers.scan === undefined
          ? fail('scanCode:fail cancel')
          : ok({ result: this.answers.scan, scanType: 'QR_CODE', charSet: 'utf-8' })
      case 'chooseAddress':
        return this.answers.address ? ok({ ...this.answers.address }) : fail('chooseAddress:fail cancel')
      case 'openType.getPhoneNumber':
        return this.#phoneNumber()
      case 'openType.contact':
      case 'openType.openSetting':
      case 'openType.agreePrivacyAuthorization':
        return { errMsg: `${name.slice('openType.'.length)}:ok` }
      case 'clipboard.set':
        this.clipboard = String(options.data ?? '')
        return {}
      case 'clipboard.get':
        return { data: this.clipboard }
      case 'networkType':
        return { networkType: this.answers.online ? 'wifi' : 'none', isConnected: this.answers.online }
      default:
        throw new Error(`the phone of the harness cannot do ${name}`)
    }
  }

  #request(request: WxRequest): Promise<NativeAnswer> {
    if (!this.answers.online)
      return Promise.resolve(fail('request:fail -106:net::ERR_INTERNET_DISCONNECTED', 600001))
    const url = String(request.url ?? '').replace(this.#options.buildOrigin, this.#options.cloudUrl)
    return sendRequest({ ...request, url })
  }

  async #callFunction(name: string, data: unknown): Promise<NativeAnswer> {
    if (!this.answers.online)
      return fail('cloud.callFunction:fail request:fail -106:net::ERR_INTERNET_DISCONNECTED')
    const { session } = await this.session()
    try {
      const answer = (await this.#post(`/call/${name}`, data ?? {}, session)) as {
        result?: unknown
        error?: { errCode: number; message: string }
      }
      if (!answer.error) return ok({ result: answer.result ?? null, requestID: 'harness' })
      const { errCode, message } = answer.error
      return fail(`cloud.callFunction:fail Error: errCode: ${errCode} | errMsg: ${message}`, errCode)
    } catch (error) {
      return fail(`cloud.callFunction:fail ${String(error)}`)
    }
  }

  async #phoneNumber(): Promise<Record<string, unknown>> {
    const { phone } = this.answers
    if (phone === 'deny') return { errMsg: 'getPhoneNumber:fail user deny' }
    const { session } = await this.session()
    return this.#post('/wx/phone-code', phone === 'allow' ? {} : { phone: phone.number }, session)
  }

  async #subscribe(options: Record<string, unknown>): Promise<NativeAnswer> {
    const templateIds = Array.isArray(options.tmplIds) ? options.tmplIds.map(String) : []
    if (templateIds.length === 0) return fail('requestSubscribeMessage:fail tmplIds is empty', 20001)
    const { session } = await this.session()
    const accept = this.answers.subscribe
    return ok(await this.#post('/wx/subscribe', { templateIds, accept }, session))
  }

  async #post(path: string, body: unknown, session?: string): Promise<Record<string, unknown>> {
    const response = await fetch(this.#options.cloudUrl + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(session ? { authorization: `Bearer ${session}` } : {}),
      },
      body: JSON.stringify(body),
    })
    return (await response.json()) as Record<string, unknown>
  }
}
