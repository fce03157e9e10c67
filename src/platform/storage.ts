import Taro from '@tarojs/taro'

/** Small values that outlive the program. A full or forbidden storage loses them silently: nothing here is the only copy of anything that matters. */
export const storage = {
  /** The value under a key, or undefined when there is none or it cannot be read. */
  get(key: string): unknown {
    try {
      const text: unknown = Taro.getStorageSync(key)
      return typeof text === 'string' && text !== '' ? JSON.parse(text) : undefined
    } catch {
      return undefined
    }
  },
  set(key: string, value: unknown): void {
    try {
      Taro.setStorageSync(key, JSON.stringify(value))
    } catch {
      // Private windows and full phones: the program works on without memory.
    }
  },
  /** Removes every value whose key begins so. */
  removeAll(prefix: string): void {
    try {
      for (const key of Taro.getStorageInfoSync().keys)
        if (key.startsWith(prefix)) Taro.removeStorageSync(key)
    } catch {
      // As above.
    }
  },
  remove(key: string): void {
    try {
      Taro.removeStorageSync(key)
    } catch {
      // As above.
    }
  },
}
