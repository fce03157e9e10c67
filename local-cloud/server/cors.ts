import type { MiddlewareHandler } from 'hono'

const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\]|servicewechat\.com)(:\d+)?$/

/**
 * Lets pages of this machine, such as the simulator of DevTools, speak to the local cloud from their own origin. The SDK's
 * endpoint and the merchant's payment interface are for servers and stay closed to pages.
 */
export const loopbackCors: MiddlewareHandler = async (c, next) => {
  const origin = c.req.header('origin')
  const open = origin !== undefined && LOOPBACK.test(origin) && !/^\/(admin|pay\/v3)(\/|$)/.test(c.req.path)
  if (open && c.req.method === 'OPTIONS') {
    return new Response(null, {
      status: 204,
      headers: {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, POST, DELETE, OPTIONS',
        'access-control-allow-headers':
          c.req.header('access-control-request-headers') ?? 'authorization, content-type',
        'access-control-max-age': '600',
        vary: 'origin',
      },
    })
  }
  await next()
  if (!open) return
  c.res.headers.set('access-control-allow-origin', origin)
  c.res.headers.set('access-control-expose-headers', 'x-db-requests, x-invocation-id, x-duration-ms')
  c.res.headers.append('vary', 'origin')
}
