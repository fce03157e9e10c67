import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { runTool } from './support'

const dir = mkdtempSync(join(tmpdir(), 'start-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
jest.setTimeout(60_000)

const start = 'tools/start.mjs'

test.each([start, 'tools/test.mjs', 'tools/run.mjs'])('%s says which Node it needs', async tool => {
  const ran = await runTool(['--require', resolve(__dirname, 'fixtures/old-node.cjs'), tool])
  expect(ran).toEqual({ code: 1, output: 'This project needs Node 20 or newer; this is Node 18.19.1.\n' })
})

test('--help tells all flags and starts nothing', async () => {
  const { code, output } = await runTool([start, '--help'])
  expect(code).toBe(0)
  for (const flag of ['--port', '--data', '--shop', '--reset', '--verbose']) expect(output).toContain(flag)
})

test.each([
  [['--bogus'], "Unknown option '--bogus'. See npm start -- --help."],
  [['stray'], "Unexpected argument 'stray'"],
  [['--port', 'eighty'], '--port must be a number from 0 to 65535, not eighty.'],
  [['--port', '70000'], '--port must be a number from 0 to 65535, not 70000.'],
  [['--data', ''], '--data needs a directory.'],
  [['--shop', '/nowhere/at/all'], 'There is no shop folder /nowhere/at/all.'],
  [['--data', '/proc/nowhere'], 'The data directory /proc/nowhere cannot be written (ENOENT).'],
])('%j is refused in one sentence', async (args, sentence) => {
  const { code, output } = await runTool([start, ...args])
  expect(code).toBe(1)
  expect(output).toContain(sentence)
  expect(output.trim().split('\n')).toHaveLength(1)
})

test('a busy port, before time is spent on building', async () => {
  const server = createServer()
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const ran = await runTool([start, '--port', String(port), '--data', join(dir, 'a')])
  expect(ran).toEqual({
    code: 1,
    output: `Port ${port} is in use: choose another with npm start -- --port N.\n`,
  })
  server.close()
})

test('a file where the data directory should be', async () => {
  writeFileSync(join(dir, 'file'), '')
  const { code, output } = await runTool([start, '--port', '0', '--data', join(dir, 'file', 'data')])
  expect([code, output]).toEqual([
    1,
    `The data directory ${join(dir, 'file', 'data')} cannot be written (ENOTDIR).\n`,
  ])
})

test('--reset does not empty a directory that holds something else', async () => {
  writeFileSync(join(dir, 'letters.txt'), 'dear')
  const { code, output } = await runTool([start, '--port', '0', '--data', dir, '--reset'])
  expect(code).toBe(1)
  expect(output).toContain('it will not be emptied')
})

test('npm test refuses a stage it does not have', async () => {
  const { code, output } = await runTool(['tools/test.mjs', 'unti'])
  expect(code).toBe(1)
  expect(output).toContain('There is no stage unti. There are: lint, types,')
})
