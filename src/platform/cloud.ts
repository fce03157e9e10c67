import Taro from '@tarojs/taro'
import type { AnswerOf, CallApi } from '@/contract/commands'
import { type ApiResponse, apiError } from '@/contract/errors'
import type { CommandName, RequestOf } from '@/contract/inputs'
import { CLOUD_ENV, USES_WX_CLOUD } from './base-url'
import { signedHttp } from './signed-http'

/** Readies wx.cloud; to be called once, before the first call. Nothing to do in local mode. */
export function initCloud(): void {
  if (USES_WX_CLOUD) Taro.cloud.init({ env: CLOUD_ENV, traceUser: true })
}

/**
 * Calls the `api` function: through wx.cloud where there is a cloud environment, over HTTP to the local cloud where
 * there is none. Always answers; no answer from the other side is the error `network`, a broken one `internal`.
 */
export const callApi: CallApi = async <C extends CommandName>(command: C, input: RequestOf<C>) => {
  const answer = USES_WX_CLOUD ? await throughWechat(command, input) : await overHttp(command, input)
  return answer as ApiResponse<AnswerOf[C]>
}

async function throughWechat(command: CommandName, input: object): Promise<ApiResponse<unknown>> {
  try {
    const answer: { result?: unknown } = await Taro.cloud.callFunction({
      name: 'api',
      data: { command, input },
    })
    return decode(answer.result)
  } catch (reason) {
    return { ok: false, error: apiError(isFunctionFailure(reason) ? 'internal' : 'network') }
  }
}

async function overHttp(command: CommandName, input: object): Promise<ApiResponse<unknown>> {
  const answer = await signedHttp({ method: 'POST', path: '/call/api', body: { command, input } })
  if (!answer.reached) return { ok: false, error: apiError('network') }
  const { data } = answer
  if (typeof data === 'object' && data !== null && 'result' in data) return decode(data.result)
  return { ok: false, error: apiError('internal') }
}

/** The function answered with what the contract says, or it is broken. */
function decode(result: unknown): ApiResponse<unknown> {
  if (typeof result === 'object' && result !== null && 'ok' in result) {
    if (result.ok === true && 'data' in result) return { ok: true, data: result.data }
    if (result.ok === false && 'error' in result) return result as ApiResponse<unknown>
  }
  return { ok: false, error: apiError('internal') }
}

/** wx.cloud fails with -50xxxx where the function itself failed, with -1 or -601xxx where it was never reached. */
const isFunctionFailure = (reason: unknown): boolean =>
  typeof reason === 'object' &&
  reason !== null &&
  'errCode' in reason &&
  typeof reason.errCode === 'number' &&
  reason.errCode <= -500000 &&
  reason.errCode > -600000
