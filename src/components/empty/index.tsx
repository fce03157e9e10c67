import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icon'
import styles from './index.module.scss'

export interface EmptyProps {
  icon?: IconName
  title: string
  note?: string
  /** The way on: a button. */
  action?: ReactNode
}

/** Nothing here yet, and what to do about it. */
export function Empty({ icon = 'leaf', title, note, action }: EmptyProps) {
  return (
    <View className={styles.empty}>
      <View className={styles.drawing}>
        <Icon name={icon} size={32} />
      </View>
      <View className={styles.title}>{title}</View>
      {note && <View className={styles.note}>{note}</View>}
      {action && <View className={styles.action}>{action}</View>}
    </View>
  )
}
