import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { decodeFunctionConfig } from '../../local-cloud/functions/function-config'
import { cloudFixture } from './support/local-cloud-fixture'

const fixture = cloudFixture()
const configFile = join(fixture.distDir, 'cloudfunctions', 'clock', 'config.json')
const runsFile = join(fixture.dir, 'runs')
afterAll(() => fixture.remove())

function configure(env: Record<string, string>): void {
  const config = JSON.parse(readFileSync(configFile, 'utf8')) as object
  writeFileSync(configFile, JSON.stringify({ ...config, env }))
}

test('a timer fired by hand gets the event and the source of a trigger, and no identity', async () => {
  const cloud = await fixture.start()
  const outcome = await cloud.fireTimer('clock')
  expect(outcome).toMatchObject({
    ok: true,
    result: {
      event: {
        Type: 'Timer',
        TriggerName: 'everySecond',
        Time: expect.stringMatching(/^\d{4}-.*Z$/),
        Message: '',
      },
      source: 'wx_trigger',
      trigger: 'timer',
      openid: null,
    },
  })
  await expect(cloud.fireTimer('echo')).rejects.toThrow('has no timer')
  await cloud.close()
}, 30_000)

test('by the clock it runs again and again, never twice at once, and stops with the cloud', async () => {
  configure({ CLOCK_FILE: runsFile, CLOCK_RUN_MS: '1300' })
  const cloud = await fixture.start({ timers: true })
  for (let i = 0; i < 100 && runs().length < 5; i += 1) await sleep(100)
  const fired = cloud.fireTimer('clock')
  await fired
  await cloud.close()
  const seen = runs()
  expect(seen.length).toBeGreaterThanOrEqual(6)
  seen.forEach((line, i) => {
    // A run that the closing cut off has no end.
    expect(line.startsWith(i % 2 === 0 ? 'begin' : 'end')).toBe(true)
  })
  await sleep(1500)
  expect(runs().length).toBe(seen.length)
}, 40_000)

function runs(): string[] {
  return existsSync(runsFile) ? readFileSync(runsFile, 'utf8').trim().split('\n').filter(Boolean) : []
}

test.each([
  ['{', 'is not JSON'],
  ['{"timeout": 3}', 'timeout'],
  ['{"timeoutMs": 600000}', 'timeoutMs'],
  ['{"triggers":[{"name":"t","type":"timer","config":"* * * * *"}]}', 'seven fields'],
  [
    '{"triggers":[{"name":"a","type":"timer","config":"0 * * * * * *"},{"name":"b","type":"timer","config":"0 * * * * * *"}]}',
    'triggers',
  ],
])('a broken config.json is refused by its place: %s', (text, place) => {
  expect(() => decodeFunctionConfig('x', text)).toThrow(place)
})

test('the configs of the real functions are good', () => {
  for (const name of ['api', 'timer', 'notify']) {
    const text = readFileSync(join(__dirname, '../../cloudfunctions', name, 'config.json'), 'utf8')
    expect(decodeFunctionConfig(name, text).timeoutMs).toBeGreaterThan(1000)
  }
})
