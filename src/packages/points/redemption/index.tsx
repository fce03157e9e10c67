/**
 * 一次兑换: the pickup code to show, where, until when; paying its cash part; its state.
 *
 * Ids: redemption-state, pickup-code (the spaced digits), redemption-pay, redemption-cancel, retry.
 */
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { Cell, CellGroup } from '@/components/cell'
import { Countdown } from '@/components/countdown'
import { grouped } from '@/components/format'
import { Icon, type IconName } from '@/components/icon'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import { PickupCode } from '@/components/pickup-code'
import type { OrderView } from '@/contract/views'
import { dateTime, lastDayBefore } from '@/domain/calendar'
import { yuan } from '@/domain/money'
import { go } from '@/platform/navigation'
import { useRouteParam } from '@/platform/use-route-param'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

function RedemptionPage() {
  const { redemption } = useStore()
  const orderId = useRouteParam('id') ?? ''
  const load = () => redemption.loadRedemption(orderId)
  useDidShow(() => void load())
  const { redemption: loaded } = redemption
  const order = loaded.data
  return (
    <Page title="兑换详情" footer={order?.state === 'awaiting_payment' && <PayBar order={order} />}>
      <View className={styles.body}>
        <LoadState status={loaded.status} error={loaded.error} onRetry={load} bones="card">
          {order && (
            <>
              <State order={order} />
              {order.pickupCode !== undefined && (
                <PickupCode code={order.pickupCode} spent={order.state !== 'to_pick_up'} />
              )}
              <Facts order={order} />
            </>
          )}
        </LoadState>
      </View>
    </Page>
  )
}

const ICONS: Partial<Record<OrderView['state'], IconName>> = {
  to_pick_up: 'ticket',
  awaiting_payment: 'wallet',
  completed: 'check',
}

const State = observer(function State({ order }: { order: OrderView }) {
  const { session } = useStore()
  return (
    <View className={styles.state}>
      <Icon name={ICONS[order.state] ?? 'clock'} size={28} className={styles.stateIcon} />
      <View className={styles.stateWords}>
        <View id="redemption-state" className={styles.stateTitle}>
          {order.stateTitle}
        </View>
        <View className={styles.soft}>
          <StateNote order={order} zone={session.zone} />
        </View>
      </View>
    </View>
  )
})

function StateNote({ order, zone }: { order: OrderView; zone: Parameters<typeof dateTime>[1] }) {
  switch (order.state) {
    case 'to_pick_up':
      return (
        <View>
          {order.store ? `到${order.store.title}` : '到任一门店'}出示取货码
          {order.claimUntilMs === undefined ? '' : `，有效期至 ${lastDayBefore(order.claimUntilMs, zone)}`}
        </View>
      )
    case 'awaiting_payment':
      return (
        <View>
          积分已冻结，请在 <Countdown untilMs={order.payByMs} /> 内付清现金部分
        </View>
      )
    case 'completed':
      return (
        <View>
          {order.completedAtMs === undefined ? '已领取' : `${dateTime(order.completedAtMs, zone)} 已领取`}
        </View>
      )
    case 'lapsed':
      return <View>取货码已过有效期</View>
    case 'cancelled':
      return <View>{order.cancelReason ?? '积分已原样退回'}</View>
    case 'refunded':
      return <View>现金已退回，积分已原样退回</View>
    default:
      return null
  }
}

const Facts = observer(function Facts({ order }: { order: OrderView }) {
  const { session } = useStore()
  const line = order.lines[0]
  return (
    <CellGroup>
      {line && <Cell title={line.title} value={`× ${line.count}`} onTap={() => go.reward(line.productId)} />}
      <Cell title="使用积分" value={grouped(order.points)} />
      {order.payableFen > 0 && <Cell title="支付现金" value={`¥${yuan(order.payableFen)}`} />}
      {order.store && (
        <Cell title={order.store.title} note={`${order.store.address}\n${order.store.hours}`} icon="store" />
      )}
      <Cell title="兑换时间" value={dateTime(order.createdAtMs, session.zone)} />
      <Cell title="兑换编号" note={order.orderId} />
    </CellGroup>
  )
})

/** Its cash part still waits. */
const PayBar = observer(function PayBar({ order }: { order: OrderView }) {
  const { redemption, ui } = useStore()
  const pay = async () => {
    const outcome = await redemption.pay(order)
    if (outcome.kind === 'failed') ui.say(outcome.error.message, 'alarm')
    if (outcome.kind === 'unpaid') ui.say('还没有付款，可以稍后继续支付')
    if (outcome.kind === 'done') ui.say('兑换成功', 'done')
  }
  const cancel = async () => {
    const yes = await ui.ask({
      title: '取消这次兑换？',
      message: '冻结的积分会原样退回，有效期不变',
      confirmText: '取消兑换',
      cancelText: '再想想',
      danger: true,
    })
    if (!yes) return
    const answer = await redemption.cancel(order.orderId)
    if (!answer.ok) ui.say(answer.error.message, 'alarm')
  }
  return (
    <View className={styles.bar}>
      <View className={styles.narrow}>
        <Button id="redemption-cancel" kind="secondary" onTap={cancel}>
          取消
        </Button>
      </View>
      <Button id="redemption-pay" block onTap={pay}>
        支付 ¥{yuan(order.payableFen)}
      </Button>
    </View>
  )
})

export default observer(RedemptionPage)
