import type { JsonObject } from '../types'

export type ReadJson =
  | { readonly ok: true; readonly value: JsonObject }
  | { readonly ok: false; readonly reason: 'too_large'; readonly bytes: number }
  | { readonly ok: false; readonly reason: 'not_an_object' }

/** Reads a request's body as a JSON object, stopping as soon as it is longer than allowed. An empty body is `{}`. */
export async function readJson(request: Request, bytesMax: number): Promise<ReadJson> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > bytesMax) return { ok: false, reason: 'too_large', bytes: declared }
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes > bytesMax) return { ok: false, reason: 'too_large', bytes }
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  if (text.trim() === '') return { ok: true, value: {} }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, reason: 'not_an_object' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, reason: 'not_an_object' }
  return { ok: true, value: value as JsonObject }
}
