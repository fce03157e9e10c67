import type { Identity, Session } from '../wechat/identity'

/** The session of an `authorization: Bearer …` header, if it is one of ours. */
export function sessionOf(authorization: string | undefined, identity: Identity): Session | undefined {
  const token = /^Bearer ([\w-]{16,128})$/.exec(authorization ?? '')?.[1]
  return token === undefined ? undefined : identity.find(token)
}
