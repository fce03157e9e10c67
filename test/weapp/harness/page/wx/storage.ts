import { type ApiFamily, asyncApi, syncApi, WxFailure } from './api'

const PREFIX = 'wx:'
const LIMIT_KB = 10 * 1024

const keys = () =>
  Object.keys(localStorage)
    .filter(key => key.startsWith(PREFIX))
    .map(key => key.slice(PREFIX.length))

/** `undefined` when nothing is stored under the key; values keep their type, as in WeChat. */
function read(key: string): { value: unknown } | undefined {
  const text = localStorage.getItem(PREFIX + key)
  return text === null ? undefined : { value: (JSON.parse(text) as { value: unknown }).value }
}

function write(key: string, value: unknown): void {
  if (value === undefined) throw new WxFailure('setStorage:fail parameter error: data is undefined')
  localStorage.setItem(PREFIX + key, JSON.stringify({ value }))
}

function info() {
  const used = keys().reduce((sum, key) => sum + (localStorage.getItem(PREFIX + key)?.length ?? 0), 0)
  return { keys: keys(), currentSize: Math.ceil(used / 1024), limitSize: LIMIT_KB }
}

const clear = () => {
  for (const key of keys()) localStorage.removeItem(PREFIX + key)
}

/** The mini-program's storage: survives a restart of the mini-program on the same phone. */
export function storageApis(): ApiFamily {
  return {
    getStorageSync: syncApi('getStorageSync', (key: string) => read(key)?.value ?? ''),
    setStorageSync: syncApi('setStorageSync', (key: string, value: unknown) => write(key, value)),
    removeStorageSync: syncApi('removeStorageSync', (key: string) => localStorage.removeItem(PREFIX + key)),
    clearStorageSync: syncApi('clearStorageSync', clear),
    getStorageInfoSync: syncApi('getStorageInfoSync', info),
    getStorage: asyncApi('getStorage', ({ key }) => {
      const found = read(String(key))
      if (!found) throw new WxFailure('getStorage:fail data not found')
      return { data: found.value }
    }),
    setStorage: asyncApi('setStorage', ({ key, data }) => write(String(key), data)),
    removeStorage: asyncApi('removeStorage', ({ key }) => localStorage.removeItem(PREFIX + String(key))),
    clearStorage: asyncApi('clearStorage', clear),
    getStorageInfo: asyncApi('getStorageInfo', info),
  }
}
