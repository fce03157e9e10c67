/** Somebody's phone: signed in over HTTP, it calls the api as the mini-program in local mode does. */
import type { AnswerOf } from '../../src/contract/commands'
import type { ApiResponse } from '../../src/contract/errors'
import type { CommandName, RequestOf } from '../../src/contract/inputs'
import type { PaymentParams } from '../../src/contract/views'

export interface Identified {
  session: string
  openid: string
}

const json = (body: object, session?: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(session ? { authorization: `Bearer ${session}` } : {}) },
  body: JSON.stringify(body),
})

/** The connection broke: whether the request took effect is not known. */
export class NoAnswer extends Error {
  override name = 'NoAnswer'
}

async function answered<T>(url: string, init: RequestInit): Promise<T> {
  try {
    const response = await fetch(url, init)
    return (await response.json()) as T
  } catch (error) {
    throw new NoAnswer(url, { cause: error })
  }
}

export class Phone {
  constructor(
    readonly url: string,
    readonly identity: Identified,
  ) {}

  /** Signs in as a visitor nobody knows. */
  static async visitor(url: string): Promise<Phone> {
    return new Phone(url, await answered<Identified>(`${url}/wx/login`, json({ person: 'somebody' })))
  }

  /** The same phone, after the cloud has come back on another port. */
  at(url: string): Phone {
    return new Phone(url, this.identity)
  }

  /**
   * Calls a command.
   * @throws NoAnswer when the cloud is gone; another error when the function itself failed, which no command may cause
   */
  async call<C extends CommandName>(command: C, input: RequestOf<C>): Promise<ApiResponse<AnswerOf[C]>> {
    const { session } = this.identity
    const body = await answered<{ result?: ApiResponse<AnswerOf[C]>; error?: { message: string } }>(
      `${this.url}/call/api`,
      json({ command, input }, session),
    )
    if (!body.result) throw new Error(`${command}: ${body.error?.message ?? JSON.stringify(body)}`)
    return body.result
  }

  /** The same for what must succeed. */
  async must<C extends CommandName>(command: C, input: RequestOf<C>): Promise<AnswerOf[C]> {
    const answer = await this.call(command, input)
    if (!answer.ok) throw new Error(`${command}: ${answer.error.code}`)
    return answer.data
  }

  /** Allows the phone number, and joins. */
  async join(agreementVersion: string): Promise<AnswerOf['member.join']> {
    const { code } = await answered<{ code: string }>(
      `${this.url}/wx/phone-code`,
      json({}, this.identity.session),
    )
    return this.must('member.join', { phoneCode: code, agreementVersion })
  }

  /** Confirms the pay sheet. Tells whether the platform took the money. */
  async confirm(prepayId: string, params: PaymentParams): Promise<boolean> {
    const answer = await answered<{ result?: string; error?: { code: string } }>(
      `${this.url}/pay/sheet/${prepayId}`,
      json({ action: 'pay', ...params }),
    )
    if (answer.error && answer.error.code !== 'TRADE_ERROR')
      throw new Error(`pay sheet: ${answer.error.code}`)
    return answer.result === 'ok'
  }
}

/** How many answers there are of each kind: `ok`, or the code of the refusal. */
export function tally(answers: readonly ApiResponse<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const answer of answers) {
    const kind = answer.ok ? 'ok' : answer.error.code
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}
