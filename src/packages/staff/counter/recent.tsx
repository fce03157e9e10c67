import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { PointsText } from '@/components/points-text'
import { Price } from '@/components/price'
import type { OrderView } from '@/contract/views'
import { clock } from '@/domain/calendar'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** What was done last at this counter. */
export const Recent = observer(function Recent() {
  const { counter, session } = useStore()
  const recent = counter.today.data?.recent ?? []
  if (recent.length === 0)
    return <Empty icon="leaf" title="今天还没有记录" note="扫一位会员的码，从这里开始" />
  return (
    <Card title="最近" flush>
      {recent.map(order => (
        <View key={order.orderId} className={styles.event}>
          <View className={styles.time}>
            {clock(order.completedAtMs ?? order.createdAtMs, session.zone).slice(0, 5)}
          </View>
          <View className={styles.what}>{whatOf(order)}</View>
          {order.kind === 'counter' && (
            <>
              <Price fen={order.payableFen} plain />
              <PointsText points={session.pointsOf(order.earns)} change bare size="note" />
            </>
          )}
        </View>
      ))}
    </Card>
  )
})

function whatOf(order: OrderView): string {
  if (order.kind === 'counter') return '会员消费'
  const [first] = order.lines
  return `核销 ${first?.title ?? '订单'}${order.lines.length > 1 ? ` 等 ${order.lines.length} 件` : ''}`
}
