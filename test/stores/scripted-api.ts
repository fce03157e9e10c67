import type { AnswerOf, CallApi } from '../../src/contract/commands'
import { type ApiResponse, apiError, type ErrorCode } from '../../src/contract/errors'
import type { CommandName, RequestOf } from '../../src/contract/inputs'

type Handlers = {
  [C in CommandName]?: (input: RequestOf<C>) => ApiResponse<AnswerOf[C]> | Promise<ApiResponse<AnswerOf[C]>>
}

/** A call that was made. */
export interface Sent {
  command: CommandName
  input: Record<string, unknown>
}

export const ok = <T>(data: T): ApiResponse<T> => ({ ok: true, data })
export const failed = (code: ErrorCode, details?: Record<string, unknown>): ApiResponse<never> => ({
  ok: false,
  error: apiError(code, details),
})

/** A transport that answers typed values and remembers what was sent. A command without a handler is a mistake of the test. */
export function scriptedApi(handlers: Handlers): { callApi: CallApi; sent: Sent[] } {
  const sent: Sent[] = []
  const callApi: CallApi = async (command, input) => {
    sent.push({ command, input: input as Record<string, unknown> })
    const handler = handlers[command]
    if (!handler) throw new Error(`no handler for ${command}`)
    return handler(input)
  }
  return { callApi, sent }
}
