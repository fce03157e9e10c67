import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from './support'

const dir = mkdtempSync(join(tmpdir(), 'browser-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
jest.setTimeout(30_000)

const tool = ['tools/ensure-browser.mjs']

test('CHROME_PATH is respected, and said to be wrong when it is', async () => {
  const own = join(dir, 'my-chrome')
  writeFileSync(own, '')
  expect((await runTool(tool, { CHROME_PATH: own })).output).toContain(own)
  expect(await runTool(tool, { CHROME_PATH: '/no/chrome' })).toEqual({
    code: 1,
    output: 'CHROME_PATH is /no/chrome, but there is no such file.\n',
  })
})

test('where nothing is there and nothing may be installed, it says in one sentence what to install', async () => {
  const { code, output } = await runTool(tool, {
    CHROME_PATH: '',
    PATH: dir,
    HOME: dir,
    PLAYWRIGHT_BROWSERS_PATH: dir,
  })
  expect(code).toBe(1)
  expect(output).toBe(
    'The tests need chromium and fonts-noto-cjk and fontconfig: install them (on Debian: apt-get install chromium fonts-noto-cjk fontconfig), or set CHROME_PATH to a Chromium you have.\n',
  )
})
