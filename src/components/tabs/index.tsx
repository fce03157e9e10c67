import { ScrollView, View } from '@tarojs/components'
import { cx } from '../cx'
import { Tappable } from '../tappable'
import styles from './index.module.scss'

export interface TabItem<T extends string> {
  value: T
  title: string
  id?: string
}

export interface TabsProps<T extends string> {
  items: readonly TabItem<T>[]
  value: T
  onChange: (value: T) => void
}

/** Titles in a row, the chosen one underlined; scrolls sideways when there are many. */
export function Tabs<T extends string>({ items, value, onChange }: TabsProps<T>) {
  return (
    <ScrollView className={styles.scroll} scrollX enhanced showScrollbar={false}>
      <View className={styles.row}>
        {items.map(item => (
          <Tappable
            key={item.value}
            {...(item.id ? { id: item.id } : {})}
            role="tab"
            selected={item.value === value}
            className={cx(styles.tab, item.value === value && styles.chosen)}
            onTap={() => onChange(item.value)}
          >
            {item.title}
          </Tappable>
        ))}
      </View>
    </ScrollView>
  )
}
