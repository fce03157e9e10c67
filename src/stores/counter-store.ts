import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { CallApi } from '@/contract/commands'
import type { ApiError, ApiResponse } from '@/contract/errors'
import type { RequestOf } from '@/contract/inputs'
import type { ClaimView, CounterMemberView, CounterPurchaseView, TodayView } from '@/contract/views'
import { isPickupCode } from '@/domain/member-code/pickup-code'
import { parseYuan } from '@/domain/money'
import { computeEarn } from '@/domain/points/earn'
import { type KeypadKey, pressKey } from './amount-keypad'
import { Attempt } from './attempt'
import { Loadable } from './loadable'
import type { SessionStore } from './session-store'

/** How the member in front of the clerk was found. */
export type MemberBy = RequestOf<'counter.purchase'>['by']
type PurchaseContent = Omit<RequestOf<'counter.purchase'>, 'requestId'>
type EnrolContent = Omit<RequestOf<'counter.enrol'>, 'requestId'>

/** What a clerk has scanned or typed. */
export type CounterCode =
  | { kind: 'member'; code: string }
  | { kind: 'pickup'; code: string }
  | { kind: 'unknown'; text: string }

/** Told apart by their length: 18 digits are a member's, 12 a pickup's. Spaces between digits do not matter. */
export function readCounterCode(text: string): CounterCode {
  const code = text.replace(/[\s-]/g, '')
  if (/^\d{18}$/.test(code)) return { kind: 'member', code }
  if (/^\d{12}$/.test(code)) return { kind: 'pickup', code }
  return { kind: 'unknown', text: code }
}

/** The digits of a pickup code, or what is wrong: not 12 of them, or the check digit tells a slip of the finger. */
export function readPickupCode(text: string): { ok: true; code: string } | { ok: false; why: string } {
  const code = text.replace(/\D/g, '')
  if (isPickupCode(code)) return { ok: true, code }
  return {
    ok: false,
    why:
      code.length === 12
        ? '有一位数字不对，请和顾客再核对一遍'
        : `取货码是 12 位数字，现在是 ${code.length} 位`,
  }
}

/** A clerk's counter: who is there, what she bought, what is handed over, what today came to. */
export class CounterStore {
  readonly today = new Loadable<TodayView>()
  /** The member in front of the clerk, and how she was found. */
  member: CounterMemberView | undefined = undefined
  by: MemberBy | undefined = undefined
  amountText = ''
  /** The newest purchase, for the result screen. */
  result: CounterPurchaseView | undefined = undefined
  readonly purchasing: Attempt<PurchaseContent, CounterPurchaseView>
  readonly enrolling: Attempt<EnrolContent, CounterMemberView>
  claim: ClaimView | undefined = undefined
  /** The pickup has been handed over just now. */
  handedOver = false
  private sentWriteOff: string | undefined

  constructor(
    private readonly callApi: CallApi,
    private readonly session: SessionStore,
  ) {
    this.purchasing = new Attempt(session.nowMs, (content, requestId) =>
      callApi('counter.purchase', { ...content, requestId }),
    )
    this.enrolling = new Attempt(session.nowMs, (content, requestId) =>
      callApi('counter.enrol', { ...content, requestId }),
    )
    makeAutoObservable<this, 'callApi' | 'session' | 'sentWriteOff'>(this, {
      member: observableRef,
      by: observableRef,
      result: observableRef,
      claim: observableRef,
      callApi: false,
      session: false,
      sentWriteOff: false,
    })
  }

  async loadToday(): Promise<ApiResponse<TodayView>> {
    const [answer] = await Promise.all([
      this.today.load(() => this.callApi('counter.today', {})),
      this.session.ensure(),
    ])
    return answer
  }

  /** Looks up whose code it is. What was typed as amount stays: a stale code is scanned again, not typed again. */
  async verify(code: string): Promise<ApiResponse<CounterMemberView>> {
    const answer = await this.callApi('counter.verify', { code })
    if (answer.ok) runInAction(() => this.meet(answer.data, { kind: 'code', code }))
    return answer
  }

  /** Enrols by phone a person without WeChat, and serves her. */
  async enrol(phone: string, agreementVersion: string): Promise<ApiResponse<CounterMemberView>> {
    const answer = await this.enrolling.send({ phone, agreementVersion })
    if (answer.ok) runInAction(() => this.meet(answer.data, { kind: 'phone', phone }))
    return answer
  }

  /** Serves a person who was enrolled by phone before; who she is comes with the result. */
  serveByPhone(phone: string): void {
    this.startOver()
    this.by = { kind: 'phone', phone }
  }

  press(key: KeypadKey): void {
    this.amountText = pressKey(this.amountText, key)
  }

  /** In fen; undefined while the text is not an amount above 0. */
  get amountFen(): number | undefined {
    const fen = parseYuan(this.amountText.replace(/\.$/, ''))
    return fen !== undefined && fen > 0 ? fen : undefined
  }

  /** What the amount will earn in points, by the same rules as the server's; undefined while it cannot be said. */
  get preview(): number | undefined {
    const { program } = this.session
    if (!program || !this.member || this.amountFen === undefined) return undefined
    const event = {
      trigger: 'store_purchase' as const,
      paidFen: this.amountFen,
      atMs: this.session.nowMs(),
      tierId: this.member.tierId,
    }
    return computeEarn(program, event)
      .filter(earned => earned.rule.unit === this.session.payingUnitId)
      .reduce((total, earned) => total + earned.amount, 0)
  }

  /** Nobody knows whether the purchase was recorded: only sending it again, as it was, can tell. */
  get uncertain(): boolean {
    return this.purchasing.uncertain
  }

  /** Records the purchase; pressed again after a lost answer it is the same purchase. Undefined while something is missing. */
  async submit(): Promise<ApiResponse<CounterPurchaseView> | undefined> {
    const { by, amountFen } = this
    if (!by || amountFen === undefined) return undefined
    const answer = await this.purchasing.send({ by, amountFen })
    if (answer.ok) runInAction(() => (this.result = answer.data))
    return answer
  }

  /** The points that the newest purchase gave. */
  get earnedPoints(): number {
    return this.session.pointsOf(this.result?.earned ?? [])
  }

  /** Ready for the next person. */
  startOver(): void {
    this.member = undefined
    this.by = undefined
    this.amountText = ''
    this.result = undefined
    this.purchasing.forget()
  }

  async loadClaim(pickupCode: string): Promise<ApiResponse<ClaimView>> {
    const answer = await this.callApi('counter.claim', { pickupCode })
    runInAction(() => {
      this.claim = answer.ok ? answer.data : undefined
      this.handedOver = false
      this.sentWriteOff = undefined
    })
    return answer
  }

  /**
   * Writes the pickup off. A code is written off once; where the answer was lost and the code then counts as used, it
   * was this clerk's own press that used it.
   */
  async writeOff(pickupCode: string): Promise<ApiResponse<ClaimView>> {
    const sentBefore = this.sentWriteOff === pickupCode
    this.sentWriteOff = pickupCode
    const answer = await this.callApi('counter.writeOff', { pickupCode })
    const used = usedAlready(answer)
    if (!sentBefore || !used) {
      runInAction(() => this.takeWriteOff(answer))
      return answer
    }
    const claim = await this.callApi('counter.claim', { pickupCode })
    if (claim.ok) runInAction(() => this.takeWriteOff({ ok: true, data: withoutRefusal(claim.data) }))
    return claim
  }

  clearClaim(): void {
    this.claim = undefined
    this.handedOver = false
    this.sentWriteOff = undefined
  }

  /** Another person signs in. */
  clear(): void {
    this.today.clear()
    this.startOver()
    this.enrolling.forget()
    this.clearClaim()
  }

  /** The same member's amount stays: her stale code was scanned again. Another member starts from nothing. */
  private meet(member: CounterMemberView, by: MemberBy): void {
    if (this.member?.memberId !== member.memberId) this.startOver()
    this.member = member
    this.by = by
    this.result = undefined
  }

  private takeWriteOff(answer: ApiResponse<ClaimView>): void {
    if (answer.ok) {
      this.claim = answer.data
      this.handedOver = answer.data.refusal === undefined
    } else if (!answer.error.retryable) {
      this.sentWriteOff = undefined
      if (this.claim) this.claim = { ...this.claim, refusal: refusalOf(answer.error) }
    }
  }
}

const refusalOf = ({ code, message }: ApiError) => ({ code, message })

const usedAlready = (answer: ApiResponse<ClaimView>): boolean =>
  answer.ok ? answer.data.refusal?.code === 'claim_already_used' : answer.error.code === 'claim_already_used'

function withoutRefusal({ order, member }: ClaimView): ClaimView {
  return { order, member }
}
