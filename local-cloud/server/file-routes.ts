import { join } from 'node:path'
import { Hono } from 'hono'
import { fileResponse, findFile, immutable, revalidate } from './static-files'

/** A name with a hash in it, such as `js/app.1a2b3c4d.js`, never changes its content. */
const hashed = /\.[0-9a-f]{8,32}\.(js|css|png|webp|svg|woff2)$/

/**
 * `/pictures/*` from the shop folder, and the h5 face at `/`. Pictures keep their names when a merchant replaces them, so
 * they are asked for again each time and answered without bytes when they are the same; with a `v` in the query they are
 * kept for good.
 */
export function fileRoutes(shopDir: string, h5Dir: string): Hono {
  const app = new Hono()
  app.on(['GET', 'HEAD'], '/pictures/*', c => {
    const found = findFile(join(shopDir, 'pictures'), c.req.path.slice('/pictures/'.length))
    const cacheControl = c.req.query('v') === undefined ? revalidate : immutable
    return found ? fileResponse(found, cacheControl, c.req.raw) : c.text('no such picture', 404)
  })
  app.on(['GET', 'HEAD'], '/*', c => {
    const { path } = c.req
    const found = findFile(h5Dir, path === '/' ? 'index.html' : path)
    if (found) return fileResponse(found, hashed.test(path) ? immutable : revalidate, c.req.raw)
    return c.text(path === '/' ? 'the h5 face is not built: run npm run build:h5' : 'not found', 404)
  })
  return app
}
