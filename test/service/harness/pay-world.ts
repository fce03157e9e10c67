/**
 * WeChat Pay without the wire: the local pay platform's own decisions (`local-cloud/pay/trade.ts`, `refund.ts`) behind
 * the `Payments` port. It outlives the processes that call it, as the real one does. What it leaves out are signatures
 * and HTTP, which cannot be held back and repeated step by step; `payments.test.ts` holds it to the answers of the real
 * adapter on the real platform.
 */
import type { PaymentNotice, Payments } from '../../../cloudfunctions/service/ports'
import { PayError } from '../../../local-cloud/pay/pay-error'
import { formatPayTime } from '../../../local-cloud/pay/pay-time'
import { acceptRefund, type Refund } from '../../../local-cloud/pay/refund'
import {
  closeTrade,
  findPayObstacle,
  type JsapiRequest,
  payTrade,
  placeTrade,
  type Trade,
} from '../../../local-cloud/pay/trade'
import { err, ok } from '../../../src/domain/result'
import { type Gate, pass } from './gate'

const UNAVAILABLE = { code: 'payment_unavailable' } as const
/** As the V3 api writes instants: whole seconds with zone. */
const inPayTime = (ms: number): number => Date.parse(formatPayTime(ms))

export class PayWorld {
  readonly trades = new Map<string, Trade>()
  readonly refunds = new Map<string, Refund>()
  /** Every notification that is to be delivered, at least once each. */
  readonly notices: PaymentNotice[] = []

  constructor(private readonly now: () => number) {}

  /** The payer confirms on her phone. Gives the reason when the sheet refuses. */
  confirm(outTradeNo: string): PaymentNotice | { refused: string } {
    const trade = this.trades.get(outTradeNo)
    if (!trade) return { refused: '支付会话不存在' }
    const obstacle = findPayObstacle(trade, this.now())
    if (obstacle !== undefined) return { refused: obstacle }
    const paid = { ...payTrade(trade, this.now()), transactionId: `42000000${outTradeNo.slice(0, 20)}` }
    this.trades.set(outTradeNo, paid)
    const notice = noticeOf(paid)
    this.notices.push(notice)
    return notice
  }

  /** What one process calls. */
  port(gate: Gate): Payments {
    const through = <T>(action: string, lost: T, work: () => T): Promise<T> =>
      pass(
        gate,
        { kind: 'payment', action },
        async () => work(),
        () => lost,
      )
    return {
      prepay: request => through('prepay', err(UNAVAILABLE), () => this.prepay(request)),
      query: no => through('query', err(UNAVAILABLE), () => this.query(no)),
      close: no => through('close', err(UNAVAILABLE), () => this.close(no)),
      refund: request => through('refund', err(UNAVAILABLE), () => this.refund(request)),
    }
  }

  private prepay(request: Parameters<Payments['prepay']>[0]): Awaited<ReturnType<Payments['prepay']>> {
    const jsapi: JsapiRequest = {
      appid: 'wx0000000000000001',
      mchid: '1900000001',
      description: request.description,
      out_trade_no: request.outTradeNo,
      time_expire: formatPayTime(request.payByMs),
      notify_url: 'https://shop.example/notify',
      amount: { total: request.totalFen, currency: 'CNY' },
      payer: { openid: request.openid },
    }
    const placed = refusable(() => placeTrade(jsapi, this.trades.get(request.outTradeNo), this.now()))
    if (placed instanceof PayError) return err(UNAVAILABLE)
    this.trades.set(request.outTradeNo, placed)
    const { prepayId } = placed
    return ok({
      prepayId,
      params: {
        appId: jsapi.appid,
        timeStamp: String(Math.floor(this.now() / 1000)),
        nonceStr: 'n',
        package: `prepay_id=${prepayId}`,
        signType: 'RSA' as const,
        paySign: 's',
      },
    })
  }

  private query(outTradeNo: string): Awaited<ReturnType<Payments['query']>> {
    const trade = this.trades.get(outTradeNo)
    return ok(trade?.state === 'SUCCESS' ? noticeOf(trade) : undefined)
  }

  private close(outTradeNo: string): Awaited<ReturnType<Payments['close']>> {
    const trade = this.trades.get(outTradeNo)
    if (!trade) return ok('closed')
    const closed = refusable(() => closeTrade(trade))
    if (!(closed instanceof PayError)) this.trades.set(outTradeNo, closed)
    return ok(closed instanceof PayError && closed.code === 'ORDERPAID' ? 'paid' : 'closed')
  }

  private refund(request: Parameters<Payments['refund']>[0]): Awaited<ReturnType<Payments['refund']>> {
    const { outTradeNo, totalFen, reason } = request
    const trade = this.trades.get(outTradeNo)
    const no = `${outTradeNo}-r`
    const earlier = [...this.refunds.values()].filter(refund => refund.outTradeNo === outTradeNo)
    const asked = {
      out_trade_no: outTradeNo,
      out_refund_no: no,
      reason,
      amount: { refund: totalFen, total: totalFen, currency: 'CNY' as const },
    }
    const refund = refusable(() => acceptRefund(asked, trade, earlier, this.refunds.get(no), this.now()))
    if (refund instanceof PayError) return err(UNAVAILABLE)
    this.refunds.set(no, refund)
    if (trade) this.trades.set(outTradeNo, { ...trade, state: 'REFUND' })
    return ok(undefined)
  }
}

function noticeOf(trade: Trade): PaymentNotice {
  return {
    outTradeNo: trade.request.out_trade_no,
    transactionId: trade.transactionId!,
    totalFen: trade.request.amount.total,
    paidAtMs: inPayTime(trade.paidAtMs!),
  }
}

function refusable<T>(decide: () => T): T | PayError {
  try {
    return decide()
  } catch (error) {
    if (error instanceof PayError) return error
    throw error
  }
}
