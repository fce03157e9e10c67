import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../cx'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import styles from './index.module.scss'

export interface CardProps {
  title?: string
  /** A word at the right of the title; with `onMore` it leads somewhere. */
  more?: string
  onMore?: () => void
  tone?: 'plain' | 'points' | 'tier'
  /** Content touches the edges (lists with their own padding). */
  flush?: boolean
  id?: string
  children: ReactNode
}

/** A calm surface for things that belong together. */
export function Card({ title, more, onMore, tone = 'plain', flush, id, children }: CardProps) {
  return (
    <View {...(id ? { id } : {})} className={cx(styles.card, styles[tone])}>
      {title && (
        <View className={styles.head}>
          <View className={styles.title}>{title}</View>
          {more && (
            <Tappable className={styles.more} disabled={!onMore} onTap={onMore} role="link">
              <View>{more}</View>
              {onMore && <Icon name="chevron-right" size={16} />}
            </Tappable>
          )}
        </View>
      )}
      <View className={flush ? '' : styles.body}>{children}</View>
    </View>
  )
}
