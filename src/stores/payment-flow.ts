import type { CallApi } from '@/contract/commands'
import type { ApiError } from '@/contract/errors'
import type { OrderView, PaymentParams } from '@/contract/views'

/** How the pay sheet was left. `left`: closed without a word, so only the server knows. */
export type PaySheetResult = 'paid' | 'cancelled' | 'left'
/** Opens WeChat's pay sheet (or the local one). */
export type OpenPaySheet = (params: PaymentParams, prepayId: string) => Promise<PaySheetResult>

export type PaymentOutcome =
  | { kind: 'paid'; order: OrderView }
  /** The member closed the sheet; the order still waits for payment. */
  | { kind: 'unpaid' }
  | { kind: 'failed'; error: ApiError }

/** Pays an order: asks for the sheet's parameters, opens it, and believes only what the server then says. */
export async function payOrder(
  callApi: CallApi,
  openPaySheet: OpenPaySheet,
  orderId: string,
): Promise<PaymentOutcome> {
  const prepared = await callApi('order.pay', { orderId })
  if (!prepared.ok) return { kind: 'failed', error: prepared.error }
  const result = await openPaySheet(prepared.data.params, prepared.data.prepayId)
  if (result === 'cancelled') return { kind: 'unpaid' }
  const confirmed = await callApi('order.confirm', { orderId })
  if (!confirmed.ok) return { kind: 'failed', error: confirmed.error }
  return confirmed.data.state === 'awaiting_payment'
    ? { kind: 'unpaid' }
    : { kind: 'paid', order: confirmed.data }
}
