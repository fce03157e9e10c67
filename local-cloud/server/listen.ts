import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { LocalCloudError } from '../local-cloud-error'

export interface Listening {
  readonly url: string
  close(): Promise<void>
}

type Fetch = Parameters<typeof serve>[0]['fetch']

/**
 * Serves `fetch` on a port; 0 takes a free one.
 * @throws LocalCloudError when the port is taken or not allowed
 */
export function listen(fetch: Fetch, host: string, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, info => {
      const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
      resolve({ url: `http://${shown}:${info.port}`, close: () => closeServer(server) })
    }) as Server
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)))
  })
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new LocalCloudError(
      'port_busy',
      `Port ${port} is in use: stop the other program or choose another --port.`,
    )
  }
  if (error.code === 'EACCES') {
    return new LocalCloudError(
      'port_not_allowed',
      `Port ${port} may not be used by this user: choose another --port.`,
    )
  }
  return error
}

function closeServer(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
