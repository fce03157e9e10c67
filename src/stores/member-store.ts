import { makeAutoObservable } from 'mobx'
import type { AnswerOf, CallApi } from '@/contract/commands'
import type { ApiResponse } from '@/contract/errors'
import type { RequestOf } from '@/contract/inputs'
import type { Address, AgreementView, MeView } from '@/contract/views'
import { DAY_MS, shortDate } from '@/domain/calendar'
import { Loadable } from './loadable'
import type { SessionStore } from './session-store'
import { distanceText } from './tier-text'

/** Points that run out within this time are pointed out. */
const SOON_MS = 30 * DAY_MS

/** The member herself: joining, her page, her addresses, her name. */
export class MemberStore {
  readonly me = new Loadable<MeView>()
  readonly agreement = new Loadable<AgreementView>()

  constructor(
    private readonly callApi: CallApi,
    private readonly session: SessionStore,
  ) {
    makeAutoObservable<this, 'callApi' | 'session'>(this, { callApi: false, session: false })
  }

  /** Undefined until the member is known. */
  get addresses(): readonly Address[] | undefined {
    return this.me.data?.addresses
  }

  /** True once the server has said that this person is not a member. */
  get isVisitor(): boolean {
    return this.me.error?.code === 'not_a_member' || this.session.role === 'visitor'
  }

  /** What is missing to the next level: `再消费 200 元升级至金卡会员`. */
  get distance(): string {
    const { data } = this.me
    return data ? distanceText(data.member.tier, this.session.program) : ''
  }

  /** Points that run out within 30 days, with the last day they are good for: `11月30日`. */
  get expiringSoon(): { amount: number; day: string } | undefined {
    const next = this.me.data?.points.expiring.find(batch => batch.expiresAtMs !== null)
    if (!next || next.expiresAtMs === null || next.expiresAtMs > this.session.nowMs() + SOON_MS)
      return undefined
    return { amount: next.amount, day: shortDate(next.expiresAtMs - 1, this.session.zone) }
  }

  async loadMe(): Promise<ApiResponse<MeView>> {
    const answer = await this.me.load(() => this.callApi('member.me', {}))
    if (answer.ok) this.session.takeMe(answer.data)
    return answer
  }

  loadAgreement(): Promise<ApiResponse<AgreementView>> {
    return this.agreement.load(() => this.callApi('agreement.get', {}))
  }

  /**
   * Joins with the number that WeChat vouches for and the agreement that was shown. Joining twice gives the same
   * member, so a lost answer may simply be asked for again. Errors: `consent_outdated` (the new text is loaded),
   * `phone_code_invalid`, `phone_taken`.
   */
  async join(phoneCode: string): Promise<ApiResponse<AnswerOf['member.join']>> {
    const agreementVersion = this.agreement.data?.version ?? ''
    const answer = await this.callApi('member.join', { phoneCode, agreementVersion })
    if (answer.ok) {
      this.me.set(answer.data)
      this.session.takeMe(answer.data)
    } else if (answer.error.code === 'consent_outdated') {
      await this.loadAgreement()
    }
    return answer
  }

  async rename(nickname: string): Promise<ApiResponse<AnswerOf['member.rename']>> {
    const answer = await this.callApi('member.rename', { nickname })
    if (answer.ok) {
      this.session.takeNickname(answer.data.nickname)
      const me = this.me.data
      if (me) this.me.set({ ...me, member: { ...me.member, nickname: answer.data.nickname } })
    }
    return answer
  }

  async saveAddress(address: RequestOf<'address.save'>): Promise<ApiResponse<AnswerOf['address.save']>> {
    const answer = await this.callApi('address.save', address)
    if (answer.ok) this.takeAddresses(answer.data.addresses)
    return answer
  }

  async removeAddress(addressId: string): Promise<ApiResponse<AnswerOf['address.remove']>> {
    const answer = await this.callApi('address.remove', { addressId })
    if (answer.ok) this.takeAddresses(answer.data.addresses)
    return answer
  }

  /** Another person signs in. */
  clear(): void {
    this.me.clear()
  }

  private takeAddresses(addresses: Address[]): void {
    if (this.me.data) this.me.set({ ...this.me.data, addresses })
  }
}
