/**
 * @jest-environment node
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CallApi } from '../../src/contract/commands'

// The phone's own files, as the build for the phone takes them.
jest.mock('../../src/platform/start-param', () => jest.requireActual('../../src/platform/start-param.weapp'))

interface Seen {
  path: string
  session: string | undefined
  body: unknown
}

/** A local cloud that signs people in and answers calls as the test says. */
async function cloud() {
  const seen: Seen[] = []
  const sessions = new Set<string>()
  let answer: (body: unknown) => { status: number; body: string } = () => ({ status: 200, body: '{}' })
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString() || '{}')
      const session = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
      seen.push({ path: request.url ?? '', session, body })
      response.setHeader('content-type', 'application/json')
      if (request.url === '/wx/login') {
        const made = `session-${sessions.size + 1}`
        sessions.add(made)
        response.end(JSON.stringify({ session: made }))
        return
      }
      if (!session || !sessions.has(session)) {
        response.writeHead(401).end(JSON.stringify({ error: { code: 'CHECK_LOGIN_FAILED' } }))
        return
      }
      const { status, body: text } = answer(body)
      response.writeHead(status).end(text)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    seen,
    sessions,
    url: `http://127.0.0.1:${port}`,
    answers: (next: typeof answer) => {
      answer = next
    },
    close: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

type Cloud = Awaited<ReturnType<typeof cloud>>
let server: Cloud
let callApi: CallApi

beforeEach(async () => {
  server = await cloud()
  process.env.SHOP_SETTINGS = JSON.stringify({ cloudEnv: '', localUrl: server.url, pictureUrl: '' })
  process.env.TARO_ENV = 'weapp'
  jest.resetModules()
  callApi = (await import('../../src/platform/cloud')).callApi
})
afterEach(() => server.close())

const says = (body: unknown, status = 200) => server.answers(() => ({ status, body: JSON.stringify(body) }))
const logins = () => server.seen.filter(one => one.path === '/wx/login').length

test('the answer of the function comes through as it is, good or bad', async () => {
  says({ result: { ok: true, data: { nickname: '小禾' } } })
  expect(await callApi('member.rename', { nickname: '小禾' })).toEqual({
    ok: true,
    data: { nickname: '小禾' },
  })
  const error = { code: 'busy', message: '现在人有点多，请稍后再试', retryable: true }
  says({ result: { ok: false, error } })
  expect(await callApi('member.me', {})).toEqual({ ok: false, error })
  expect(server.seen.at(-1)).toMatchObject({
    path: '/call/api',
    session: 'session-1',
    body: { command: 'member.me', input: {} },
  })
})

test('calls at the same time sign in once', async () => {
  says({ result: { ok: true, data: {} } })
  await Promise.all([callApi('member.me', {}), callApi('tier.get', {}), callApi('home.get', {})])
  expect(logins()).toBe(1)
})

test('a local cloud that was begun anew is signed in to again, once, and the call still succeeds', async () => {
  says({ result: { ok: true, data: {} } })
  await callApi('member.me', {})
  server.sessions.delete('session-1')
  server.sessions.add('somebody else')
  expect(await callApi('member.me', {})).toEqual({ ok: true, data: {} })
  expect(logins()).toBe(2)
})

test('nobody there is the error "network", which may be tried again', async () => {
  await server.close()
  expect(await callApi('home.get', {})).toMatchObject({
    ok: false,
    error: { code: 'network', retryable: true },
  })
})

test.each([
  ['an error of the cloud', { error: { code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED', message: 'x' } }, 200],
  ['an answer that is none', { result: { hello: 1 } }, 200],
  ['a server error', 'oops', 500],
])('%s is the error "internal", never an exception', async (_, body, status) => {
  says(body, status)
  expect(await callApi('home.get', {})).toMatchObject({ ok: false, error: { code: 'internal' } })
})

test('each person keeps her own session and her own things', async () => {
  says({ result: { ok: true, data: {} } })
  const { rememberPerson } = await import('../../src/platform/person')
  const { personMemory } = await import('../../src/platform/person-memory')
  rememberPerson('silver')
  await callApi('member.me', {})
  personMemory.set('cart', [1])
  rememberPerson('clerk')
  await callApi('member.me', {})
  expect(personMemory.get('cart')).toBeUndefined()
  rememberPerson('silver')
  await callApi('member.me', {})
  expect(personMemory.get('cart')).toEqual([1])
  expect(server.seen.filter(one => one.path === '/call/api').map(one => one.session)).toEqual([
    'session-1',
    'session-2',
    'session-1',
  ])
})
