import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../cx'
import { Icon, type IconName } from '../icon'
import styles from './index.module.scss'

export interface NoticeProps {
  tone?: 'plain' | 'points' | 'tier' | 'alarm'
  icon?: IconName
  /** Right of the words: a button. */
  action?: ReactNode
  children: ReactNode
}

/** One line that should be read before going on: a cap, a deadline, a lost network. */
export function Notice({ tone = 'plain', icon = 'info', action, children }: NoticeProps) {
  return (
    <View className={cx(styles.notice, styles[tone])}>
      <Icon name={icon} size={18} />
      <View className={styles.words}>{children}</View>
      {action}
    </View>
  )
}
