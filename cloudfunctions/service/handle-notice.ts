/** WeChat Pay's notifications: verified, decrypted, settled, answered within five seconds. */
import { ok, type Result } from '../../src/domain/result'
import { settlePayment } from './orders/settle'
import type { PaymentNotice, Ports } from './ports'
import type { ShopSettings } from './shop-reader'

/** The event of a function called over HTTP. */
export interface HttpEvent {
  httpMethod: string
  headers: Record<string, string>
  body: string
}
export interface HttpAnswer {
  statusCode: number
  headers: Record<string, string>
  body: string
}

/** What a notification says, once its signature and encryption have been checked; `other`: something we do not act on. */
export type ReadNotice = (
  event: HttpEvent,
  nowMs: number,
) => Result<PaymentNotice | 'other', { code: 'notice_refused'; reason: string }>

/** `code` and `message` are what WeChat Pay reads; a status other than 2xx makes it send again. */
const answer = (statusCode: number, code: 'SUCCESS' | 'FAIL', message: string): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ code, message }),
})

/**
 * Acts on one notification. A forged or stale one is refused with 401. One that cannot be settled now is refused with
 * 500, so that it comes again; one that never can be (another amount, no such order) is logged and accepted.
 */
export async function handleNotice(
  ports: Ports,
  settings: () => Promise<ShopSettings>,
  read: ReadNotice,
  event: HttpEvent,
): Promise<HttpAnswer> {
  const notice = read(event, ports.now())
  if (!notice.ok) {
    ports.log({ event: 'payment_refused', reason: notice.error.reason })
    return answer(401, 'FAIL', notice.error.reason)
  }
  if (notice.value === 'other') return answer(200, 'SUCCESS', '')
  try {
    const settled = await settle(ports, settings, notice.value)
    if (settled.ok || settled.error.code === 'payment_mismatch' || settled.error.code === 'order_not_found')
      return answer(200, 'SUCCESS', '')
    return answer(500, 'FAIL', settled.error.code)
  } catch (error) {
    ports.log({ event: 'command_failed', command: 'notify', error: String(error) })
    return answer(500, 'FAIL', 'try again')
  }
}

async function settle(ports: Ports, settings: () => Promise<ShopSettings>, notice: PaymentNotice) {
  const { program } = await settings()
  const settled = await settlePayment(ports, program, notice, ports.now())
  return settled.ok ? ok(undefined) : settled
}
