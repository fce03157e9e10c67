import type { MemberCodeView } from '../../src/contract/views'
import { memberCode, STEP_MS, stepAt } from '../../src/domain/member-code/member-code'
import { HOME, NOW_MS, storeOver } from './fixtures'
import { failed, ok } from './scripted-api'

const SECRET = 'a secret of the test'
const MEMBER = '1000000001'
const codeAt = (atMs: number): string => memberCode(SECRET, MEMBER, stepAt(atMs))

/** A server with a right clock and a phone whose clock is wrong by `wrongByMs`. */
function counterWith(wrongByMs: number) {
  const server = { online: true, seq: 7, points: 1000, member: true, asked: 0 }
  jest.setSystemTime(NOW_MS + wrongByMs)
  const serverNow = () => Date.now() - wrongByMs
  const view = (): MemberCodeView => {
    const first = stepAt(serverNow())
    return {
      nowMs: serverNow(),
      codes: [0, 1, 2, 3, 4].map(i => ({
        code: memberCode(SECRET, MEMBER, first + i),
        fromMs: i === 0 ? serverNow() : (first + i) * STEP_MS,
        untilMs: (first + i + 1) * STEP_MS,
      })),
      points: server.points,
      tierTitle: '银卡会员',
      seq: server.seq,
    }
  }
  const made = storeOver(
    {
      'home.get': () => ok(HOME),
      'member.code': () => {
        server.asked += 1
        if (!server.member) return failed('not_a_member')
        return server.online ? ok(view()) : failed('network')
      },
    },
    { phoneNow: () => Date.now() },
  )
  return { ...made, code: made.store.code, server, serverNow }
}

describe('CodeStore', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  test.each([
    ['right', 0],
    ['47 minutes slow', -47 * 60_000],
    ['3 days fast', 3 * 86_400_000],
  ])('shows the code of the server’s moment with a phone clock that is %s', async (_name, wrongByMs) => {
    const { code, serverNow } = counterWith(wrongByMs)
    code.show()
    await jest.advanceTimersByTimeAsync(0)
    for (let second = 0; second < 100; second++) {
      expect(code.current?.code).toBe(codeAt(serverNow()))
      expect(code.secondsLeft).toBeGreaterThan(0)
      expect(code.secondsLeft).toBeLessThanOrEqual(30)
      expect(code.shareLeft).toBeCloseTo(code.secondsLeft / 30)
      await jest.advanceTimersByTimeAsync(1000)
    }
    code.hide()
  })

  test('goes on without a network while codes are in hand, with a wrong clock, then says that it is out', async () => {
    const { code, server, serverNow } = counterWith(25 * 60_000)
    code.show()
    await jest.advanceTimersByTimeAsync(0)
    server.online = false
    await jest.advanceTimersByTimeAsync(6_000)
    expect(code.offline).toBe(true)
    const seen = new Set<string>()
    while (code.secondsInHand > 1) {
      expect(code.status).toBe('ready')
      expect(code.current?.code).toBe(codeAt(serverNow()))
      seen.add(code.current!.code)
      await jest.advanceTimersByTimeAsync(1000)
    }
    expect(seen.size).toBe(5)
    await jest.advanceTimersByTimeAsync(2_000)
    expect(code.status).toBe('out')
    expect(code.current).toBeUndefined()
    server.online = true
    await jest.advanceTimersByTimeAsync(5_000)
    expect(code.status).toBe('ready')
    expect(code.current?.code).toBe(codeAt(serverNow()))
    code.hide()
  })

  test('shows once what the clerk has recorded, and lets the balance follow everywhere', async () => {
    const { code, server, store } = counterWith(0)
    await store.session.open()
    code.show()
    await jest.advanceTimersByTimeAsync(0)
    expect(code.arrival).toBeUndefined()
    server.seq += 2
    server.points += 150
    await jest.advanceTimersByTimeAsync(5_000)
    expect(code.arrival).toBe(150)
    expect(store.session.member?.points).toBe(1150)
    await jest.advanceTimersByTimeAsync(6_000)
    expect(code.arrival).toBeUndefined()
    await jest.advanceTimersByTimeAsync(20_000)
    expect(code.arrival).toBeUndefined()
    code.hide()
  })

  test('what changed while the page was away is no news', async () => {
    const { code, server } = counterWith(0)
    code.show()
    await jest.advanceTimersByTimeAsync(0)
    code.hide()
    const { asked } = server
    server.seq += 1
    server.points -= 900
    await jest.advanceTimersByTimeAsync(60_000)
    expect(server.asked).toBe(asked)
    code.show()
    await jest.advanceTimersByTimeAsync(11_000)
    expect(code.arrival).toBeUndefined()
    expect(code.view?.points).toBe(100)
    code.hide()
  })

  test('invites a visitor, and shows the code as soon as she has joined', async () => {
    const { code, server } = counterWith(0)
    server.member = false
    code.show()
    await jest.advanceTimersByTimeAsync(0)
    expect(code.status).toBe('visitor')
    server.member = true
    await jest.advanceTimersByTimeAsync(5_000)
    expect(code.status).toBe('ready')
    code.hide()
  })
})
