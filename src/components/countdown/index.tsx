import { Text } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { componentsEnv } from '../env'
import { clockText } from './clock-text'
import styles from './index.module.scss'

export interface CountdownProps {
  /** When it ends, wall clock in ms. */
  untilMs: number
  /** Heard once, when the time is over. */
  onEnd?: () => void
}

/** The time left, redrawn once a second, on the second. */
export function Countdown({ untilMs, onEnd }: CountdownProps) {
  const [leftMs, setLeftMs] = useState(() => Math.max(0, untilMs - componentsEnv().now()))
  const end = useRef(onEnd)
  end.current = onEnd
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tick = () => {
      const left = Math.max(0, untilMs - componentsEnv().now())
      setLeftMs(left)
      if (left === 0) end.current?.()
      else timer = setTimeout(tick, left % 1000 || 1000)
    }
    tick()
    return () => clearTimeout(timer)
  }, [untilMs])
  return <Text className={styles.clock}>{clockText(leftMs)}</Text>
}
