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
    /** Where the local cloud answers; not used on h5, where it is the page's own origin. */
    TARO_APP_LOCAL_URL?: string
    /** Where the shop's pictures lie when it runs in WeChat's cloud, such as its CDN. */
    TARO_APP_PICTURE_URL?: string
    /** Put in by the build: the above as one JSON string. */
    SHOP_SETTINGS?: string
  }
}

declare module 'jsbarcode/bin/barcodes/CODE128' {
  /** Code 128 with automatic choice of code sets; `data` is one character a module, `1` dark. */
  export class CODE128 {
    constructor(text: string, options: Record<string, never>)
    valid(): boolean
    encode(): { data: string; text: string }
  }
}
