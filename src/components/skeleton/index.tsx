import { View } from '@tarojs/components'
import styles from './index.module.scss'

export interface SkeletonProps {
  /** Which page's bones: rows of a list, cards of a shelf, one card, a product's page. */
  shape?: 'rows' | 'shelf' | 'card' | 'product'
  /** How many rows or cards. */
  count?: number
}

/** The bones of what is being loaded, in its own place, so that nothing jumps when it comes. */
export function Skeleton({ shape = 'rows', count = 4 }: SkeletonProps) {
  const each = Array.from({ length: count }, (_, index) => index)
  if (shape === 'product') {
    return (
      <View className={styles.product}>
        <View className={styles.square} />
        <View className={styles.padded}>
          <View className={styles.lineWide} />
          <View className={styles.line} />
          <View className={styles.line} />
        </View>
      </View>
    )
  }
  if (shape === 'shelf') {
    return (
      <View className={styles.shelf}>
        {each.map(index => (
          <View key={index} className={styles.good}>
            <View className={styles.square} />
            <View className={styles.lineWide} />
            <View className={styles.line} />
          </View>
        ))}
      </View>
    )
  }
  if (shape === 'card') return <View className={styles.card} />
  return (
    <View className={styles.rows}>
      {each.map(index => (
        <View key={index} className={styles.row}>
          <View className={styles.thumb} />
          <View className={styles.words}>
            <View className={styles.lineWide} />
            <View className={styles.line} />
          </View>
        </View>
      ))}
    </View>
  )
}
