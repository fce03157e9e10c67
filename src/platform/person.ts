import { startParam } from './start-param'
import { storage } from './storage'

/**
 * Who sits at this screen in local mode: the local cloud plays WeChat and must be told. In the browser `?as=silver`
 * says so for its tab, so that a consumer and a clerk can stand side by side; elsewhere the last choice counts.
 */
const KEY = 'person'
const NOBODY = 'visitor'

export function currentPerson(): string {
  const named = startParam('as')
  if (named) return named
  const stored = storage.get(KEY)
  return typeof stored === 'string' ? stored : NOBODY
}

export function rememberPerson(person: string): void {
  storage.set(KEY, person)
}
