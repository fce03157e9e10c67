import { USES_WX_CLOUD } from './base-url'
import { signedHttp } from './signed-http'

/**
 * True where WeChat's own button asks for the phone number (`openType="getPhoneNumber"`, whose answer carries the
 * code). Elsewhere the page shows a dialog 微信授权手机号 itself and calls {@link localPhoneCode} when it is allowed.
 */
export const ASKS_PHONE_THROUGH_WECHAT = USES_WX_CLOUD && process.env.TARO_ENV === 'weapp'

/** Local mode: the code that WeChat's button would have answered; undefined where the local cloud does not answer. */
export async function localPhoneCode(): Promise<string | undefined> {
  const answer = await signedHttp({ method: 'POST', path: '/wx/phone-code', body: {} })
  if (
    !answer.reached ||
    typeof answer.data !== 'object' ||
    answer.data === null ||
    !('code' in answer.data)
  ) {
    return undefined
  }
  return typeof answer.data.code === 'string' ? answer.data.code : undefined
}
