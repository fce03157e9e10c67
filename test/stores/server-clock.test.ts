import fc from 'fast-check'
import { ServerClock } from '../../src/stores/server-clock'

describe('ServerClock', () => {
  test('is never further from the server than half of the first round trip, however wrong the phone is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000, max: 10_000_000 }),
        fc.array(fc.record({ there: fc.nat(5_000), back: fc.nat(5_000) }), { minLength: 1, maxLength: 8 }),
        (wrongByMs, trips) => {
          let serverMs = 1_800_000_000_000
          const clock = new ServerClock(() => serverMs + wrongByMs)
          let best = Number.POSITIVE_INFINITY
          for (const { there, back } of trips) {
            const sentAtMs = clock.phone()
            serverMs += there
            const answered = serverMs
            serverMs += back
            clock.sync(answered, sentAtMs)
            best = Math.min(best, there + back)
            expect(Math.abs(clock.now() - serverMs)).toBeLessThanOrEqual(best + 1)
          }
        },
      ),
    )
  })

  test('a slow answer does not spoil what a quick one has told', () => {
    let phoneMs = 1_000_000
    const clock = new ServerClock(() => phoneMs)
    const at = (serverMs: number, sentAtMs: number) => clock.sync(serverMs, sentAtMs)
    at(2_000_000, phoneMs)
    expect(clock.now()).toBe(2_000_000)
    const sentAtMs = phoneMs
    phoneMs += 9_000
    at(2_000_100, sentAtMs)
    expect(clock.now()).toBe(2_009_000)
  })

  test('follows a phone whose clock is set while the shop is open', () => {
    let phoneMs = 1_000_000
    const clock = new ServerClock(() => phoneMs)
    clock.sync(1_000_000, phoneMs)
    phoneMs += 3_600_000
    clock.sync(1_000_500, phoneMs)
    expect(clock.now()).toBe(1_000_500)
    const sentAtMs = phoneMs
    phoneMs -= 7_200_000
    clock.sync(1_001_000, sentAtMs)
    expect(clock.now()).toBe(1_001_000)
  })
})
