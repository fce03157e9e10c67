import { Text, View } from '@tarojs/components'
import { Icon } from '../icon'
import styles from './index.module.scss'

export interface TierBadgeProps {
  /** The tier's name: 银卡. */
  title: string
}

/** The tier a member stands on, in brass. */
export function TierBadge({ title }: TierBadgeProps) {
  return (
    <View className={styles.badge}>
      <Icon name="medal" size={16} />
      <Text>{title}</Text>
    </View>
  )
}
