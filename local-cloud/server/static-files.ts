import { createReadStream, realpathSync, statSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { Readable } from 'node:stream'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

export const immutable = 'public, max-age=31536000, immutable'
export const revalidate = 'no-cache'

/**
 * The file under `root` that a URL path names, real path and size; undefined when there is none, or when the path would
 * lead out of `root`, be it by dots, by an encoded slash or by a link.
 */
export function findFile(root: string, urlPath: string): { file: string; bytes: number } | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(urlPath)
  } catch {
    return undefined
  }
  if (decoded.includes('\0')) return undefined
  try {
    const realRoot = realpathSync(root)
    const file = realpathSync(join(realRoot, decoded))
    if (!file.startsWith(realRoot + sep)) return undefined
    const stat = statSync(file)
    return stat.isFile() ? { file, bytes: stat.size } : undefined
  } catch {
    return undefined
  }
}

/** A response with the file's bytes, streamed. */
export function fileResponse(
  found: { file: string; bytes: number },
  cacheControl: string,
  headOnly: boolean,
): Response {
  const headers = {
    'content-type': types[extname(found.file).toLowerCase()] ?? 'application/octet-stream',
    'content-length': String(found.bytes),
    'cache-control': cacheControl,
    'x-content-type-options': 'nosniff',
  }
  if (headOnly) return new Response(null, { headers })
  return new Response(Readable.toWeb(createReadStream(found.file)) as ReadableStream, { headers })
}
