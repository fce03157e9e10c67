import { Text } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { componentsEnv } from '../env'
import { grouped } from '../format'

export interface CountUpProps {
  value: number
  /** Where the first drawing starts; the value itself when absent. */
  from?: number
}

const FRAMES = 12
const FRAME_MS = 50

/** A number that walks to its new value once when it changes, in few steps: each costs a redraw on the phone. */
export function CountUp({ value, from }: CountUpProps) {
  const [shown, setShown] = useState(from ?? value)
  const start = useRef(shown)
  start.current = shown
  useEffect(() => {
    const origin = start.current
    if (origin === value) return undefined
    if (componentsEnv().prefersLessMotion()) {
      setShown(value)
      return undefined
    }
    let frame = 0
    const timer = setInterval(() => {
      frame += 1
      // Ease-out: most of the way in the first steps.
      const part = 1 - (1 - frame / FRAMES) ** 2
      setShown(frame >= FRAMES ? value : Math.round(origin + (value - origin) * part))
      if (frame >= FRAMES) clearInterval(timer)
    }, FRAME_MS)
    return () => clearInterval(timer)
  }, [value])
  return <Text>{grouped(shown)}</Text>
}
