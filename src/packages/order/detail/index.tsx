/**
 * 订单详情: its state and what can be done about it.
 *
 * Ids: order-state, order-pay, order-cancel, pickup-code, order-earns, order-number, retry.
 */
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { GoodsLine } from '@/components/goods-line'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import { PickupCode } from '@/components/pickup-code'
import type { OrderView } from '@/contract/views'
import { useRouteParam } from '@/platform/use-route-param'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'
import { OrderFacts } from './order-facts'
import { OrderStateHead } from './order-state-head'

function OrderPage() {
  const { orders } = useStore()
  const orderId = useRouteParam('id') ?? ''
  const load = () => orders.open(orderId)
  useDidShow(() => void load())
  const order = orders.order.data
  return (
    <Page title="订单详情" footer={order?.state === 'awaiting_payment' && <PayBar order={order} />}>
      <View className={styles.body}>
        <LoadState status={orders.order.status} error={orders.order.error} onRetry={load} count={3}>
          {order && (
            <>
              <OrderStateHead order={order} onLapse={() => void load()} />
              {order.pickupCode !== undefined && (
                <PickupCode code={order.pickupCode} spent={order.state !== 'to_pick_up'} />
              )}
              {order.lines.length > 0 && (
                <Card>
                  {order.lines.map(line => (
                    <GoodsLine key={line.skuId} {...line} />
                  ))}
                </Card>
              )}
              <OrderFacts order={order} />
            </>
          )}
        </LoadState>
      </View>
    </Page>
  )
}

const PayBar = observer(function PayBar({ order }: { order: OrderView }) {
  const { orders, ui } = useStore()
  const [cancelling, setCancelling] = useState(false)
  const pay = async () => {
    const outcome = await orders.pay(order.orderId)
    if (outcome.kind === 'paid') ui.say('支付成功', 'done')
    if (outcome.kind === 'failed') {
      ui.say(outcome.error.message, 'alarm')
      await orders.open(order.orderId)
    }
  }
  const cancel = async () => {
    const yes = await ui.ask({
      title: '取消这笔订单？',
      message: order.points > 0 ? `已用的 ${order.points} 积分会原路退回。` : '取消后需要重新下单。',
      confirmText: '取消订单',
      cancelText: '再想想',
      danger: true,
    })
    if (!yes) return
    setCancelling(true)
    const answer = await orders.cancel(order.orderId)
    setCancelling(false)
    if (answer.ok) ui.say('订单已取消', 'done')
    else {
      ui.say(answer.error.message, 'alarm')
      await orders.open(order.orderId)
    }
  }
  return (
    <View className={styles.bar}>
      <Button id="order-cancel" kind="secondary" loading={cancelling} onTap={() => void cancel()}>
        取消订单
      </Button>
      <View className={styles.grow}>
        <Button id="order-pay" block onTap={pay}>
          去支付
        </Button>
      </View>
    </View>
  )
})

export default observer(OrderPage)
