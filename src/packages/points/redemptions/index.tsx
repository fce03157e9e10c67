/** 我的兑换: what has been redeemed. Ids: redemption-<orderId>, redemptions-mall, retry. */
import { View } from '@tarojs/components'
import { useDidShow, useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { ListEnd } from '@/components/list-end'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import { Picture } from '@/components/picture'
import { PointsText } from '@/components/points-text'
import { Price } from '@/components/price'
import { Tag } from '@/components/tag'
import { Tappable } from '@/components/tappable'
import type { OrderView } from '@/contract/views'
import { lastDayBefore, longDate } from '@/domain/calendar'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

function RedemptionsPage() {
  const { redemption, session } = useStore()
  const { redemptions } = redemption
  useDidShow(() => {
    void redemptions.refresh()
    void session.ensure()
  })
  useReachBottom(() => void redemptions.more())
  return (
    <Page title="我的兑换">
      <View className={styles.body}>
        <LoadState
          status={redemptions.status}
          error={redemptions.error}
          onRetry={() => redemptions.refresh()}
        >
          <Rows />
        </LoadState>
      </View>
    </Page>
  )
}

const Rows = observer(function Rows() {
  const { catalog, redemption } = useStore()
  const { redemptions } = redemption
  const items = redemptions.items ?? []
  if (items.length === 0) {
    return (
      <Empty
        icon="gift"
        title="还没有兑换过"
        note="攒下的积分，可以换杯子、热茶、一束花"
        action={
          <Button
            id="redemptions-mall"
            kind="points"
            onTap={() => {
              catalog.showFace('points')
              go.tab('mall')
            }}
          >
            去看看能换什么
          </Button>
        }
      />
    )
  }
  const foot = redemptions.loading
    ? 'loading'
    : redemptions.error
      ? 'error'
      : redemptions.ended
        ? 'end'
        : 'more'
  return (
    <>
      {items.map(order => (
        <Row key={order.orderId} order={order} />
      ))}
      <ListEnd state={foot} onMore={() => redemptions.more()} endText="这是全部兑换" />
    </>
  )
})

const Row = observer(function Row({ order }: { order: OrderView }) {
  const { session } = useStore()
  const line = order.lines[0]
  const waits = order.state === 'to_pick_up' || order.state === 'awaiting_payment'
  return (
    <Tappable
      id={`redemption-${order.orderId}`}
      className={styles.card}
      onTap={() => go.redemption(order.orderId)}
    >
      <View className={styles.picture}>
        {line && <Picture src={line.picture.src} alt={line.picture.alt} rounded />}
      </View>
      <View className={styles.words}>
        <View className={styles.titleRow}>
          <View className={styles.title}>{line?.title ?? '积分兑换'}</View>
          <Tag tone={waits ? 'points' : 'plain'}>{order.stateTitle}</Tag>
        </View>
        <View className={styles.soft}>
          {order.state === 'to_pick_up' && order.claimUntilMs !== undefined
            ? `有效期至 ${lastDayBefore(order.claimUntilMs, session.zone)}`
            : `${longDate(order.createdAtMs, session.zone)}兑换`}
          {order.store ? ` · ${order.store.title}` : ''}
        </View>
        <View className={styles.price}>
          <PointsText points={order.points} />
          {order.payableFen > 0 && <Price fen={order.payableFen} size="note" />}
          {line && line.count > 1 && <View className={styles.soft}>× {line.count}</View>}
        </View>
      </View>
    </Tappable>
  )
})

export default observer(RedemptionsPage)
