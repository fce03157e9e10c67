/** People who use the shop without pause, and remember every answer that reached them. */

import { uuidv7 as requestId } from 'uuidv7'
import type { AnswerOf } from '../../src/contract/commands'
import type { ApiResponse } from '../../src/contract/errors'
import type { CommandName, RequestOf } from '../../src/contract/inputs'
import { STEP_MS } from '../../src/domain/member-code/member-code'
import type { Member } from './crowd'
import { NoAnswer, type Phone } from './phone'
import { STORE_ID } from './shop'

/** One request with the answer that reached its sender; none when the cloud was gone before. */
export interface Sent<C extends CommandName = CommandName> {
  member: Member
  command: C
  input: RequestOf<C>
  answer?: ApiResponse<AnswerOf[C]>
}
export type Diary = Sent[]

/** The code of the next step is taken before its time; counted short, for the clock goes on. */
const TAKEN_AHEAD_MS = 2 * STEP_MS - 2_000

export class Shopper {
  constructor(
    private readonly url: string,
    private readonly member: Member,
    private readonly clerk: Member,
    private readonly diary: Diary,
  ) {}

  /** Goes through everything a member can do to her points, again and again, until the cloud is gone. */
  async run(first: number): Promise<void> {
    try {
      for (let turn = first; ; turn++) await this.turn(turn)
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
    }
  }

  private turn(turn: number): Promise<unknown> {
    switch (turn % 5) {
      case 0:
        return this.redeem('voucher', 100)
      case 1:
        return this.buy(500, true)
      case 2:
        return this.redeem('mug', 200)
      case 3:
        return this.purchase()
      default:
        return this.buy(0, false)
    }
  }

  private redeem(rewardId: string, expectedPoints: number) {
    const input = { requestId: requestId(), rewardId, count: 1, storeId: STORE_ID, expectedPoints }
    return this.send(this.member, 'reward.redeem', input)
  }

  /** Places an order, then pays it, or calls it off. */
  private async buy(points: number, pays: boolean): Promise<void> {
    const placed = await this.send(this.member, 'order.place', {
      requestId: requestId(),
      lines: [{ productId: 'tea', skuId: 'tea-1', count: 1 }],
      delivery: { kind: 'pickup', storeId: STORE_ID },
      points,
      expectedPayableFen: 3_000 - points,
    })
    if (!placed.ok) return
    const { orderId } = placed.data
    if (!pays) return void (await this.send(this.member, 'order.cancel', { orderId }))
    const sheet = await this.send(this.member, 'order.pay', { orderId })
    if (!sheet.ok) return
    await this.at(this.member).confirm(sheet.data.prepayId, sheet.data.params)
    await this.send(this.member, 'order.confirm', { orderId })
  }

  /** She shows her code, the clerk types the amount. */
  private async purchase(): Promise<void> {
    const shown = await this.at(this.member).call('member.code', {})
    const first = shown.ok ? shown.data.codes[0] : undefined
    // Codes are good once: after several purchases in a minute hers is one that no till takes yet.
    if (!first || first.untilMs - Date.now() > TAKEN_AHEAD_MS) return
    await this.send(this.clerk, 'counter.purchase', {
      requestId: requestId(),
      by: { kind: 'code', code: first.code },
      amountFen: 2_000,
    })
  }

  private at = ({ phone }: Member): Phone => phone.at(this.url)

  private async send<C extends CommandName>(
    member: Member,
    command: C,
    input: RequestOf<C>,
  ): Promise<ApiResponse<AnswerOf[C]>> {
    const sent: Sent<C> = { member, command, input }
    this.diary.push(sent as unknown as Sent)
    const answer = await this.at(member).call(command, input)
    sent.answer = answer
    return answer
  }
}
