/** The parts of Taro that the platform's local mode stands on, over Node's own fetch and a plain map. */
const kept = new Map<string, unknown>()

interface RequestOptions {
  url: string
  method: string
  data?: string
  header: Record<string, string>
  timeout: number
}

export default {
  async request({ url, method, data, header, timeout }: RequestOptions) {
    const answer = await fetch(url, {
      method,
      headers: header,
      signal: AbortSignal.timeout(timeout),
      ...(data === undefined ? {} : { body: data }),
    })
    const text = await answer.text()
    let decoded: unknown = text
    try {
      decoded = JSON.parse(text)
    } catch {
      // Not JSON: handed on as it is, as WeChat does.
    }
    return { statusCode: answer.status, data: decoded }
  },
  getStorageSync: (key: string) => kept.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void kept.set(key, value),
  removeStorageSync: (key: string) => void kept.delete(key),
  getStorageInfoSync: () => ({ keys: [...kept.keys()] }),
}
