import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Countdown } from '@/components/countdown'
import { Icon, type IconName } from '@/components/icon'
import type { OrderView } from '@/contract/views'
import { dateTime, lastDayBefore } from '@/domain/calendar'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

const ICONS: Record<OrderView['state'], IconName> = {
  awaiting_payment: 'wallet',
  cancelled: 'close',
  refunded: 'refresh',
  to_ship: 'box',
  shipped: 'truck',
  to_pick_up: 'store',
  lapsed: 'clock',
  completed: 'check',
}

/** The state in one word and what it means in one sentence. */
export const OrderStateHead = observer(function OrderStateHead(props: {
  order: OrderView
  onLapse: () => void
}) {
  const { order } = props
  return (
    <View className={styles.state}>
      <Icon name={ICONS[order.state]} size={28} />
      <View className={styles.stateWords}>
        <View id="order-state" className={styles.stateTitle}>
          {order.stateTitle}
        </View>
        <View className={styles.note}>
          <StateNote {...props} />
        </View>
      </View>
    </View>
  )
})

const StateNote = observer(function StateNote({ order, onLapse }: { order: OrderView; onLapse: () => void }) {
  const { session } = useStore()
  const { zone } = session
  switch (order.state) {
    case 'awaiting_payment':
      return (
        <View className={styles.clock}>
          <Countdown untilMs={order.payByMs} onEnd={onLapse} />
          <View>内付款，逾期自动取消{order.points > 0 ? '，积分退回' : ''}</View>
        </View>
      )
    case 'cancelled':
      return <View>{order.points > 0 ? '已用的积分已经退回' : '这笔订单没有付款'}</View>
    case 'refunded':
      return <View>款项已原路退回</View>
    case 'to_ship':
      return <View>店里正在打包，寄出后会通知你</View>
    case 'shipped':
      return <View>包裹在路上了</View>
    case 'to_pick_up':
      return (
        <View>
          到{order.store?.title ?? '门店'}出示取货码
          {order.claimUntilMs === undefined ? '' : `，${lastDayBefore(order.claimUntilMs, zone)}前有效`}
        </View>
      )
    case 'lapsed':
      return <View>取货码已过期，请联系门店</View>
    case 'completed':
      return (
        <View>
          {order.completedAtMs === undefined ? '谢谢光顾' : `${dateTime(order.completedAtMs, zone)} 完成`}
        </View>
      )
  }
})
