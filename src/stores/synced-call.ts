import type { CallApi } from '@/contract/commands'
import type { ServerClock } from './server-clock'

const serverTime = (data: unknown): number | undefined => {
  if (typeof data !== 'object' || data === null || !('nowMs' in data)) return undefined
  return typeof data.nowMs === 'number' ? data.nowMs : undefined
}

/** The same api, which sets the clock by every answer that carries the server's time. */
export function syncedCall(callApi: CallApi, clock: ServerClock): CallApi {
  return async (command, input) => {
    const sentAtMs = clock.phone()
    const answer = await callApi(command, input)
    if (answer.ok) {
      const nowMs = serverTime(answer.data)
      if (nowMs !== undefined) clock.sync(nowMs, sentAtMs)
    }
    return answer
  }
}
