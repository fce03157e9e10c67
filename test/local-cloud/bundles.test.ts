import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import type { LocalCloud } from '../../local-cloud'
import { leaveOutUnused } from '../../tools/build/unused-packages'
import { cloudFixture, lin, signIn } from './support/local-cloud-fixture'

const fixture = cloudFixture()
let cloud: LocalCloud

/** The echo function as it would be uploaded: one file, with nothing installed beside it. */
async function bundleEcho(): Promise<number> {
  const functions = join(fixture.distDir, 'cloudfunctions')
  const entry = resolve(__dirname, '../fixtures/functions/echo/index.js')
  const source = readFileSync(entry, 'utf8').replace(
    'const actions = {',
    "const actions = {\n  ai: async () => app().ai().createModel('x'),\n  ticket: async () => app().auth().createTicket('someone'),",
  )
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: resolve(__dirname, '../..'), loader: 'js' },
    bundle: true,
    platform: 'node',
    target: 'node18.15',
    write: false,
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [leaveOutUnused],
  })
  const contents = outputFiles[0]?.contents ?? new Uint8Array()
  mkdirSync(join(functions, 'bundled'), { recursive: true })
  writeFileSync(join(functions, 'bundled', 'index.js'), contents)
  writeFileSync(
    join(functions, 'bundled', 'config.json'),
    '{"timeoutMs":10000,"permissions":{"openapi":["phonenumber.getPhoneNumber"]}}',
  )
  return contents.byteLength
}

beforeAll(async () => {
  cloud = await fixture.start()
}, 30_000)
afterAll(() => fixture.remove())

test('what is left out of the bundles is not missed by anything the functions do', async () => {
  const bytes = await bundleEcho()
  expect(bytes).toBeLessThan(600_000)
  rmSync(join(fixture.distDir, 'node_modules'))
  const asLin = await signIn(cloud, 'lin')
  const whoami = await asLin.call('bundled', { do: 'whoami' })
  expect(whoami.body.result).toMatchObject({ openid: lin.openid })
  const written = await asLin.call('bundled', { do: 'write', texts: ['a', 'b'] })
  expect(written.body.result).toEqual(['a', 'b'])
  const { code } = (await asLin.post('/wx/phone-code', {})).body
  const phone = await asLin.call('bundled', {
    do: 'openapi',
    apiName: 'phonenumber.getPhoneNumber',
    data: { code },
  })
  expect(phone.body.result).toMatchObject({ phoneInfo: { phoneNumber: lin.phone } })
  const other = await asLin.call('bundled', { do: 'callOther', name: 'clock', data: {} })
  expect(other.body.result).toMatchObject({ source: 'scf' })
}, 40_000)

test.each(['ai', 'ticket'])(
  'and names itself when it is used after all: %s',
  async feature => {
    const answer = await (await signIn(cloud, 'lin')).call('bundled', { do: feature })
    expect((answer.body.error as { message: string }).message).toMatch(/left out|private_key|credentials/)
  },
  20_000,
)
