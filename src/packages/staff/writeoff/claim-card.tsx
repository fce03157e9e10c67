import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Icon } from '@/components/icon'
import { Picture } from '@/components/picture'
import type { ClaimView } from '@/contract/views'
import { dateTime, lastDayBefore } from '@/domain/calendar'
import { useStore } from '@/stores/use-store'
import { CustomerCard } from '../parts/customer-card'
import styles from './index.module.scss'

/** What the code stands for; when it cannot be handed over, the reason first. */
export const ClaimCard = observer(function ClaimCard({ claim }: { claim: ClaimView }) {
  const { session } = useStore()
  const { order, member, refusal } = claim
  return (
    <>
      {refusal && (
        <View id="writeoff-refusal" className={styles.refusal}>
          <Icon name="alert" size={28} />
          <View className={styles.refusalText}>
            {refusal.message}
            {order.state === 'completed' && order.completedAtMs !== undefined
              ? `（${dateTime(order.completedAtMs, session.zone)}）`
              : ''}
          </View>
        </View>
      )}
      <CustomerCard member={member} />
      <View className={styles.lines}>
        {order.lines.map(line => (
          <View key={line.skuId} className={styles.line}>
            <View className={styles.picture}>
              <Picture src={line.picture.src} alt={line.picture.alt} rounded />
            </View>
            <View className={styles.words}>
              <View className={styles.title}>{line.title}</View>
              <View className={styles.soft}>{line.values.join(' / ')}</View>
            </View>
            <View className={styles.count}>× {line.count}</View>
          </View>
        ))}
        <View className={styles.soft}>
          {order.kind === 'redemption' ? '积分兑换' : '小程序订单'}
          {order.store ? ` · ${order.store.title}` : ' · 任一门店'}
          {order.claimUntilMs === undefined
            ? ''
            : ` · 有效期至 ${lastDayBefore(order.claimUntilMs, session.zone)}`}
        </View>
      </View>
    </>
  )
})
