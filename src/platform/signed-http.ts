import { type HttpAnswer, type HttpRequest, http } from './http'
import { currentSession, dropSession } from './session'

/** An exchange as the person at this screen; signs in again once when the session is no longer known. */
export async function signedHttp(request: HttpRequest): Promise<HttpAnswer> {
  const first = await once(request)
  if (!first.reached || first.status !== 401) return first
  dropSession()
  return once(request)
}

async function once(request: HttpRequest): Promise<HttpAnswer> {
  const session = await currentSession()
  return session === undefined ? { reached: false } : http({ ...request, session })
}
