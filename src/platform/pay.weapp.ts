import Taro from '@tarojs/taro'
import type { PaymentParams } from '@/contract/views'
import { USES_WX_CLOUD } from './base-url'
import { http } from './http'
import type { PaySheetResult } from './pay'

/** Phone: WeChat's own pay sheet; in local mode a plain question, answered to the local payment platform. */
export function openPaySheet(params: PaymentParams, prepayId: string): Promise<PaySheetResult> {
  return USES_WX_CLOUD ? wechatSheet(params) : localSheet(params, prepayId)
}

async function wechatSheet(params: PaymentParams): Promise<PaySheetResult> {
  try {
    await Taro.requestPayment({
      timeStamp: params.timeStamp,
      nonceStr: params.nonceStr,
      package: params.package,
      signType: params.signType,
      paySign: params.paySign,
    })
    return 'paid'
  } catch (reason) {
    // Anything but a plain cancel may have been paid after all: the server is asked.
    return /cancel/.test(messageOf(reason)) ? 'cancelled' : 'left'
  }
}

async function localSheet(params: PaymentParams, prepayId: string): Promise<PaySheetResult> {
  const tapped = await Taro.showActionSheet({ itemList: ['确认支付（本地，不会真的扣款）', '取消'] }).then(
    answer => answer.tapIndex,
    () => undefined,
  )
  if (tapped === undefined) return 'left'
  const action = tapped === 0 ? 'pay' : 'cancel'
  const answer = await http({
    method: 'POST',
    path: `/pay/sheet/${encodeURIComponent(prepayId)}`,
    body: { action, ...params },
  })
  if (!answer.reached) return 'left'
  if (action === 'cancel') return 'cancelled'
  return answer.status === 200 ? 'paid' : 'left'
}

const messageOf = (reason: unknown): string =>
  typeof reason === 'object' && reason !== null && 'errMsg' in reason ? String(reason.errMsg) : String(reason)
