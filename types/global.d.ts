/// <reference types="@tarojs/taro" />
declare module '*.module.scss' {
  const classes: { readonly [name: string]: string }
  export default classes
}
declare module '*.scss'

declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV?: 'development' | 'production' | 'test'
    /** The face being built: the mini-program or the browser. */
    TARO_ENV?: 'weapp' | 'h5'
    /** WeChat cloud environment id; empty means local mode over HTTP. */
    TARO_APP_CLOUD_ENV?: string
    /** Where the local cloud answers; empty on h5, where it is the page's own origin. */
    TARO_APP_LOCAL_URL?: string
  }
}
