/**
 * 支付结果: paid, and what it brought.
 *
 * Ids: paid-title, paid-earned, paid-order, paid-home.
 */
import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { CountUp } from '@/components/count-up'
import { Icon } from '@/components/icon'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import { Price } from '@/components/price'
import type { OrderView } from '@/contract/views'
import { go } from '@/platform/navigation'
import { useRouteParam } from '@/platform/use-route-param'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

function PaidPage() {
  const { orders } = useStore()
  const orderId = useRouteParam('id') ?? ''
  const load = () => orders.open(orderId)
  useLoad(() => {
    if (orders.order.data?.orderId !== orderId) void load()
  })
  const order = orders.order.data
  return (
    <Page title="支付结果">
      <View className={styles.body}>
        <LoadState status={orders.order.status} error={orders.order.error} onRetry={load} bones="card">
          {order && <Outcome order={order} />}
        </LoadState>
      </View>
    </Page>
  )
}

const Outcome = observer(function Outcome({ order }: { order: OrderView }) {
  const { orders, session } = useStore()
  const paid = order.paidAtMs !== undefined
  const earned = orders.earned(order)
  return (
    <>
      <View className={styles.mark}>
        <Icon name={paid ? 'check' : 'clock'} size={36} />
      </View>
      <View id="paid-title" className={styles.title}>
        {paid ? '支付成功' : '正在确认支付'}
      </View>
      <Price fen={order.payableFen} size="hero" />
      {paid && earned > 0 && (
        <View id="paid-earned" className={styles.earned}>
          <View>获得</View>
          <View className={styles.earnedValue}>
            +<CountUp value={earned} from={0} />
          </View>
          <View>{session.pointsTitle}</View>
        </View>
      )}
      <View className={styles.note}>
        {order.delivery === 'pickup'
          ? `到${order.store?.title ?? '门店'}出示取货码即可取货`
          : '我们会尽快为你寄出'}
      </View>
      <View className={styles.buttons}>
        <Button id="paid-order" block onTap={() => go.orderInstead(order.orderId)}>
          {order.delivery === 'pickup' ? '查看取货码' : '查看订单'}
        </Button>
        <Button id="paid-home" kind="secondary" block onTap={() => go.tab('home')}>
          回首页
        </Button>
      </View>
    </>
  )
})

export default observer(PaidPage)
