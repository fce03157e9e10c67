import { setTimeout as sleep } from 'node:timers/promises'
import { startTool } from './support'

jest.setTimeout(60_000)

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('Ctrl-C ends the whole family a tool has started, also one that does not listen', async () => {
  const tool = startTool(['tools/run.mjs', 'test/tools/fixtures/family.ts', '2'])
  await tool.waitFor(/(?:pid \d+[\s\S]*){3}/, 40_000)
  const pids = [...tool.output().matchAll(/pid (\d+)/g)].map(found => Number(found[1]))
  expect(pids.map(isAlive)).toEqual([true, true, true])
  tool.child.kill('SIGINT')
  const { code } = await tool.ended
  expect(code).toBe(130)
  for (let i = 0; i < 100 && pids.some(isAlive); i += 1) await sleep(50)
  expect(pids.map(isAlive)).toEqual([false, false, false])
})
