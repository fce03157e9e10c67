import { View } from '@tarojs/components'
import { PointsText } from '@/components/points-text'
import { TierBadge } from '@/components/tier-badge'
import type { CounterMemberView } from '@/contract/views'
import styles from './parts.module.scss'

/** Who stands at the counter. Ids: counter-member. */
export function CustomerCard({ member }: { member: CounterMemberView }) {
  return (
    <View id="counter-member" className={styles.customer}>
      <View className={styles.customerWords}>
        <View className={styles.customerName}>{member.nickname}</View>
        <View className={styles.customerNote}>尾号 {member.phoneTail}</View>
      </View>
      <View className={styles.customerRight}>
        <TierBadge title={member.tierTitle} />
        <PointsText points={member.points} />
      </View>
    </View>
  )
}
