import { act, fireEvent, render, screen } from '@testing-library/react'
import fc from 'fast-check'
import { useState } from 'react'
import { Slider } from '@/components/slider'
import { partOf, snap, stepFrom, valueAt } from '@/components/slider/snap'
import { testEnvironment } from './environment'

const RANGE = { min: 0, max: 1250, step: 100 }

function Harness({ heard, disabled = false }: { heard: number[]; disabled?: boolean }) {
  const [value, setValue] = useState(300)
  const change = (next: number) => {
    heard.push(next)
    setValue(next)
  }
  return <Slider id="track" label="使用积分" {...RANGE} value={value} onChange={change} disabled={disabled} />
}

/** px from the screen's left of a part of the track: it begins at 20 and is 200 wide. */
const at = (part: number) => 20 + part * 200
const touch = (x: number) => ({ touches: [{ clientX: x }] })
const measured = () => act(async () => undefined)

describe('where a slider may stand', () => {
  test('snaps to the nearest step', () => {
    expect(snap(149, RANGE)).toBe(100)
    expect(snap(150, RANGE)).toBe(200)
    expect(snap(-5, RANGE)).toBe(0)
  })
  test('reaches the upper end even where it is no multiple of the step', () => {
    expect(snap(1249, RANGE)).toBe(1250)
    expect(snap(1224, RANGE)).toBe(1200)
    expect(stepFrom(1250, -1, RANGE)).toBe(1200)
    expect(stepFrom(1200, 1, RANGE)).toBe(1250)
  })
  test('an empty range has one place', () => {
    expect(snap(50, { min: 0, max: 0, step: 100 })).toBe(0)
    expect(partOf(0, { min: 0, max: 0, step: 100 })).toBe(0)
    expect(valueAt(10, 0, RANGE)).toBe(0)
  })
  test('every place lies in the range, on a step or at its end, and is where it says it is', () => {
    const ranges = fc.record({
      min: fc.integer({ min: 0, max: 500 }),
      span: fc.integer({ min: 0, max: 5000 }),
      step: fc.integer({ min: 1, max: 700 }),
    })
    fc.assert(
      fc.property(ranges, fc.double({ min: -100, max: 7000, noNaN: true }), ({ min, span, step }, raw) => {
        const range = { min, max: min + span, step }
        const value = snap(raw, range)
        expect(value).toBeGreaterThanOrEqual(range.min)
        expect(value).toBeLessThanOrEqual(range.max)
        expect(value === range.max || (value - range.min) % step === 0).toBe(true)
        expect(snap(value, range)).toBe(value)
        expect(Math.abs(value - Math.min(range.max, Math.max(range.min, raw)))).toBeLessThanOrEqual(step / 2)
        expect(valueAt(partOf(value, range) * 200, 200, range)).toBe(value)
      }),
    )
  })
})

describe('Slider', () => {
  test('a touch anywhere on the track counts at once, and the track is measured once a drag', async () => {
    const { seen } = testEnvironment()
    const heard: number[] = []
    render(<Harness heard={heard} />)
    const slider = screen.getByRole('slider')
    fireEvent.touchStart(slider, touch(at(0.5)))
    await measured()
    expect(heard).toEqual([600])
    fireEvent.touchMove(slider, touch(at(0.9)))
    fireEvent.touchMove(slider, touch(at(2)))
    expect(heard).toEqual([600, 1100, 1250])
    expect(seen.measured).toEqual(['track'])
  })
  test('moving within one step is not heard: each change costs the phone a redraw', async () => {
    testEnvironment()
    const heard: number[] = []
    render(<Harness heard={heard} />)
    const slider = screen.getByRole('slider')
    fireEvent.touchStart(slider, touch(at(300 / 1250)))
    await measured()
    for (const x of [0.241, 0.25, 0.26, 0.27]) fireEvent.touchMove(slider, touch(at(x)))
    expect(heard).toEqual([])
  })
  test('a move while the track is still being measured is not lost', async () => {
    testEnvironment()
    const heard: number[] = []
    render(<Harness heard={heard} />)
    const slider = screen.getByRole('slider')
    fireEvent.touchStart(slider, touch(at(0)))
    fireEvent.touchMove(slider, touch(at(1)))
    await measured()
    expect(heard).toEqual([1250])
  })
  test('the mouse drags beyond the track until it is let go', async () => {
    testEnvironment()
    const heard: number[] = []
    render(<Harness heard={heard} />)
    fireEvent.mouseDown(screen.getByRole('slider'), { clientX: at(0.4) })
    await measured()
    fireEvent.mouseMove(document, { clientX: at(0.8) })
    fireEvent.mouseUp(document)
    fireEvent.mouseMove(document, { clientX: at(0) })
    expect(heard).toEqual([500, 1000])
  })
  test('arrow keys step, Home and End go to the ends, and a screen reader hears the value', () => {
    testEnvironment()
    const heard: number[] = []
    render(<Harness heard={heard} />)
    const slider = screen.getByRole('slider')
    for (const key of ['ArrowRight', 'ArrowLeft', 'End', 'ArrowLeft', 'Home', 'a'])
      fireEvent.keyDown(slider, { key })
    expect(heard).toEqual([400, 300, 1250, 1200, 0])
    expect(slider.getAttribute('aria-valuenow')).toBe('0')
    expect(slider.getAttribute('aria-valuemax')).toBe('1250')
  })
  test('does nothing while disabled', async () => {
    testEnvironment()
    const heard: number[] = []
    render(<Harness heard={heard} disabled />)
    const slider = screen.getByRole('slider')
    fireEvent.touchStart(slider, touch(at(1)))
    await measured()
    fireEvent.keyDown(slider, { key: 'End' })
    expect(heard).toEqual([])
  })
})
