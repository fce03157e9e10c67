import { makeAutoObservable, runInAction } from 'mobx'
import type { AnswerOf, CallApi } from '@/contract/commands'
import type { ApiError, ApiResponse } from '@/contract/errors'
import type { RequestOf } from '@/contract/inputs'
import type { OrderView, RewardView } from '@/contract/views'
import { needsStore } from '@/domain/mall/redeem'
import { Attempt } from './attempt'
import { Loadable } from './loadable'
import { PagedList } from './paged-list'
import { type OpenPaySheet, type PaymentOutcome, payOrder } from './payment-flow'
import { type RewardStanding, rewardStanding, type ShelfReward, shelfReward } from './reward-standing'
import type { SessionStore } from './session-store'

export type RedeemOutcome =
  | { kind: 'done'; order: OrderView }
  /** Redeemed and held, but its cash part still waits to be paid. */
  | { kind: 'unpaid'; order: OrderView }
  | { kind: 'failed'; error: ApiError }

type RedeemContent = Omit<RequestOf<'reward.redeem'>, 'requestId'>

/** The points mall: what points buy, redeeming it, and what has been redeemed. */
export class RedemptionStore {
  readonly rewards = new Loadable<AnswerOf['reward.list']>()
  readonly reward = new Loadable<RewardView>()
  readonly redemptions: PagedList<OrderView, number>
  readonly redemption = new Loadable<OrderView>()
  readonly redeeming: Attempt<RedeemContent, OrderView>

  constructor(
    private readonly callApi: CallApi,
    private readonly session: SessionStore,
    private readonly openPaySheet: OpenPaySheet,
  ) {
    this.redeeming = new Attempt(session.nowMs, (content, requestId) =>
      callApi('reward.redeem', { ...content, requestId }),
    )
    this.redemptions = new PagedList(async cursor => {
      const answer = await callApi('order.list', {
        kind: 'redemption',
        ...(cursor === undefined ? {} : { beforeMs: cursor }),
      })
      if (!answer.ok) return answer
      const { orders, nextBeforeMs } = answer.data
      return {
        ok: true,
        data: { items: orders, ...(nextBeforeMs === undefined ? {} : { next: nextBeforeMs }) },
      }
    })
    makeAutoObservable<this, 'callApi' | 'session' | 'openPaySheet'>(this, {
      callApi: false,
      session: false,
      openPaySheet: false,
    })
  }

  async loadRewards(): Promise<ApiResponse<AnswerOf['reward.list']>> {
    const answer = await this.rewards.load(() => this.callApi('reward.list', {}))
    if (answer.ok) this.session.takePoints(answer.data.availablePoints)
    return answer
  }

  /** The rewards of the mall with what stands between this member and each, in a few words. */
  get shelf(): ShelfReward[] {
    const view = this.rewards.data
    if (!view) return []
    const member = {
      availablePoints: view.availablePoints,
      tierId: view.tierId,
      isMember: this.session.member !== undefined,
    }
    return view.rewards.map(reward =>
      shelfReward(reward, rewardStanding(reward, member, this.session.program)),
    )
  }

  async loadReward(rewardId: string): Promise<ApiResponse<RewardView>> {
    if (this.reward.data?.reward._id !== rewardId) this.reward.clear()
    const [answer] = await Promise.all([
      this.reward.load(() => this.callApi('reward.get', { rewardId })),
      this.session.ensure(),
    ])
    if (answer.ok) this.session.takePoints(answer.data.availablePoints)
    return answer
  }

  /** What stands between this member and the open reward. */
  get standing(): RewardStanding | undefined {
    const view = this.reward.data
    if (!view) return undefined
    const { reward, stock, leftWithinLimit, availablePoints, tierId } = view
    return rewardStanding(
      { ...reward, stock, ...(leftWithinLimit === undefined ? {} : { leftWithinLimit }) },
      { availablePoints, tierId, isMember: this.session.member !== undefined },
      this.session.program,
    )
  }

  /** Whether the open reward is handed over in a store that the member chooses. */
  get picksUp(): boolean {
    const view = this.reward.data
    return view !== undefined && needsStore(view.reward.kind)
  }

  /**
   * Redeems, and pays the cash part where there is one. Sent again after a lost answer it is the same redemption.
   * `count` pieces; `storeId` where they are picked up.
   */
  async redeem(
    reward: RewardView['reward'],
    count: number,
    storeId: string | undefined,
  ): Promise<RedeemOutcome> {
    const answer = await this.redeeming.send({
      rewardId: reward._id,
      count,
      expectedPoints: reward.points * count,
      ...(storeId === undefined ? {} : { storeId }),
    })
    if (!answer.ok) return { kind: 'failed', error: answer.error }
    runInAction(() => this.takeOrder(answer.data))
    if (answer.data.state !== 'awaiting_payment') return { kind: 'done', order: answer.data }
    return this.pay(answer.data)
  }

  /** Pays the cash part of a redemption. */
  async pay(order: OrderView): Promise<RedeemOutcome> {
    const outcome: PaymentOutcome = await payOrder(this.callApi, this.openPaySheet, order.orderId)
    if (outcome.kind === 'failed') return outcome
    if (outcome.kind === 'unpaid') return { kind: 'unpaid', order }
    runInAction(() => this.takeOrder(outcome.order))
    return { kind: 'done', order: outcome.order }
  }

  async cancel(orderId: string): Promise<ApiResponse<OrderView>> {
    const answer = await this.callApi('order.cancel', { orderId })
    if (answer.ok) runInAction(() => this.takeOrder(answer.data))
    return answer
  }

  async loadRedemption(orderId: string): Promise<ApiResponse<OrderView>> {
    if (this.redemption.data?.orderId !== orderId) this.redemption.clear()
    const [answer] = await Promise.all([
      this.redemption.load(() => this.callApi('order.get', { orderId })),
      this.session.ensure(),
    ])
    return answer
  }

  /** Another person signs in. */
  clear(): void {
    this.rewards.clear()
    this.reward.clear()
    this.redemptions.clear()
    this.redemption.clear()
    this.redeeming.forget()
  }

  private takeOrder(order: OrderView): void {
    this.redemption.set(order)
    this.redemptions.replace(old => old.orderId === order.orderId, order)
  }
}
