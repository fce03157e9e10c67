import { requestFailed } from './errors'
import { isPlainObject } from './values'

/** MongoDB's bound on nesting. */
const depthMax = 100

/**
 * Refuses field names that cannot be stored: with a dot (it would be unreachable), with a leading dollar, or
 * dangerous to JavaScript; and values nested too deeply.
 */
export function checkDocument(value: unknown, path: string, depth = 0): void {
  if (depth > depthMax) throw requestFailed(`'${path}' is nested more than ${depthMax} levels deep`)
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') checkDocument(item, path, depth + 1)
    return
  }
  if (!isPlainObject(value)) return
  for (const key of Object.keys(value)) {
    const at = path === '' ? key : `${path}.${key}`
    if (key.startsWith('$'))
      throw requestFailed(`The dollar ($) prefixed field '${key}' in '${at}' is not valid for storage.`)
    if (key.includes('.'))
      throw requestFailed(`The dotted field '${key}' in '${at}' is not valid for storage.`)
    if (key === '' || key === '__proto__' || key.includes('\0')) {
      throw requestFailed(`The field name ${JSON.stringify(key)} in '${at}' is not valid for storage.`)
    }
    const item = value[key]
    if (typeof item === 'object' && item !== null) checkDocument(item, at, depth + 1)
  }
}
