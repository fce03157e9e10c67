import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly atMs: number
}

/** Takes notifications, answering as the test decides. */
export async function merchantServer(answer: (count: number) => number | 'never') {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push({
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
        atMs: Date.now(),
      })
      const status = answer(received.length)
      if (status !== 'never') response.writeHead(status).end()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`,
    received,
    async waitFor(count: number, withinMs = 8000): Promise<Received[]> {
      const end = Date.now() + withinMs
      while (received.length < count && Date.now() < end)
        await new Promise(resolve => setTimeout(resolve, 10))
      return received
    },
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
