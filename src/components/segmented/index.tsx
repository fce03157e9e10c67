import { View } from '@tarojs/components'
import { cx } from '../cx'
import type { TabItem } from '../tabs'
import { Tappable } from '../tappable'
import styles from './index.module.scss'

export interface SegmentedProps<T extends string> {
  items: readonly (TabItem<T> & { tone?: 'cash' | 'points' })[]
  value: T
  onChange: (value: T) => void
}

/** Two or three choices side by side, one of them on. */
export function Segmented<T extends string>({ items, value, onChange }: SegmentedProps<T>) {
  return (
    <View className={styles.track}>
      {items.map(item => (
        <Tappable
          key={item.value}
          id={`segment-${item.value}`}
          role="tab"
          selected={item.value === value}
          className={cx(
            styles.segment,
            item.value === value && styles.on,
            item.value === value && item.tone && styles[item.tone],
          )}
          onTap={() => onChange(item.value)}
        >
          {item.title}
        </Tappable>
      ))}
    </View>
  )
}
