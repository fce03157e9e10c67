import { http } from './http'
import { currentPerson } from './person'
import { storage } from './storage'

/** Sessions of the local cloud, one a person, kept on the phone. Real WeChat needs none: it signs every call itself. */
const keyOf = (person: string) => `session.${person}`

let signingIn: Promise<string | undefined> | undefined

/** A session of the person at this screen; signs in when there is none. Undefined where the local cloud does not answer. */
export async function currentSession(): Promise<string | undefined> {
  const stored = storage.get(keyOf(currentPerson()))
  if (typeof stored === 'string') return stored
  signingIn ??= signIn().finally(() => {
    signingIn = undefined
  })
  return signingIn
}

/** The local cloud does not know the session (its data was begun anew): the next call signs in again. */
export function dropSession(): void {
  storage.remove(keyOf(currentPerson()))
}

/** The next call as this person signs in again. */
export function forgetSession(person: string): void {
  storage.remove(keyOf(person))
}

async function signIn(): Promise<string | undefined> {
  const person = currentPerson()
  const answer = await http({ method: 'POST', path: '/wx/login', body: { person } })
  if (!answer.reached || answer.status !== 200) return undefined
  const { data } = answer
  if (typeof data !== 'object' || data === null || !('session' in data)) return undefined
  if (typeof data.session !== 'string') return undefined
  storage.set(keyOf(person), data.session)
  return data.session
}
