import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { type LocalCloud, LocalCloudError, type SeedContext } from '../../local-cloud'
import { cloudFixture, lin, postJson, signIn } from './support/local-cloud-fixture'

const fixture = cloudFixture()
let cloud: LocalCloud

beforeAll(async () => {
  writeFileSync(join(fixture.dir, 'secret.txt'), 'secret')
  symlinkSync(join(fixture.dir, 'secret.txt'), join(fixture.shopDir, 'pictures', 'link.txt'))
  cloud = await fixture.start({ control: true })
}, 30_000)
afterAll(() => fixture.remove())

/** A request with the path exactly as given: fetch would clean it up. */
function rawGet(path: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(cloud.url)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path }, response => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('files', () => {
  test('the h5 face and pictures are always fresh, what has a version in its name or query is kept', async () => {
    const index = await fetch(`${cloud.url}/?as=lin`)
    expect([index.status, index.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    expect(await index.text()).toContain('<title>h5</title>')
    const script = await fetch(`${cloud.url}/js/app.1a2b3c4d.js`)
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect(script.headers.get('content-type')).toContain('javascript')
    const cup = `${cloud.url}/pictures/products/cup.webp`
    const picture = await fetch(cup)
    expect([picture.headers.get('content-type'), picture.headers.get('cache-control')]).toEqual([
      'image/webp',
      'no-cache',
    ])
    expect(await picture.text()).toBe('not really a picture')
    expect((await fetch(`${cup}?v=1`)).headers.get('cache-control')).toContain('immutable')
    const known = { headers: { 'if-none-match': picture.headers.get('etag') ?? '' } }
    const again = await fetch(cup, known)
    expect([again.status, await again.text()]).toEqual([304, ''])
    writeFileSync(join(fixture.shopDir, 'pictures', 'products', 'cup.webp'), 'a photograph, truly')
    expect(await (await fetch(cup, known)).text()).toBe('a photograph, truly')
    const head = await fetch(`${cloud.url}/pictures/products/cup.webp`, { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe('19')
  })

  test.each([
    '/pictures/../../secret.txt',
    '/pictures/%2e%2e/%2e%2e/secret.txt',
    '/pictures/..%2f..%2fsecret.txt',
    '/pictures/link.txt',
    '/../../secret.txt',
    '/%2e%2e/%2e%2e/secret.txt',
    '/..%5c..%5csecret.txt',
    '/pictures/%00',
    '/pictures/%zz',
    '/pictures/products',
    '/pictures/',
    '//etc/passwd',
  ])('nothing outside comes out: %s', async path => {
    const answer = await rawGet(path)
    expect(answer.status).toBe(404)
    expect(answer.body).not.toContain('secret')
  })

  test('health', async () => {
    expect(await (await fetch(`${cloud.url}/health`)).json()).toMatchObject({ ok: true })
  })
})

describe('other origins', () => {
  const ask = (path: string, origin: string, method = 'OPTIONS') =>
    fetch(cloud.url + path, { method, headers: { origin } })
  const allowed = (response: Response) => response.headers.get('access-control-allow-origin')

  test('pages of this machine may call, others may not, and nobody the SDK endpoint', async () => {
    expect(allowed(await ask('/call/echo', 'http://localhost:10086'))).toBe('http://localhost:10086')
    expect(allowed(await ask('/wx/people', 'http://127.0.0.1:3000', 'GET'))).toBe('http://127.0.0.1:3000')
    expect(allowed(await ask('/call/echo', 'https://evil.example'))).toBeNull()
    expect(allowed(await ask('/call/echo', 'http://localhost.evil.example'))).toBeNull()
    expect(allowed(await ask('/admin', 'http://localhost:10086'))).toBeNull()
    expect(allowed(await ask('/pay/v3/pay/transactions/jsapi', 'http://localhost:10086'))).toBeNull()
  })
})

describe('faults on order', () => {
  const order = (body: object) => postJson(`${cloud.url}/control/faults`, body)
  afterEach(() => order({}))

  test('a refused call has no effect, a lost one has', async () => {
    const asLin = await signIn(cloud, 'lin')
    const texts = () => asLin.call('echo', { do: 'write', texts: [] }).then(answer => answer.body.result)
    await order({ call: { failNext: 1 } })
    const failed = await asLin.call('echo', { do: 'write', texts: ['refused'] })
    expect(failed.body.error).toMatchObject({ code: 'SYS_ERR' })
    expect(await texts()).toEqual([])
    await order({ call: { loseNext: 1 } })
    await expect(asLin.call('echo', { do: 'write', texts: ['kept'] })).rejects.toThrow()
    expect(await texts()).toEqual(['kept'])
  })

  test('slow calls, and only those with a command', async () => {
    const asLin = await signIn(cloud, 'lin')
    await order({ call: { latencyMs: 400, command: 'order.place' } })
    const timed = async (event: object): Promise<number> => {
      const startedMs = Date.now()
      await asLin.call('echo', { do: 'event', ...event })
      return Date.now() - startedMs
    }
    expect(await timed({ command: 'order.place' })).toBeGreaterThanOrEqual(400)
    expect(await timed({ command: 'home' })).toBeLessThan(400)
  })

  test('the database refuses the next matching request', async () => {
    const notes = cloud.app.database().collection('notes')
    await order({
      database: { next: 1, kind: 'conflict', action: 'database.insertDocument', collection: 'notes' },
    })
    expect((await notes.limit(1).get()).data).toBeDefined()
    await expect(notes.add({ text: 'x' })).rejects.toThrow('TransactionConflict')
    expect((await notes.add({ text: 'y' })).id).toBeDefined()
  })

  test('an order that makes no sense is refused; figures can be read and reset', async () => {
    expect((await order({ call: { failNext: -1 } })).status).toBe(400)
    expect((await order({ nonsense: true })).status).toBe(400)
    const stats = (await (await fetch(`${cloud.url}/control/stats`)).json()) as { dbRequests: number }
    expect(stats.dbRequests).toBeGreaterThan(0)
    await fetch(`${cloud.url}/control/stats`, { method: 'DELETE' })
    expect(cloud.stats()).toEqual({ functions: {}, dbRequests: 0 })
    const fired = await postJson(`${cloud.url}/control/timers/clock`, {})
    expect(fired.body.ok).toBe(true)
  })

  test('is there only when asked for', async () => {
    const other = cloudFixture()
    const plain = await other.start()
    expect((await fetch(`${plain.url}/control/stats`)).status).toBe(404)
    await other.remove()
  }, 30_000)
})

describe('starting', () => {
  test('the shop is put in once; a start that broke off begins anew', async () => {
    const other = cloudFixture()
    const seen: SeedContext[] = []
    const seed = async (context: SeedContext): Promise<void> => {
      seen.push(context)
      await context.app
        .database()
        .collection('notes')
        .add({ _id: `seed${seen.length}` })
      if (seen.length === 1) throw new Error('power cut')
    }
    await expect(other.start({ seed })).rejects.toThrow('power cut')
    const second = await other.start({ seed })
    expect(seen[1]).toMatchObject({ shopDir: other.shopDir, people: [{ id: 'lin' }, { id: 'chen' }] })
    expect(seen[1]?.environment.MEMBER_CODE_SECRET).toMatch(/^[0-9a-f]{64}$/)
    const ids = async (from: LocalCloud) =>
      (await from.app.database().collection('notes').get()).data.map((note: { _id: string }) => note._id)
    expect(await ids(second)).toEqual(['seed2'])
    await second.close()
    const third = await other.start({ seed })
    expect(seen).toHaveLength(2)
    expect(await ids(third)).toEqual(['seed2'])
    expect(third.environment.WXPAY_MERCHANT_PRIVATE_KEY).toBe(second.environment.WXPAY_MERCHANT_PRIVATE_KEY)
    await other.remove()
  }, 60_000)

  test('a reset empties the data, but never those of a running cloud', async () => {
    const other = cloudFixture()
    const seed = ({ app }: SeedContext) =>
      app
        .database()
        .collection('notes')
        .add({ _id: 'seed' })
        .then(() => undefined)
    const first = await other.start({ seed })
    await first.app.database().collection('notes').add({ _id: 'own' })
    await expect(other.start({ seed, reset: true })).rejects.toMatchObject({ code: 'data_dir_locked' })
    expect((await first.app.database().collection('notes').get()).data).toHaveLength(2)
    const session = await signIn(first, 'new')
    await first.close()
    const second = await other.start({ seed, reset: true })
    const kept = (await second.app.database().collection('notes').get()).data as { _id: string }[]
    expect(kept.map(note => note._id)).toEqual(['seed'])
    const answer = await postJson(`${second.url}/call/echo`, {}, { authorization: session.authorization })
    expect(answer.status).toBe(401)
    await other.remove()
  }, 60_000)

  test('while the shop is put in, only the seeding gets through', async () => {
    const other = cloudFixture()
    const statuses: number[] = []
    await other.start({
      seed: async ({ environment }) => {
        const url = String(environment.WXPAY_BASE_URL).replace('/pay', '')
        statuses.push((await fetch(`${url}/wx/people`)).status, (await fetch(`${url}/`)).status)
      },
    })
    expect(statuses).toEqual([503, 503])
    await other.remove()
  }, 30_000)

  test('what cannot start says why in one sentence with a code', async () => {
    const code = (start: Promise<LocalCloud>): Promise<string> =>
      start.then(
        () => 'started',
        error => (error instanceof LocalCloudError ? error.code : String(error)),
      )
    const other = cloudFixture()
    expect(await code(other.start({ port: Number(new URL(cloud.url).port) }))).toBe('port_busy')
    expect(await code(other.start({ dataDir: fixture.dataDir }))).toBe('data_dir_locked')
    writeFileSync(join(other.dir, 'file'), '')
    expect(await code(other.start({ dataDir: join(other.dir, 'file', 'data') }))).toBe(
      'data_dir_not_writable',
    )
    writeFileSync(join(other.dir, 'database.json'), '{"collections":[{}]}')
    expect(await code(other.start())).toBe('declaration_invalid')
    mkdirSync(join(other.dir, 'shop2'))
    writeFileSync(join(other.dir, 'shop2', 'people.json'), JSON.stringify([{ ...lin, phone: '1' }]))
    expect(await code(other.start({ shopDir: join(other.dir, 'shop2') }))).toBe('shop_invalid')
    await other.remove()
  }, 30_000)
})
