import Taro from '@tarojs/taro'

/** Tells when the network goes and comes back, as WeChat hears it. */
export function watchNetwork(tell: (online: boolean) => void): void {
  Taro.onNetworkStatusChange(({ isConnected }) => tell(isConnected))
}
