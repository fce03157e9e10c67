import type { CloudBase } from '@cloudbase/node-sdk'
import type { Wechat } from '../ports'

interface PhoneAnswer {
  errCode?: number
  errcode?: number
  phoneInfo?: { purePhoneNumber?: string; countryCode?: string }
}

/** WeChat's openapi through the SDK. The function's `config.json` names every call it may make. */
export function openapiWechat(app: CloudBase): Wechat {
  return {
    async phoneNumber(code) {
      const { result } = (await app.callWxOpenApi({
        apiName: 'phonenumber.getPhoneNumber',
        requestData: { code },
      })) as { result?: PhoneAnswer }
      if (!result || (result.errCode ?? result.errcode ?? 0) !== 0) return undefined
      const { purePhoneNumber, countryCode } = result.phoneInfo ?? {}
      return countryCode === '86' && purePhoneNumber ? purePhoneNumber : undefined
    },
  }
}
