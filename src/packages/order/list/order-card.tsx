import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { cx } from '@/components/cx'
import { GoodsLine } from '@/components/goods-line'
import { PointsText } from '@/components/points-text'
import { Price } from '@/components/price'
import { Tag } from '@/components/tag'
import { Tappable } from '@/components/tappable'
import type { OrderView } from '@/contract/views'
import { dateTime } from '@/domain/calendar'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

const KINDS: Record<OrderView['kind'], string> = { sale: '', redemption: '积分兑换', counter: '门店消费' }
const OPEN: readonly OrderView['state'][] = ['awaiting_payment', 'to_ship', 'shipped', 'to_pick_up']
const LINES_SHOWN = 2

/** One order in the list. */
export const OrderCard = observer(function OrderCard({ order }: { order: OrderView }) {
  const { session } = useStore()
  const open = () => (order.kind === 'redemption' ? go.redemption(order.orderId) : go.order(order.orderId))
  const more = order.lines.length - LINES_SHOWN
  return (
    <Tappable id={`order-${order.orderId}`} className={styles.card} onTap={open}>
      <View className={styles.head}>
        <View className={styles.when}>{dateTime(order.createdAtMs, session.zone)}</View>
        {KINDS[order.kind] && (
          <Tag tone={order.kind === 'redemption' ? 'points' : 'plain'}>{KINDS[order.kind]}</Tag>
        )}
        <View className={cx(styles.state, OPEN.includes(order.state) && styles.stateOpen)}>
          {order.stateTitle}
        </View>
      </View>
      {order.lines.slice(0, LINES_SHOWN).map(line => (
        <GoodsLine key={line.skuId} {...line} />
      ))}
      {order.lines.length === 0 && <View className={styles.where}>{order.store?.title ?? '门店'}</View>}
      {more > 0 && <View className={styles.note}>还有 {more} 种</View>}
      <View className={styles.foot}>
        {order.points > 0 && <PointsText points={order.points} />}
        {order.points > 0 && order.payableFen > 0 && <View className={styles.note}>+</View>}
        {order.payableFen > 0 && <Price fen={order.payableFen} />}
      </View>
    </Tappable>
  )
})
