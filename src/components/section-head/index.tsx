import { View } from '@tarojs/components'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import styles from './index.module.scss'

export interface SectionHeadProps {
  title: string
  /** Beside the title, in small, soft letters. */
  note?: string
  /** Leads to all of it. */
  more?: string
  moreId?: string
  onMore?: () => void
}

/** The head of a part of a page. */
export function SectionHead({ title, note, more, moreId, onMore }: SectionHeadProps) {
  return (
    <View className={styles.head}>
      <View className={styles.words}>
        <View className={styles.title}>{title}</View>
        {note && <View className={styles.note}>{note}</View>}
      </View>
      {more && onMore && (
        <Tappable {...(moreId ? { id: moreId } : {})} className={styles.more} role="link" onTap={onMore}>
          <View>{more}</View>
          <Icon name="chevron-right" size={16} />
        </Tappable>
      )}
    </View>
  )
}
