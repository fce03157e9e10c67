/** The functions' configuration: the one place that reads the environment. README lists every variable. */
import { invariant } from '../../../src/domain/result'
import type { WechatPayConfig } from './wechat-pay'

type Environment = Record<string, string | undefined>

function required(env: Environment, name: string): string {
  const value = env[name]
  invariant(value, `environment variable ${name} is set for this function`)
  return value
}

/** Keys may be written in one line, with `\n` for line ends, as WeChat's console stores them. */
const pem = (env: Environment, name: string) => required(env, name).replace(/\\n/g, '\n')

export const memberCodeSecret = (env: Environment): string => required(env, 'MEMBER_CODE_SECRET')

export function wechatPayConfig(env: Environment): WechatPayConfig {
  return {
    baseUrl: required(env, 'WXPAY_BASE_URL').replace(/\/$/, ''),
    appId: required(env, 'WXPAY_APPID'),
    merchantId: required(env, 'WXPAY_MCHID'),
    merchantPrivateKey: pem(env, 'WXPAY_MERCHANT_PRIVATE_KEY'),
    merchantSerial: required(env, 'WXPAY_MERCHANT_SERIAL'),
    platformPublicKey: pem(env, 'WXPAY_PLATFORM_PUBLIC_KEY'),
    platformSerial: required(env, 'WXPAY_PLATFORM_SERIAL'),
    apiV3Key: required(env, 'WXPAY_API_V3_KEY'),
    notifyUrl: required(env, 'WXPAY_NOTIFY_URL'),
  }
}

/** Who WeChat says is calling. Read once, before anything is awaited. */
export const callerOpenid = (env: Environment): string => env.WX_OPENID ?? ''
/** How the function was started. */
export const callSource = (env: Environment): string =>
  env.TENCENTCLOUD_SOURCE ?? env.SOURCE ?? env.WX_SOURCE ?? ''
