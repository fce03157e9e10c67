import { Text, View } from '@tarojs/components'
import { cx } from '../cx'
import { grouped, signed } from '../format'
import type { FigureSize } from '../price'
import styles from './index.module.scss'

export interface PointsTextProps {
  points: number
  size?: FigureSize
  /** Shows a change: `+150`. */
  change?: boolean
  /** Without the word 积分 behind it. */
  bare?: boolean
}

/** Points: jade, tabular figures. What leaves the account is drawn in ink, so that gains stand out. */
export function PointsText({ points, size = 'body', change, bare }: PointsTextProps) {
  return (
    <View className={cx(styles.points, styles[size], change && points < 0 && styles.out)}>
      <Text>{change ? signed(points) : grouped(points)}</Text>
      {!bare && <Text className={styles.unit}>积分</Text>}
    </View>
  )
}
