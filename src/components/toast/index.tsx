import { View } from '@tarojs/components'
import type { ComponentType } from 'react'
import { Icon } from '../icon'
import styles from './index.module.scss'

export type ToastTone = 'done' | 'plain' | 'alarm'

export interface ToastProps {
  /** Nothing is drawn while there is no text. */
  text?: string
  tone?: ToastTone
}

const Box = View as ComponentType<Record<string, unknown>>
const STATUS_ROLE = process.env.TARO_ENV === 'weapp' ? {} : { role: 'status', 'aria-live': 'polite' }

/** A word that passes: it never holds a decision. */
export function Toast({ text, tone = 'plain' }: ToastProps) {
  if (!text) return null
  return (
    <Box className={styles.layer} {...STATUS_ROLE}>
      <View className={styles.toast}>
        {tone === 'done' && <Icon name="check" size={18} />}
        {tone === 'alarm' && <Icon name="alert" size={18} />}
        <View className={styles.text}>{text}</View>
      </View>
    </Box>
  )
}
