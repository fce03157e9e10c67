import type { PaymentParams } from '@/contract/views'
import { BASE_URL } from './base-url'

/** How the pay sheet was left. `left`: closed without a word, so only the server knows. */
export type PaySheetResult = 'paid' | 'cancelled' | 'left'

/**
 * Browser: the local payment platform's own sheet in a frame over the page. It tells its outcome by a message; the
 * browser's back key, or taking the frame away, is leaving.
 */
export function openPaySheet(params: PaymentParams, prepayId: string): Promise<PaySheetResult> {
  const query = Object.entries(params)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&')
  const frame = document.createElement('iframe')
  frame.id = 'pay-sheet'
  frame.title = '微信支付'
  frame.src = `${BASE_URL}/pay/sheet/${encodeURIComponent(prepayId)}?${query}`
  Object.assign(frame.style, {
    position: 'fixed',
    top: '0',
    left: '0',
    zIndex: '1000',
    width: '100%',
    height: '100%',
    border: '0',
    colorScheme: 'light dark',
  })
  return new Promise(resolve => {
    const close = (result: PaySheetResult) => {
      window.removeEventListener('message', onMessage)
      window.removeEventListener('popstate', onLeave)
      frame.remove()
      resolve(result)
    }
    const onMessage = (event: MessageEvent<unknown>) => {
      if (event.source !== frame.contentWindow) return
      const result = sheetResult(event.data)
      if (result) close(result)
    }
    const onLeave = () => close('left')
    window.addEventListener('message', onMessage)
    window.addEventListener('popstate', onLeave)
    document.body.appendChild(frame)
    frame.focus()
  })
}

function sheetResult(data: unknown): PaySheetResult | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data) || !('result' in data)) return undefined
  if (data.type !== 'wechatpay') return undefined
  if (data.result === 'ok') return 'paid'
  return data.result === 'cancel' ? 'cancelled' : undefined
}
