/** The globals that a built mini-program finds in WeChat, as far as pages without a network need them. */

type PageConfig = Record<string, unknown> & { data?: Record<string, unknown> }
type Hook = ((this: unknown, ...args: unknown[]) => unknown) | undefined

interface Callbacks {
  success?: (result: unknown) => void
  fail?: (error: unknown) => void
  complete?: (result: unknown) => void
}

export interface SimulatedWechat {
  /** Path of the page that is being opened. */
  route: string
  /** URLs asked for; every one fails as without a network. */
  readonly requests: string[]
  /** URLs given to wx.switchTab. */
  readonly switched: string[]
  /** Runs the app's launch hooks. */
  launch(path: string): void
}

const SYSTEM = {
  platform: 'devtools',
  system: 'iOS 16.0',
  SDKVersion: '3.5.0',
  version: '8.0.50',
  language: 'zh_CN',
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 667,
  pixelRatio: 2,
  statusBarHeight: 20,
  theme: 'light',
}

function wxObject(wechat: SimulatedWechat) {
  const storage = new Map<string, unknown>()
  const ok = (options: Callbacks = {}) => {
    options.success?.({ errMsg: 'ok' })
    options.complete?.({ errMsg: 'ok' })
  }
  const info = () => SYSTEM
  return {
    getSystemInfoSync: info,
    getWindowInfo: info,
    getDeviceInfo: info,
    getAppBaseInfo: info,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wxsimulate' } }),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
    removeStorageSync: (key: string) => storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()] }),
    setNavigationBarTitle: ok,
    stopPullDownRefresh: ok,
    canIUse: () => true,
    nextTick: (callback: () => void) => setTimeout(callback),
    onNetworkStatusChange: () => undefined,
    offNetworkStatusChange: () => undefined,
    onThemeChange: () => undefined,
    getLaunchOptionsSync: () => ({ path: wechat.route, query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: wechat.route, query: {}, scene: 1001 }),
    switchTab(options: Callbacks & { url: string }) {
      wechat.switched.push(options.url.split('?')[0] ?? '')
      ok(options)
    },
    request(options: Callbacks & { url: string }) {
      wechat.requests.push(options.url)
      setTimeout(() => options.fail?.({ errMsg: 'request:fail -106:net::ERR_INTERNET_DISCONNECTED' }))
      return { abort: () => undefined }
    },
  }
}

/** miniprogram-simulate knows components only: a page is one whose lifecycle is called by hand. */
function asComponent(config: PageConfig, wechat: SimulatedWechat) {
  const methods = Object.fromEntries(
    Object.entries(config).filter(([, value]) => typeof value === 'function'),
  )
  return {
    data: config.data ?? {},
    methods,
    lifetimes: {
      attached(this: Record<string, unknown>) {
        this.route = wechat.route
        for (const name of ['onLoad', 'onShow', 'onReady']) (methods[name] as Hook)?.call(this, {})
      },
      detached(this: unknown) {
        ;(methods.onUnload as Hook)?.call(this)
      },
    },
  }
}

/** Puts WeChat's globals where the built scripts look for them; call before any of them is loaded. */
export function installWechatGlobals(): SimulatedWechat {
  let app: Record<string, Hook> = {}
  const wechat: SimulatedWechat = {
    route: '',
    requests: [],
    switched: [],
    launch(path) {
      wechat.route = path
      for (const hook of ['onLaunch', 'onShow']) app[hook]?.call(app, { path, query: {}, scene: 1001 })
    },
  }
  const place = globalThis as unknown as Record<string, unknown>
  const component = (options: unknown) => (place.Component as (options: unknown) => void)(options)
  // One object, extended in place: scripts keep their queue of chunks on it.
  place.wx = Object.assign((place.wx as object | undefined) ?? {}, wxObject(wechat))
  place.App = (hooks: Record<string, Hook>) => {
    app = hooks
  }
  place.getApp = () => app
  place.getCurrentPages = () => []
  place.Page = (config: PageConfig) => component(asComponent(config, wechat))
  return wechat
}
