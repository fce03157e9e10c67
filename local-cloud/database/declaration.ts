import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import type { Result } from './errors'

const fieldPath = v.pipe(
  v.string(),
  v.regex(/^[^.$\0][^.\0]*(\.[^.$\0][^.\0]*)*$/u, 'a field path such as "member.tier"'),
)

const indexSchema = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.-]{1,64}$/u)),
  unique: v.optional(v.boolean(), false),
  keys: v.pipe(
    v.array(v.strictObject({ field: fieldPath, order: v.picklist(['asc', 'desc']) })),
    v.minLength(1),
    v.check(keys => new Set(keys.map(k => k.field)).size === keys.length, 'a field twice in one index'),
  ),
})

const collectionSchema = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/u)),
  /** Clients may never read or write a collection directly. */
  permission: v.literal('ADMINONLY'),
  indexes: v.pipe(
    v.optional(v.array(indexSchema), []),
    v.check(indexes => new Set(indexes.map(i => i.name)).size === indexes.length, 'an index name twice'),
    v.check(indexes => indexes.every(i => i.name !== '_id_'), '_id_ is built in'),
  ),
})

const fileSchema = v.strictObject({
  collections: v.pipe(
    v.array(collectionSchema),
    v.check(all => new Set(all.map(c => c.name)).size === all.length, 'a collection name twice'),
  ),
})

/** One collection of `cloudfunctions/database.json`. */
export type CollectionDeclaration = v.InferOutput<typeof collectionSchema>
/** One index of a collection; key order matters as in MongoDB. */
export type IndexDeclaration = v.InferOutput<typeof indexSchema>

export interface DeclarationError {
  code: 'declaration_invalid'
  /** One sentence naming the file and the place in it. */
  message: string
}

/**
 * Checks declarations already in memory (defaults are filled in).
 * @param source named in the error, for example the file's path
 */
export function parseDeclarations(
  data: unknown,
  source = 'database.json',
): Result<CollectionDeclaration[], DeclarationError> {
  const parsed = v.safeParse(fileSchema, data)
  if (parsed.success) return { ok: true, value: parsed.output.collections }
  const issue = parsed.issues[0]
  const message = `${source}: ${v.getDotPath(issue) ?? 'top level'}: ${issue.message}`
  return { ok: false, error: { code: 'declaration_invalid', message } }
}

/** Reads and checks `cloudfunctions/database.json`. */
export function loadDeclarations(file: string): Result<CollectionDeclaration[], DeclarationError> {
  let data: unknown
  try {
    data = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    return {
      ok: false,
      error: { code: 'declaration_invalid', message: `${file}: ${(error as Error).message}` },
    }
  }
  return parseDeclarations(data, file)
}
