import type { InvokeFailure } from '../types'

/** Failures of an invocation in WeChat's codes, numbers and words. */
export const invokeErrors = {
  functionNotFound: (name: string): InvokeFailure => ({
    code: 'FUNCTION_NOT_FOUND',
    errCode: -501000,
    message: `[ResourceNotFound.Function] FunctionName parameter could not be found: ${name}`,
  }),
  payloadTooLarge: (bytes: number, bytesMax: number): InvokeFailure => ({
    code: 'EXCEED_MAX_PAYLOAD_SIZE',
    errCode: -501000,
    message: `data exceed max size: ${bytes} bytes, at most ${bytesMax}`,
  }),
  invalidEvent: (why: string): InvokeFailure => ({ code: 'INVALID_PARAM', errCode: -501007, message: why }),
  permissionDenied: (why: string): InvokeFailure => ({
    code: 'FUNCTION_PERMISSION_DENIED',
    errCode: -501000,
    message: `PERMISSION_DENIED: ${why}`,
  }),
  tooManyWaiting: (name: string): InvokeFailure => ({
    code: 'FUNCTION_EXCEED_RESOURCE_LIMIT',
    errCode: -501004,
    message: `exceed concurrent request limit of function ${name}`,
  }),
  executeFail: (why: string): InvokeFailure => ({
    code: 'FUNCTIONS_EXECUTE_FAIL',
    errCode: -504002,
    message: `functions execute fail | errMsg: ${why}`,
  }),
  timeLimit: (timeoutMs: number): InvokeFailure => ({
    code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    errCode: -504003,
    message: `Invoking task timed out after ${timeoutMs / 1000} seconds`,
  }),
  memoryLimit: (memoryMB: number): InvokeFailure => ({
    code: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
    errCode: -504002,
    message: `memory limit exceeded: the function used more than ${memoryMB} MB`,
  }),
  responseTooLarge: (bytes: number, bytesMax: number): InvokeFailure => ({
    code: 'EXCEED_MAX_RESPONSE_SIZE',
    errCode: -504002,
    message: `the size of response exceeds the upper limit: ${bytes} bytes, at most ${bytesMax}`,
  }),
  stopping: (): InvokeFailure => ({
    code: 'SERVICE_STOPPING',
    errCode: -501001,
    message: 'the local cloud is stopping',
  }),
}
