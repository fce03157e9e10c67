import { useRouter } from '@tarojs/taro'

/** A value that the page was opened with. WeChat hands it over still encoded, the browser decoded. */
export function useRouteParam(name: string): string | undefined {
  const value = useRouter().params[name]
  if (!value) return undefined
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
