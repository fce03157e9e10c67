import Taro from '@tarojs/taro'

export type Theme = 'light' | 'dark'

/** The mode the phone is in. Colours follow by themselves (styles/tokens.scss); drawings made in code need to ask. */
export function currentTheme(): Theme {
  if (process.env.TARO_ENV === 'h5') {
    return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  }
  return Taro.getAppBaseInfo().theme === 'dark' ? 'dark' : 'light'
}
