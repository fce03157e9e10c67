/**
 * Expected failures are values. `E` is a union tagged by a snake_case `code` that carries its facts;
 * a broken invariant throws instead (see {@link invariant}).
 */
export type Result<T, E extends { code: string }> = { ok: true; value: T } | { ok: false; error: E }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const err = <E extends { code: string }>(error: E): { ok: false; error: E } => ({ ok: false, error })

/** Thrown when the program itself is wrong, never for what a caller sent. */
export class BrokenInvariant extends Error {
  override name = 'BrokenInvariant'
}

/** Asserts a fact that the code relies on. The message names the fact, not the symptom. */
export function invariant(fact: unknown, message: string): asserts fact {
  if (!fact) throw new BrokenInvariant(message)
}

/** The default branch of an exhaustive switch. */
export function assertNever(value: never): never {
  throw new BrokenInvariant(`unexpected value ${JSON.stringify(value)}`)
}
