/**
 * A function's `config.json`. `permissions` and `triggers` are WeChat's own keys; memory, time limit, client access and
 * HTTP access are set in the console of the real cloud, so here they live in the same file.
 */
import * as v from 'valibot'

const triggerSchema = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9_-]{0,59}$/)),
  type: v.literal('timer'),
  /** Seven fields: second minute hour day month weekday year, in UTC+8. */
  config: v.pipe(
    v.string(),
    v.check(text => text.trim().split(/\s+/).length === 7, 'a cron expression has seven fields'),
  ),
})

const functionConfigSchema = v.strictObject({
  $comment: v.optional(v.string()),
  /** Old space of the process. The real cloud offers 128 to 2048. */
  memoryMB: v.optional(v.pipe(v.number(), v.integer(), v.minValue(64), v.maxValue(3072)), 256),
  timeoutMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(60_000)), 3000),
  /** Whether the mini-program may call it. */
  invoke: v.optional(v.boolean(), true),
  /** Whether it answers plain HTTP at /http/<name>. */
  http: v.optional(v.boolean(), false),
  /** The real cloud allows one trigger a function. */
  triggers: v.optional(v.pipe(v.array(triggerSchema), v.maxLength(1)), []),
  permissions: v.optional(v.strictObject({ openapi: v.optional(v.array(v.string()), []) }), { openapi: [] }),
  env: v.optional(v.record(v.pipe(v.string(), v.regex(/^[A-Za-z_][A-Za-z0-9_]*$/)), v.string()), {}),
})

export type FunctionConfig = v.InferOutput<typeof functionConfigSchema>

/**
 * Decodes the text of a config.json.
 * @throws Error naming the function and the key, because a function with a broken config must not run with defaults.
 */
export function decodeFunctionConfig(functionName: string, text: string): FunctionConfig {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new Error(`config.json of function ${functionName} is not JSON: ${String(error)}`)
  }
  const decoded = v.safeParse(functionConfigSchema, json)
  if (decoded.success) return decoded.output
  const issue = decoded.issues[0]
  throw new Error(
    `config.json of function ${functionName}: ${v.getDotPath(issue) ?? 'file'}: ${issue.message}`,
  )
}
