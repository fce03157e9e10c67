import Taro from '@tarojs/taro'

/** Puts the pulled page back once its content is fresh. */
export function endPullDown(): void {
  Taro.stopPullDownRefresh()
}
