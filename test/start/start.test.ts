import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startTool } from '../tools/support'

/** `npm start` as a process, with the real shop and the real functions. The builds are there already, or made once. */

const OPEN_WITHIN_MS = 240_000
jest.setTimeout(OPEN_WITHIN_MS + 60_000)

const dir = mkdtempSync(join(tmpdir(), 'npm-start-'))
const dataDir = join(dir, 'data')
const tools: ReturnType<typeof startTool>[] = []
const start = (...args: string[]) => {
  const tool = startTool(['tools/start.mjs', '--port', '0', '--data', dataDir, ...args])
  tools.push(tool)
  return tool
}
afterEach(async () => {
  for (const { child, ended } of tools.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await ended
  }
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function opened(tool: ReturnType<typeof startTool>): Promise<string> {
  const url = await tool.waitFor(/The shop is open: {2}(http\S+)/, OPEN_WITHIN_MS)
  await tool.waitFor(/Ctrl-C stops everything/, 5000)
  return url.replace('localhost', '127.0.0.1')
}

async function post(
  url: string,
  body: unknown,
  session?: string,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(session ? { authorization: `Bearer ${session}` } : {}),
    },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** Processes that descend from `pid`, by what the system says. */
function descendants(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(name => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid
      } catch {
        return false
      }
    })
    .map(Number)
  return children.flatMap(child => [child, ...descendants(child)])
}

/** Whether a process runs; one that has ended and waits to be collected does not. */
function isRunning(pid: number): boolean {
  try {
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

async function gone(pids: readonly number[]): Promise<boolean> {
  for (let i = 0; i < 100 && pids.some(isRunning); i += 1) await sleep(100)
  return !pids.some(isRunning)
}

let session: string

test('opens the shop, tells who can be who, serves both, and Ctrl-C leaves nothing behind', async () => {
  const tool = start()
  const url = await opened(tool)
  const { people } = (await (await fetch(`${url}/wx/people`)).json()) as {
    people: { id: string; name: string }[]
  }
  expect(people.map(person => person.id)).toEqual(
    expect.arrayContaining(['visitor', 'silver', 'clerk', 'manager']),
  )
  for (const { id, name } of people)
    expect(tool.output()).toMatch(new RegExp(`${name} +http://localhost:\\d+/\\?as=${id} `))
  expect(tool.output()).toContain(`Data is kept in:   ${dataDir}`)
  expect(await (await fetch(`${url}/?as=silver`)).text()).toMatch(/<!doctype html>/i)

  session = String((await post(`${url}/wx/login`, { person: 'new' })).body.session)
  const silver = String((await post(`${url}/wx/login`, { person: 'silver' })).body.session)
  const home = await post(`${url}/call/api`, { command: 'home.get', input: {} }, silver)
  expect(home.body).toMatchObject({ result: { ok: true } })

  const family = [tool.child.pid ?? 0, ...descendants(tool.child.pid ?? 0)]
  expect(family.length).toBeGreaterThanOrEqual(3)
  tool.child.kill('SIGINT')
  const { code, output } = await tool.ended
  expect([code, output.includes('stopped')]).toEqual([0, true])
  expect(await gone(family)).toBe(true)
  await expect(fetch(url)).rejects.toThrow()
})

test('a second start keeps the data, and no third may use them meanwhile', async () => {
  const tool = start()
  const url = await opened(tool)
  expect(tool.output()).not.toContain('goods and')
  expect((await post(`${url}/wx/phone-code`, {}, session)).status).toBe(200)

  const third = await start().ended
  expect(third.code).toBe(1)
  expect(third.output).toContain('in use')
  tool.child.kill('SIGTERM')
  expect((await tool.ended).code).toBe(0)
})

test('however it ends, the local cloud ends with it', async () => {
  const tool = start()
  await opened(tool)
  const family = descendants(tool.child.pid ?? 0)
  tool.child.kill('SIGKILL')
  await tool.ended
  expect(await gone(family)).toBe(true)
})

test('--reset begins anew; stopped in the middle of that, the next start begins anew too', async () => {
  const broken = start('--reset')
  await broken.waitFor(/goods and/, OPEN_WITHIN_MS)
  broken.child.kill('SIGINT')
  const { code, output } = await broken.ended
  expect(code).toBe(130)
  expect(output).not.toContain('The shop is open')

  const tool = start()
  const url = await opened(tool)
  expect(tool.output()).toContain('goods and')
  expect((await post(`${url}/wx/phone-code`, {}, session)).status).toBe(401)
  const silver = String((await post(`${url}/wx/login`, { person: 'silver' })).body.session)
  const me = await post(`${url}/call/api`, { command: 'member.me', input: {} }, silver)
  expect(me.body).toMatchObject({ result: { ok: true } })
  tool.child.kill('SIGINT')
  await tool.ended
})
