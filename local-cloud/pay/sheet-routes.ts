import { Hono } from 'hono'
import * as v from 'valibot'
import { readJson } from '../server/read-json'
import type { PayDesk } from './pay-desk'
import type { PayKeys } from './pay-keys'
import type { PayStore } from './pay-store'
import { sheetPage } from './sheet-page'
import { isPaySignatureValid } from './signature'
import { findPayObstacle } from './trade'

const sheetSchema = v.object({
  action: v.picklist(['pay', 'cancel']),
  appId: v.optional(v.string(), ''),
  timeStamp: v.optional(v.string(), ''),
  nonceStr: v.optional(v.string(), ''),
  package: v.optional(v.string(), ''),
  signType: v.optional(v.string(), ''),
  paySign: v.optional(v.string(), ''),
})

export interface SheetParts {
  readonly keys: PayKeys
  readonly store: PayStore
  readonly desk: PayDesk
  readonly appId: string
  readonly merchantName: string
  readonly now: () => number
}

/**
 * The payer's side: WeChat's pay sheet, as a page and as the call behind its buttons.
 * `POST` answers `{result: 'ok' | 'cancel'}` or `{error: {code, message}}` with a message fit for the payer.
 */
export function sheetRoutes({ keys, store, desk, appId, merchantName, now }: SheetParts): Hono {
  const app = new Hono()

  app.get('/sheet/:prepayId', c => {
    const trade = store.findTradeByPrepayId(c.req.param('prepayId'))
    if (!trade) return c.text('支付会话不存在', 404)
    c.header('cache-control', 'no-store')
    return c.html(
      sheetPage({
        prepayId: trade.prepayId,
        merchantName,
        description: trade.request.description,
        totalFen: trade.request.amount.total,
        obstacle: findPayObstacle(trade, now()),
      }),
    )
  })

  app.post('/sheet/:prepayId', async c => {
    const body = await readJson(c.req.raw, 10_000)
    const decoded = v.safeParse(sheetSchema, body.ok ? body.value : undefined)
    if (!decoded.success) return c.json(refusal('PARAM_ERROR', '支付参数不正确'), 400)
    const signed = decoded.output
    const prepayId = c.req.param('prepayId')
    if (!store.findTradeByPrepayId(prepayId))
      return c.json(refusal('RESOURCE_NOT_EXISTS', '支付会话不存在'), 404)
    if (signed.action === 'cancel') return c.json({ result: 'cancel' })
    const fits = signed.package === `prepay_id=${prepayId}` && signed.appId === appId
    if (!fits || !isPaySignatureValid(signed, keys))
      return c.json(refusal('SIGN_ERROR', '支付验证签名失败'), 401)
    const paid = desk.pay(prepayId)
    return paid.ok ? c.json({ result: 'ok' }) : c.json(refusal('TRADE_ERROR', paid.why), 400)
  })

  return app
}

const refusal = (code: string, message: string) => ({ error: { code, message } })
