import type { PayKeys } from './pay/pay-keys'

/** The mini-program's id in the local cloud; real ones have the same form. */
export const LOCAL_APP_ID = 'wx10ca1c10ad000001'
/** The cloud environment's id. */
export const LOCAL_ENV_ID = 'local-cloud'

/**
 * The variables that functions are configured with, as they would be in the console of the real cloud.
 * In production the same names hold the merchant's own values.
 */
export function functionEnvironment(
  url: string,
  pay: PayKeys,
  memberCodeSecret: string,
): Record<string, string> {
  return {
    TCB_ENV: LOCAL_ENV_ID,
    MEMBER_CODE_SECRET: memberCodeSecret,
    WXPAY_BASE_URL: `${url}/pay`,
    WXPAY_MCHID: pay.mchid,
    WXPAY_APPID: LOCAL_APP_ID,
    WXPAY_MERCHANT_PRIVATE_KEY: pay.merchantPrivateKey,
    WXPAY_MERCHANT_SERIAL: pay.merchantSerial,
    WXPAY_PLATFORM_PUBLIC_KEY: pay.platformPublicKey,
    WXPAY_PLATFORM_SERIAL: pay.platformSerial,
    WXPAY_API_V3_KEY: pay.apiV3Key,
    WXPAY_NOTIFY_URL: `${url}/http/notify`,
  }
}
