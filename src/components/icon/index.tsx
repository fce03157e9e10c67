import { View } from '@tarojs/components'
import styles from './index.module.scss'
import type { IconName } from './names'

export type { IconName } from './names'

export interface IconProps {
  name: IconName
  /** Side in px; 24 when absent. */
  size?: number
  className?: string
}

/** A line icon in the colour of the text around it. Decorative: the words beside it carry the meaning. */
export function Icon({ name, size, className = '' }: IconProps) {
  const style = size === undefined ? undefined : { width: `${size}px`, height: `${size}px` }
  return <View className={`${styles.icon} ${styles[name]} ${className}`} style={style} />
}
