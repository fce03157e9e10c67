import Taro from '@tarojs/taro'

/** An address as WeChat keeps it for the member. */
export interface PickedAddress {
  name: string
  phone: string
  /** Province, city and district. */
  region: string
  detail: string
}

/** WeChat's own address book; the browser has none. */
export const HAS_ADDRESS_BOOK = process.env.TARO_ENV === 'weapp'

/** Lets the member pick from WeChat's address book; undefined when she did not. */
export async function pickAddress(): Promise<PickedAddress | undefined> {
  if (!HAS_ADDRESS_BOOK) return undefined
  try {
    const picked = await Taro.chooseAddress()
    return {
      name: picked.userName,
      phone: picked.telNumber,
      region: [picked.provinceName, picked.cityName, picked.countyName].filter(Boolean).join(''),
      detail: picked.detailInfo,
    }
  } catch {
    return undefined
  }
}
