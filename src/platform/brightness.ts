import Taro from '@tarojs/taro'

/** Makes the screen bright and keeps it on while a code is shown; the returned function puts it back. No-op in the browser. */
export function brightenScreen(): () => void {
  if (process.env.TARO_ENV !== 'weapp') return () => undefined
  let before: number | undefined
  let over = false
  Taro.getScreenBrightness()
    .then(answer => {
      const value = (answer as unknown as { value?: number }).value
      if (over) return
      before = value
      return Taro.setScreenBrightness({ value: 1 })
    })
    .catch(() => undefined)
  Taro.setKeepScreenOn({ keepScreenOn: true }).catch(() => undefined)
  return () => {
    over = true
    if (before !== undefined) Taro.setScreenBrightness({ value: before }).catch(() => undefined)
    Taro.setKeepScreenOn({ keepScreenOn: false }).catch(() => undefined)
  }
}
