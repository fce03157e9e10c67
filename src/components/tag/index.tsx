import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../cx'
import styles from './index.module.scss'

export interface TagProps {
  tone?: 'plain' | 'cash' | 'points' | 'tier' | 'alarm'
  children: ReactNode
}

/** A small word about a thing: 新品, 仅剩 2 件. */
export function Tag({ tone = 'plain', children }: TagProps) {
  return <View className={cx(styles.tag, styles[tone])}>{children}</View>
}
