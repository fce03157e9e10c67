import { currentPerson } from './person'
import { storage } from './storage'

const keyOf = (key: string) => `${currentPerson()}.${key}`

/** The storage of the person who is here now: in local mode several people share one machine. */
export const personMemory = {
  get: (key: string): unknown => storage.get(keyOf(key)),
  set: (key: string, value: unknown): void => storage.set(keyOf(key), value),
  remove: (key: string): void => storage.remove(keyOf(key)),
}
