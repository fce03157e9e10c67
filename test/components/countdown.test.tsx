import { act, render } from '@testing-library/react'
import { CountUp } from '@/components/count-up'
import { Countdown } from '@/components/countdown'
import { clockText } from '@/components/countdown/clock-text'
import { testEnvironment } from './environment'

const START_MS = 1_795_000_000_000

beforeEach(() => jest.useFakeTimers({ now: START_MS }))
afterEach(() => jest.useRealTimers())

const pass = (ms: number) => act(() => jest.advanceTimersByTime(ms))

test('the time left reads as a clock', () => {
  expect(clockText(29 * 60_000 + 59_000)).toBe('29:59')
  expect(clockText(3_900_000)).toBe('1:05:00')
  expect(clockText(2 * 86_400_000 + 3 * 3_600_000)).toBe('2天 03:00:00')
  expect(clockText(1)).toBe('00:01')
  expect(clockText(-5)).toBe('00:00')
})

describe('Countdown', () => {
  test('runs out on the machine’s clock and says so once', () => {
    testEnvironment()
    const onEnd = jest.fn()
    const { container } = render(<Countdown untilMs={START_MS + 2500} onEnd={onEnd} />)
    expect(container.textContent).toBe('00:03')
    pass(500)
    expect(container.textContent).toBe('00:02')
    pass(1000)
    expect(container.textContent).toBe('00:01')
    expect(onEnd).not.toHaveBeenCalled()
    pass(1000)
    expect(container.textContent).toBe('00:00')
    pass(5000)
    expect(onEnd).toHaveBeenCalledTimes(1)
  })
  test('a clock that is handed in decides, not the phone’s', () => {
    testEnvironment({ now: () => Date.now() + 60_000 })
    const { container } = render(<Countdown untilMs={START_MS + 90_000} />)
    expect(container.textContent).toBe('00:30')
  })
  test('stops its timer when it leaves the screen', () => {
    testEnvironment()
    const onEnd = jest.fn()
    const { unmount } = render(<Countdown untilMs={START_MS + 1000} onEnd={onEnd} />)
    unmount()
    pass(5000)
    expect(onEnd).not.toHaveBeenCalled()
    expect(jest.getTimerCount()).toBe(0)
  })
})

describe('CountUp', () => {
  test('walks up to a new value, ends on it exactly, and never passes it', () => {
    testEnvironment()
    const { container, rerender } = render(<CountUp value={100} />)
    expect(container.textContent).toBe('100')
    rerender(<CountUp value={12_850} />)
    const seen: number[] = []
    for (let frame = 0; frame < 14; frame += 1) {
      pass(50)
      seen.push(Number(container.textContent?.replace(',', '')))
    }
    expect(seen.at(-1)).toBe(12_850)
    expect([...seen].sort((a, b) => a - b)).toEqual(seen)
    expect(new Set(seen).size).toBeLessThanOrEqual(12)
  })
  test('jumps where less motion is asked for', () => {
    testEnvironment({ prefersLessMotion: () => true })
    const { container, rerender } = render(<CountUp value={100} />)
    rerender(<CountUp value={250} />)
    expect(container.textContent).toBe('250')
  })
})
