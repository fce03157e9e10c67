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

declare module 'jsbarcode/bin/barcodes/CODE128' {
  /** Code 128 with automatic choice of code sets; `data` is one character a module, `1` dark. */
  export class CODE128 {
    constructor(text: string, options: Record<string, never>)
    valid(): boolean
    encode(): { data: string; text: string }
  }
}
