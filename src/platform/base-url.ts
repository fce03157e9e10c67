/** Where the local cloud answers and serves pictures: the page's own origin on h5 (empty), a loopback address on weapp. */
export const BASE_URL = process.env.TARO_APP_LOCAL_URL ?? ''

/** The WeChat cloud environment; empty in local mode. */
export const CLOUD_ENV = process.env.TARO_APP_CLOUD_ENV ?? ''

/** True where functions are called through wx.cloud rather than over HTTP. */
export const USES_WX_CLOUD = CLOUD_ENV !== ''
