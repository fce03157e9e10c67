import Taro from '@tarojs/taro'

/** Opens the phone's dialler with a number; nothing happens where there is none. */
export function callPhone(phoneNumber: string): void {
  Taro.makePhoneCall({ phoneNumber: phoneNumber.replace(/[^\d+]/g, '') }).catch(() => undefined)
}
