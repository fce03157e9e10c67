/**
 * What the build was told about the world: one visible JSON string in the bundle (see config/index.ts), read when the
 * program starts, so that one build can be pointed elsewhere.
 */
interface BuildSettings {
  /** The WeChat cloud environment; empty means local mode over HTTP. */
  cloudEnv: string
  /** Where the local cloud answers; empty on h5, where it is the page's own origin. */
  localUrl: string
  /** Where pictures are served from when the shop runs in WeChat's cloud, such as its CDN; empty in local mode. */
  pictureUrl: string
}

const settings = JSON.parse(process.env.SHOP_SETTINGS ?? '{}') as Partial<BuildSettings>

/** Where the local cloud answers and serves pictures. */
export const BASE_URL = settings.localUrl ?? ''

/** The WeChat cloud environment; empty in local mode. */
export const CLOUD_ENV = settings.cloudEnv ?? ''

/** True where functions are called through wx.cloud rather than over HTTP. */
export const USES_WX_CLOUD = CLOUD_ENV !== ''

/** The folder of the shop's pictures. */
export const PICTURE_URL = settings.pictureUrl
  ? settings.pictureUrl.replace(/\/+$/, '')
  : `${BASE_URL}/pictures`
