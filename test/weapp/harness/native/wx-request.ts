/** What a native call gives back to the page: a value, or the words of WeChat's failure. */
export type NativeAnswer =
  | { readonly ok: true; readonly value: Record<string, unknown> }
  | { readonly ok: false; readonly errMsg: string; readonly errCode?: number }

/** The options of `wx.request` that carry meaning. */
export interface WxRequest {
  url?: string
  method?: string
  data?: unknown
  header?: Record<string, string>
  /** ms; WeChat's default is a minute. */
  timeout?: number
  dataType?: string
}

const TIMEOUT_MS = 60_000

/** Carries out `wx.request` as WeChat does: the data goes into the query or the JSON body, the answer is parsed. */
export async function sendRequest(request: WxRequest): Promise<NativeAnswer> {
  const method = (request.method ?? 'GET').toUpperCase()
  const url = new URL(request.url ?? '')
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  for (const [name, value] of Object.entries(request.header ?? {}))
    headers[name.toLowerCase()] = String(value)
  let body: string | undefined
  if (method === 'GET') {
    for (const [key, value] of Object.entries((request.data ?? {}) as Record<string, unknown>)) {
      url.searchParams.set(key, String(value))
    }
  } else if (request.data !== undefined) {
    body = typeof request.data === 'string' ? request.data : JSON.stringify(request.data)
  }
  try {
    const signal = AbortSignal.timeout(request.timeout ?? TIMEOUT_MS)
    const response = await fetch(url, { method, headers, signal, ...(body === undefined ? {} : { body }) })
    const text = await response.text()
    return {
      ok: true,
      value: {
        statusCode: response.status,
        header: Object.fromEntries(response.headers),
        cookies: [],
        data: request.dataType === undefined || request.dataType === 'json' ? parse(text) : text,
      },
    }
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError'
    return {
      ok: false,
      errMsg: timedOut ? 'request:fail timeout' : `request:fail ${String(error)}`,
      errCode: 600001,
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
