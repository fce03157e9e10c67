import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { build } from 'esbuild'
import type { CompiledApp } from './compile'

const HERE = __dirname
const TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.gif': 'image/gif',
}

const HTML = (css: string) => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,">
<style>${css}</style>
<body><script src="/app.js"></script><script src="/runtime.js"></script></body>
</html>`

export interface ServedApp {
  readonly url: string
  close(): Promise<void>
}

export interface ServeOptions {
  readonly distDir: string
}

let runtime: Promise<string> | undefined

/** The page's own script, bundled once for the process. */
function bundleRuntime(): Promise<string> {
  runtime ??= build({
    entryPoints: [path.join(HERE, 'page', 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    logLevel: 'error',
  }).then(result => result.outputFiles[0]?.text ?? '')
  return runtime
}

function appScript({ bundle }: CompiledApp): string {
  const { templatesCode, modulesCode, ...data } = bundle
  return [
    `window.__bundle=${JSON.stringify(data)}`,
    `window.__templates=${templatesCode}`,
    `window.__modules=${modulesCode}`,
  ].join(';\n')
}

/** Serves a compiled mini-program on a free port of this machine. */
export async function serveApp(app: CompiledApp, options: ServeOptions): Promise<ServedApp> {
  const files = new Map<string, { body: string; type: string }>([
    [
      '/',
      {
        body: HTML(readFileSync(path.join(HERE, 'page', 'base.css'), 'utf8')),
        type: 'text/html; charset=utf-8',
      },
    ],
    ['/app.js', { body: appScript(app), type: 'text/javascript; charset=utf-8' }],
    ['/runtime.js', { body: await bundleRuntime(), type: 'text/javascript; charset=utf-8' }],
  ])
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://harness')
    const made = files.get(pathname)
    if (made) {
      response.writeHead(200, { 'content-type': made.type, 'cache-control': 'no-store' }).end(made.body)
      return
    }
    const type = TYPES[path.extname(pathname)]
    const file = path.join(options.distDir, path.normalize(pathname))
    if (type && existsSync(file)) response.writeHead(200, { 'content-type': type }).end(readFileSync(file))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
