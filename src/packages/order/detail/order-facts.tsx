import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Card } from '@/components/card'
import { Cell, CellGroup } from '@/components/cell'
import { grouped } from '@/components/format'
import { Icon } from '@/components/icon'
import { type ReceiptLine, ReceiptLines } from '@/components/receipt-lines'
import type { OrderView } from '@/contract/views'
import { dateTime } from '@/domain/calendar'
import { yuan } from '@/domain/money'
import { copyText } from '@/platform/clipboard'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** Where it goes, what it cost, what points did, when what happened. */
export const OrderFacts = observer(function OrderFacts({ order }: { order: OrderView }) {
  return (
    <>
      <Place order={order} />
      <Amounts order={order} />
      <Times order={order} />
    </>
  )
})

function Place({ order }: { order: OrderView }) {
  const { address, store } = order
  if (!address && !store) return null
  return (
    <CellGroup>
      {address && (
        <Cell
          icon="pin"
          title={`${address.name} ${address.phone}`}
          note={`${address.region}${address.detail}`}
        />
      )}
      {store && <Cell icon="store" title={store.title} note={`${store.address} · ${store.hours}`} />}
    </CellGroup>
  )
}

const Amounts = observer(function Amounts({ order }: { order: OrderView }) {
  const { orders, session } = useStore()
  const { pointsTitle } = session
  const earned = orders.earned(order)
  const given = order.paidAtMs !== undefined
  const lines: ReceiptLine[] = [
    { name: '商品', value: yuan(order.goodsFen) },
    ...(order.delivery === 'express'
      ? [{ name: '运费', value: order.shippingFen === 0 ? '免' : yuan(order.shippingFen) }]
      : []),
    ...(order.points > 0
      ? [
          {
            name: `${grouped(order.points)} ${pointsTitle}抵`,
            value: `-${yuan(order.pointsFen)}`,
            tone: 'points' as const,
          },
        ]
      : []),
  ]
  return (
    <Card>
      <ReceiptLines
        lines={lines}
        total={{ name: given ? '实付' : '应付', value: `¥${yuan(order.payableFen)}`, tone: 'cash' }}
      />
      {earned > 0 && order.state !== 'cancelled' && order.state !== 'refunded' && (
        <View id="order-earns" className={styles.earns}>
          {given ? '获得' : '付款后获得'} {grouped(earned)} {pointsTitle}
        </View>
      )}
    </Card>
  )
})

const Times = observer(function Times({ order }: { order: OrderView }) {
  const { session } = useStore()
  const { zone } = session
  const times = [
    { name: '下单时间', atMs: order.createdAtMs },
    { name: '付款时间', atMs: order.paidAtMs },
    { name: '取消时间', atMs: order.cancelledAtMs },
    { name: '退款时间', atMs: order.refundedAtMs },
    { name: '完成时间', atMs: order.completedAtMs },
  ]
  return (
    <CellGroup>
      <Cell
        id="order-number"
        title="订单编号"
        note={order.orderId}
        value={<Icon name="copy" size={18} />}
        act
        onTap={() => void copyText(order.orderId)}
      />
      {times.map(
        ({ name, atMs }) =>
          atMs !== undefined && <Cell key={name} title={name} value={dateTime(atMs, zone)} />,
      )}
    </CellGroup>
  )
})
