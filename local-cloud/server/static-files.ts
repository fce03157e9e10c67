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

export interface FoundFile {
  /** Its real path. */
  readonly file: string
  readonly bytes: number
  /** Changes whenever the file does; an entity tag. */
  readonly version: string
}

/**
 * The file under `root` that a URL path names; undefined when there is none, or when the path would
 * lead out of `root`, be it by dots, by an encoded slash or by a link.
 */
export function findFile(root: string, urlPath: string): FoundFile | undefined {
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
    return stat.isFile() ? { file, bytes: stat.size, version: `"${stat.size}-${stat.mtimeMs}"` } : undefined
  } catch {
    return undefined
  }
}

/**
 * A response with the file's bytes, streamed; without them where only the head was asked for, or where the asker has
 * this version already.
 */
export function fileResponse(found: FoundFile, cacheControl: string, request: Request): Response {
  const validators = { 'cache-control': cacheControl, etag: found.version }
  if (request.headers.get('if-none-match') === found.version)
    return new Response(null, { status: 304, headers: validators })
  const headers = {
    ...validators,
    'content-type': types[extname(found.file).toLowerCase()] ?? 'application/octet-stream',
    'content-length': String(found.bytes),
    'x-content-type-options': 'nosniff',
  }
  if (request.method === 'HEAD') return new Response(null, { headers })
  return new Response(Readable.toWeb(createReadStream(found.file)) as ReadableStream, { headers })
}
