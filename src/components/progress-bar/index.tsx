import { View } from '@tarojs/components'
import { cx } from '../cx'
import styles from './index.module.scss'

export interface ProgressBarProps {
  /** 0 to 1. */
  part: number
  tone?: 'points' | 'tier'
}

/** How far, on a line. Grows once when it is drawn. */
export function ProgressBar({ part, tone = 'points' }: ProgressBarProps) {
  const percent = Math.round(Math.min(1, Math.max(0, part)) * 1000) / 10
  return (
    <View className={styles.track}>
      <View className={cx(styles.fill, styles[tone])} style={{ width: `${percent}%` }} />
    </View>
  )
}
