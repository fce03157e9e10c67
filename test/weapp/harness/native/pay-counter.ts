import type { NativeAnswer } from './wx-request'

/** What a person does with the pay sheet. `leave`: closes WeChat with the sheet open, so that nobody answers the page. */
export type PayChoice = 'pay' | 'cancel' | 'leave'

interface OpenSheet {
  readonly params: Record<string, unknown>
  answer(answer: NativeAnswer): void
}

const SIGNED = ['timeStamp', 'nonceStr', 'package', 'signType', 'paySign'] as const
const WAIT_MS = 10_000
const POLL_MS = 20

/** WeChat Pay on the phone: checks the signature by sending it to the platform, as the real one does. */
export class PayCounter {
  readonly #cloudUrl: string
  readonly #appId: string
  #open: OpenSheet | undefined

  constructor(cloudUrl: string, appId: string) {
    this.#cloudUrl = cloudUrl
    this.#appId = appId
  }

  /** `wx.requestPayment`: opens the sheet and waits for the person. */
  request(params: Record<string, unknown>): Promise<NativeAnswer> {
    const missing = SIGNED.find(key => typeof params[key] !== 'string' || params[key] === '')
    if (missing) {
      const errMsg = `requestPayment:fail parameter error: parameter.${missing} should be String`
      return Promise.resolve({ ok: false, errMsg })
    }
    return new Promise(resolve => {
      this.#open = { params, answer: resolve }
    })
  }

  /** @throws Error when no sheet opens, or when the platform refuses what the page sent */
  async choose(choice: PayChoice): Promise<void> {
    const sheet = await this.#sheet()
    this.#open = undefined
    if (choice === 'leave') return
    const prepayId = String(sheet.params.package).replace(/^prepay_id=/, '')
    const signed = Object.fromEntries(SIGNED.map(key => [key, sheet.params[key]]))
    const response = await fetch(`${this.#cloudUrl}/pay/sheet/${prepayId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: choice, appId: this.#appId, ...signed }),
    })
    const answer = (await response.json()) as { result?: string; error?: { code: string; message: string } }
    if (answer.error) {
      sheet.answer({ ok: false, errMsg: `requestPayment:fail ${answer.error.message}` })
      throw new Error(`the payment platform refused: ${answer.error.code} ${answer.error.message}`)
    }
    sheet.answer(
      choice === 'pay' ? { ok: true, value: {} } : { ok: false, errMsg: 'requestPayment:fail cancel' },
    )
  }

  async #sheet(): Promise<OpenSheet> {
    for (const started = Date.now(); Date.now() - started < WAIT_MS; ) {
      if (this.#open) return this.#open
      await new Promise(resolve => setTimeout(resolve, POLL_MS))
    }
    throw new Error('no pay sheet was opened')
  }
}
