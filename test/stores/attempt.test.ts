import type { ApiResponse } from '../../src/contract/errors'
import { Attempt } from '../../src/stores/attempt'
import { failed, ok } from './scripted-api'

const NOW_MS = Date.parse('2026-11-22T15:00:00+08:00')

/** The time a UUIDv7 carries. */
const timeOf = (requestId: string): number => Number.parseInt(requestId.replace('-', '').slice(0, 12), 16)

function attemptOver(answers: (ApiResponse<string> | Promise<ApiResponse<string>>)[]) {
  const ids: string[] = []
  const attempt = new Attempt<{ amount: number }, string>(
    () => NOW_MS,
    async (_content, requestId) => {
      ids.push(requestId)
      const answer = answers.shift()
      if (!answer) throw new Error('called more often than answered')
      return answer
    },
  )
  return { attempt, ids }
}

describe('Attempt', () => {
  test('names the operation by a UUIDv7 of the time it is given, not of the phone', async () => {
    const { attempt, ids } = attemptOver([ok('done')])
    await attempt.send({ amount: 1 })
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(timeOf(ids[0]!)).toBe(NOW_MS)
  })

  test.each(['network', 'busy', 'internal'] as const)('keeps the id after %s, and says so', async code => {
    const { attempt, ids } = attemptOver([failed(code), failed(code), ok('done')])
    await attempt.send({ amount: 1 })
    expect(attempt.uncertain).toBe(true)
    await attempt.send({ amount: 1 })
    await attempt.send({ amount: 1 })
    expect(new Set(ids).size).toBe(1)
    expect(attempt.uncertain).toBe(false)
  })

  test('takes a new id after a refusal, after success, and for other content', async () => {
    const { attempt, ids } = attemptOver([
      failed('insufficient_points'),
      ok('done'),
      failed('network'),
      ok('done'),
    ])
    await attempt.send({ amount: 1 })
    await attempt.send({ amount: 1 })
    await attempt.send({ amount: 1 })
    await attempt.send({ amount: 2 })
    expect(new Set(ids).size).toBe(4)
  })

  test('sends once however often it is pressed while it is under way', async () => {
    let answer: (value: ApiResponse<string>) => void = () => undefined
    const { attempt, ids } = attemptOver([new Promise(resolve => (answer = resolve)), ok('second')])
    const presses = [attempt.send({ amount: 1 }), attempt.send({ amount: 1 }), attempt.send({ amount: 1 })]
    expect(attempt.busy).toBe(true)
    answer(ok('first'))
    expect(await Promise.all(presses)).toEqual([ok('first'), ok('first'), ok('first')])
    expect(ids).toHaveLength(1)
    expect(attempt.busy).toBe(false)
    await attempt.send({ amount: 1 })
    expect(ids).toHaveLength(2)
  })

  test('is free again, with the same id, when the transport itself breaks', async () => {
    const { attempt, ids } = attemptOver([Promise.reject(new Error('broken')), ok('done')])
    await expect(attempt.send({ amount: 1 })).rejects.toThrow('broken')
    expect(attempt.busy).toBe(false)
    await attempt.send({ amount: 1 })
    expect(ids[0]).toBe(ids[1])
  })
})
