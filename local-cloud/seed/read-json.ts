/** Reads one JSON file of a shop folder against its schema. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { formatPath, type ShopProblem } from './problems'

type Schema = v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>

const keysOf = (issue: v.BaseIssue<unknown>): (string | number)[] =>
  (issue.path ?? []).map(item => (typeof item.key === 'number' ? item.key : String(item.key)))

const messageOf = (issue: v.BaseIssue<unknown>): string =>
  issue.expected && issue.kind === 'schema'
    ? `must be ${issue.expected}, is ${issue.received}`
    : `${issue.message} (is ${issue.received})`

/**
 * The decoded content of `file`, or `undefined` after adding every problem to `problems`.
 *
 * @param dir the shop folder
 * @param file relative to it
 */
export function readJson<S extends Schema>(
  dir: string,
  file: string,
  schema: S,
  problems: ShopProblem[],
): v.InferOutput<S> | undefined {
  let text: string
  try {
    text = readFileSync(join(dir, file), 'utf8')
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    problems.push({
      file,
      path: '',
      message: missing ? 'is missing; it must exist' : `cannot be read: ${(cause as Error).message}`,
    })
    return undefined
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    problems.push({ file, path: '', message: `must be JSON: ${(cause as Error).message}` })
    return undefined
  }
  const decoded = v.safeParse(schema, json)
  if (decoded.success) return decoded.output
  for (const issue of decoded.issues)
    problems.push({ file, path: formatPath(keysOf(issue)), message: messageOf(issue) })
  return undefined
}
