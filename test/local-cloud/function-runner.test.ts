import { cpSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalCloud } from '../../local-cloud'
import { chen, cloudFixture, lin, postJson, signIn } from './support/local-cloud-fixture'

const fixture = cloudFixture()
let cloud: LocalCloud
type Client = Awaited<ReturnType<typeof signIn>>
let asLin: Client
let asChen: Client

beforeAll(async () => {
  cloud = await fixture.start({ instancesMax: 3 })
  asLin = await signIn(cloud, 'lin')
  asChen = await signIn(cloud, 'chen')
}, 30_000)
afterAll(() => fixture.remove())

const errorOf = (answer: { body: Record<string, unknown> }) =>
  answer.body.error as { code: string; errCode: number; message: string }

describe('what a function sees', () => {
  test('the caller, by variables and by the SDK; its configuration; and nothing of this machine', async () => {
    const { body } = await asLin.call('echo', { do: 'whoami' })
    expect(body.result).toMatchObject({
      openid: lin.openid,
      source: 'wx_client',
      sdk: { openId: lin.openid, appId: 'wx10ca1c10ad000001' },
      own: 'configured',
      zone: 'UTC',
      home: null,
    })
  })

  test('WeChat adds the caller to the event and overrides what a client puts there', async () => {
    const { body } = await asLin.call('echo', { do: 'event', a: 1, userInfo: { openId: chen.openid } })
    expect(body.result).toEqual({
      do: 'event',
      a: 1,
      userInfo: { appId: 'wx10ca1c10ad000001', openId: lin.openid },
    })
  })

  test('its context tells name and limits', async () => {
    const { body } = await asLin.call('echo', { do: 'context' })
    expect(body.result).toMatchObject({
      function_name: 'echo',
      memory_limit_in_mb: 256,
      time_limit_in_ms: 5000,
    })
  })

  test('two people at the same time never see each other, and a warm instance serves one event at a time', async () => {
    const calls = Array.from({ length: 12 }, (_, i) => {
      const who = i % 2 === 0 ? asLin : asChen
      return who.call('echo', { do: 'nap', ms: 30 }).then(answer => [who.openid, answer.body.result])
    })
    for (const [openid, result] of await Promise.all(calls))
      expect(result).toEqual({ before: openid, after: openid })
    const pids = await Promise.all(
      Array.from({ length: 9 }, () =>
        asLin.call('echo', { do: 'whoami' }).then(a => (a.body.result as { pid: number }).pid),
      ),
    )
    expect(new Set(pids).size).toBeLessThanOrEqual(3)
  })

  test('the identity is gone before an event without one', async () => {
    await asLin.call('echo', { do: 'whoami' })
    const { body } = await asLin.call('echo', { do: 'callOther', name: 'echo', data: { do: 'whoami' } })
    expect(body.result).toMatchObject({ openid: null, source: 'scf' })
  })
})

describe('limits', () => {
  test('a function that throws: its stack, and the instance lives on', async () => {
    const first = await asLin.call('faulty', { do: 'fine' })
    const failed = errorOf(await asLin.call('faulty', { do: 'throw' }))
    expect(failed).toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL', errCode: -504002 })
    expect(failed.message).toContain('TypeError: boom')
    expect((await asLin.call('faulty', { do: 'fine' })).body).toEqual(first.body)
  })

  test.each(['hang', 'spin'])('a function that never answers (%s) is ended at its time limit', async how => {
    const startedMs = Date.now()
    const failed = errorOf(await asLin.call('faulty', { do: how }))
    expect(failed).toEqual({
      code: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
      errCode: -504003,
      message: 'Invoking task timed out after 0.7 seconds',
    })
    expect(Date.now() - startedMs).toBeLessThan(15_000)
    expect((await asLin.call('faulty', { do: 'fine' })).body.error).toBeUndefined()
  })

  test('a function that takes more memory than it has', async () => {
    const functions = join(fixture.distDir, 'cloudfunctions')
    cpSync(join(functions, 'faulty'), join(functions, 'hungry'), { recursive: true })
    writeFileSync(join(functions, 'hungry', 'config.json'), '{ "memoryMB": 64, "timeoutMs": 60000 }')
    expect(await cloud.call('hungry', { do: 'eat' }, lin.openid)).toMatchObject({
      ok: false,
      error: { code: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED', message: expect.stringContaining('64 MB') },
    })
    expect(await cloud.call('hungry', { do: 'fine' }, lin.openid)).toMatchObject({ ok: true })
  }, 60_000)

  test.each([
    ['exit', 'process ended with code 7'],
    ['circular', 'circular'],
  ])('a function that cannot answer (%s)', async (how, why) => {
    const failed = errorOf(await asLin.call('faulty', { do: how }))
    expect(failed.code).toBe('FUNCTIONS_EXECUTE_FAIL')
    expect(failed.message).toContain(why)
  })

  test('an answer over 6 MB and an event over 100 KB are refused', async () => {
    expect(errorOf(await asLin.call('echo', { do: 'big' })).code).toBe('EXCEED_MAX_RESPONSE_SIZE')
    const large = await asLin.call('echo', { do: 'event', text: 'x'.repeat(100 * 1024) })
    expect(errorOf(large).code).toBe('EXCEED_MAX_PAYLOAD_SIZE')
    const fits = await asLin.call('echo', { do: 'event', text: 'x'.repeat(99 * 1024) })
    expect(fits.body.error).toBeUndefined()
  })

  test('more calls than instances wait their turn and all are answered', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => asLin.call('echo', { do: 'nap', ms: 5 })),
    )
    expect(answers.every(answer => answer.body.error === undefined)).toBe(true)
  })
})

describe('who may call what', () => {
  test.each([['nothing'], ['../echo'], ['echo/../../etc'], ['']])(
    'a function that does not exist: %j',
    async name => {
      const outcome = await cloud.call(name, {}, lin.openid)
      expect(outcome).toMatchObject({ ok: false, error: { code: 'FUNCTION_NOT_FOUND', errCode: -501000 } })
    },
  )

  test.each(['clock', 'hook'])('a client may not call %s', async name => {
    expect(errorOf(await asLin.call(name, {})).code).toBe('FUNCTION_PERMISSION_DENIED')
  })

  test('nobody calls without a session', async () => {
    for (const authorization of [
      undefined,
      'Bearer',
      'Bearer 0000000000000000000000000000',
      asLin.authorization.slice(0, -1),
    ]) {
      const answer = await postJson(
        `${cloud.url}/call/echo`,
        { do: 'whoami' },
        authorization ? { authorization } : {},
      )
      expect([answer.status, errorOf(answer).code]).toEqual([401, 'CHECK_LOGIN_FAILED'])
    }
  })

  test.each(['[1]', '"x"', '{', '7'])('an event that is no object: %s', async text => {
    expect(errorOf(await asLin.call('echo', text)).code).toBe('INVALID_PARAM')
  })
})

describe('HTTP access', () => {
  test('passes the request on and the answer back', async () => {
    const response = await fetch(`${cloud.url}/http/hook/a/b?name=x`, {
      method: 'PUT',
      headers: { 'x-sent': 's' },
      body: '内容',
    })
    expect(response.status).toBe(202)
    expect(response.headers.get('x-seen')).toBe('s')
    expect(await response.text()).toBe('PUT /a/b 内容 wx_http nobody')
    expect(await (await fetch(`${cloud.url}/http/hook/plain?name=x`)).json()).toEqual({ hello: 'x' })
    expect((await fetch(`${cloud.url}/http/hook/none`)).status).toBe(204)
    expect(await (await fetch(`${cloud.url}/http/hook`)).text()).toContain('GET / ')
  })

  test('only functions that declare it', async () => {
    expect((await fetch(`${cloud.url}/http/echo`)).status).toBe(403)
    expect((await fetch(`${cloud.url}/http/nothing`)).status).toBe(404)
  })
})

describe('the database, and what it costs', () => {
  test('requests are counted for the invocation that made them, also side by side', async () => {
    const before = cloud.stats().functions.echo?.dbRequests ?? 0
    const answers = await Promise.all([
      asLin.call('echo', { do: 'write', texts: ['a', 'b', 'c'] }),
      asChen.call('echo', { do: 'write', texts: ['d'] }),
      asLin.call('echo', { do: 'whoami' }),
    ])
    expect(answers.map(answer => answer.headers.get('x-db-requests'))).toEqual(['4', '2', '0'])
    expect(answers[0]?.body.result).toEqual(['a', 'b', 'c'])
    expect((cloud.stats().functions.echo?.dbRequests ?? 0) - before).toBe(6)
  })

  test('work left running after the answer is refused and does not reach the database', async () => {
    expect((await asLin.call('echo', { do: 'late' })).body.result).toBe('answered')
    await new Promise(resolve => setTimeout(resolve, 300))
    const notes = await cloud.app.database().collection('notes').where({ text: 'late' }).get()
    expect(notes.data).toEqual([])
    expect(readFileSync(join(fixture.dataDir, 'logs', 'echo.log'), 'utf8')).toContain(
      'await all work before returning',
    )
  })

  test('nobody reaches it without the secret id, and other actions are refused by name', async () => {
    const anonymous = await postJson(`${cloud.url}/admin`, {
      action: 'database.getDocument',
      collectionName: 'notes',
    })
    expect(anonymous.body.code).toBe('SIGN_PARAM_INVALID')
    const other = await postJson(`${cloud.url}/admin/i/none`, {
      action: 'database.getDocument',
      collectionName: 'notes',
    })
    expect(other.body.code).toBe('SIGN_PARAM_INVALID')
    expect(errorOf(await asLin.call('echo', { do: 'unknown' })).message).toContain(
      'storage.batchGetDownloadUrl',
    )
  })
})

describe('new versions and logs', () => {
  test('a bundle built anew is served at once, with its new config', async () => {
    const dir = join(fixture.distDir, 'cloudfunctions', 'fresh')
    const write = (answer: string, config: object, atS: number) => {
      mkdirSync(dir, { recursive: true })
      writeFileSync(join(dir, 'index.js'), `exports.main = async () => ${JSON.stringify(answer)}`)
      writeFileSync(join(dir, 'config.json'), JSON.stringify(config))
      utimesSync(join(dir, 'index.js'), atS, atS)
    }
    write('one', {}, 1000)
    expect((await asLin.call('fresh', {})).body.result).toBe('one')
    write('two', {}, 2000)
    expect((await asLin.call('fresh', {})).body.result).toBe('two')
    write('two', { invoke: false }, 2000)
    expect(errorOf(await asLin.call('fresh', {})).code).toBe('FUNCTION_PERMISSION_DENIED')
    write('two', { memory: 'much' }, 2000)
    expect(errorOf(await asLin.call('fresh', {})).message).toContain('config.json of function fresh')
    writeFileSync(join(dir, 'index.js'), 'exports.main = ')
    writeFileSync(join(dir, 'config.json'), '{}')
    expect(errorOf(await asLin.call('fresh', {})).message).toContain('SyntaxError')
  })

  test('what a function prints is in its own log', async () => {
    await asLin.call('echo', { do: 'say', text: '记一笔' })
    await new Promise(resolve => setTimeout(resolve, 100))
    expect(readFileSync(join(fixture.dataDir, 'logs', 'echo.log'), 'utf8')).toContain('记一笔')
  })
})
