import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Price } from '@/components/price'
import { longDate } from '@/domain/calendar'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** What this store came to today. */
export const Today = observer(function Today() {
  const { counter, session } = useStore()
  const view = counter.today.data
  if (!view) return null
  return (
    <View className={styles.today}>
      <View className={styles.todayHead}>
        <View id="counter-store" className={styles.storeName}>
          {view.store.title}
        </View>
        <View className={styles.soft}>{longDate(view.nowMs, session.zone)}</View>
      </View>
      <View className={styles.numbers}>
        <View className={styles.number}>
          <View id="counter-sales" className={styles.value}>
            <Price fen={view.salesFen} size="title" plain />
          </View>
          <View className={styles.soft}>会员消费</View>
        </View>
        <View className={styles.number}>
          <View id="counter-purchases" className={styles.value}>
            {view.purchases}
          </View>
          <View className={styles.soft}>笔数</View>
        </View>
        <View className={styles.number}>
          <View id="counter-writeoffs" className={styles.value}>
            {view.writeOffs}
          </View>
          <View className={styles.soft}>核销</View>
        </View>
      </View>
    </View>
  )
})
