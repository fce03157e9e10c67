import Taro from '@tarojs/taro'
import { BASE_URL } from './base-url'

/** An answer of the local cloud, or no answer at all: lost network, timeout, a server that is not there. */
export type HttpAnswer = { reached: true; status: number; data: unknown } | { reached: false }

export interface HttpRequest {
  method: 'GET' | 'POST'
  /** From the root: `/wx/login`. */
  path: string
  body?: object
  /** Sent as a bearer token. */
  session?: string
  timeoutMs?: number
}

const TIMEOUT_MS = 12_000

/** One HTTP exchange with the local cloud. Never throws. */
export async function http(request: HttpRequest): Promise<HttpAnswer> {
  try {
    const answer = await Taro.request<unknown>({
      url: `${BASE_URL}${request.path}`,
      method: request.method,
      ...(request.body ? { data: JSON.stringify(request.body) } : {}),
      header: {
        'content-type': 'application/json',
        ...(request.session ? { authorization: `Bearer ${request.session}` } : {}),
      },
      timeout: request.timeoutMs ?? TIMEOUT_MS,
    })
    return { reached: true, status: answer.statusCode, data: answer.data }
  } catch (reason) {
    // Taro's h5 request rejects with the response for statuses outside 2xx.
    if (hasStatus(reason)) return { reached: true, status: reason.status, data: await bodyOf(reason) }
    return { reached: false }
  }
}

const hasStatus = (value: unknown): value is { status: number } =>
  typeof value === 'object' &&
  value !== null &&
  'status' in value &&
  typeof value.status === 'number' &&
  value.status > 0

async function bodyOf(response: object): Promise<unknown> {
  if (!('json' in response) || typeof response.json !== 'function') return undefined
  try {
    return await response.json()
  } catch {
    return undefined
  }
}
