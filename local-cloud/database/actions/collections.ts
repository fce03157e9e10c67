import { invalidParam, WireError } from '../errors'
import type { Action } from './action'

/** `createCollection(name)`. A collection that exists is an error, as on the platform. */
export const addCollection: Action = (engine, { collectionName }) => {
  if (typeof collectionName !== 'string' || !/^[A-Za-z][A-Za-z0-9_-]{0,63}$/u.test(collectionName)) {
    throw invalidParam('a collection name starts with a letter and has up to 64 letters, digits, - and _')
  }
  if (!engine.catalog.add(collectionName)) {
    throw new WireError('DATABASE_REQUEST_FAILED', `[ResourceExist] Table exist: ${collectionName}`)
  }
  return { data: {} }
}
