import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../cx'
import styles from './index.module.scss'

export interface ProgressRingProps {
  /** 0 to 1. */
  part: number
  /** Diameter in px. */
  size?: number
  /** Thickness in px. */
  width?: number
  tone?: 'points' | 'tier'
  /** Follows `part` without growing from empty: a ring that runs out. */
  still?: boolean
  /** In the middle. */
  children?: ReactNode
}

/**
 * How far, on a ring: two half circles turned behind two half windows, so that it needs neither canvas nor picture and
 * takes its colours from the tokens. Fills once when it is drawn.
 */
export function ProgressRing({
  part,
  size = 72,
  width = 6,
  tone = 'tier',
  still,
  children,
}: ProgressRingProps) {
  const whole = Math.min(1, Math.max(0, part))
  const degrees = Math.round(whole * 3600) / 10
  // The coloured half of each circle points up and right (-45° to 135°); turned by -135° it lies wholly on the left.
  const right = Math.min(180, degrees) - 135
  const left = degrees - 135
  const half = (turn: number) => ({
    width: `${size}px`,
    height: `${size}px`,
    borderWidth: `${width}px`,
    transform: `rotate(${turn}deg)`,
  })
  return (
    <View className={cx(styles.ring, styles[tone])} style={{ width: `${size}px`, height: `${size}px` }}>
      <View className={styles.track} style={{ borderWidth: `${width}px` }} />
      <View className={styles.rightWindow}>
        <View className={cx(styles.half, styles.atRight, !still && styles.fillsFirst)} style={half(right)} />
      </View>
      {degrees > 180 && (
        <View className={styles.leftWindow}>
          <View className={cx(styles.half, styles.atLeft, !still && styles.fillsSecond)} style={half(left)} />
        </View>
      )}
      <View className={styles.middle}>{children}</View>
    </View>
  )
}
