/**
 * 我的订单: everything bought, redeemed and recorded in a store.
 *
 * Opened with `state`: one of ORDER_FILTERS. Ids: orders-<filter>, order-<orderId>, order-pay-<orderId>, retry.
 */
import { View } from '@tarojs/components'
import { useDidShow, useLoad, useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { ListEnd } from '@/components/list-end'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import { Tabs } from '@/components/tabs'
import { go } from '@/platform/navigation'
import { useRouteParam } from '@/platform/use-route-param'
import { ORDER_FILTERS, type OrderFilter } from '@/stores/order-store'
import { listState } from '@/stores/paged-list'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'
import { OrderCard } from './order-card'

const TITLES: Record<OrderFilter, string> = {
  all: '全部',
  awaiting_payment: '待付款',
  to_receive: '待收货',
  to_pick_up: '待取货',
  done: '已完成',
}

const isFilter = (text: string | undefined): text is OrderFilter =>
  ORDER_FILTERS.some(filter => filter === text)

function OrdersPage() {
  const { orders } = useStore()
  const wanted = useRouteParam('state')
  const load = () => orders.refresh()
  useLoad(() => void orders.show(isFilter(wanted) ? wanted : 'all'))
  useDidShow(() => void load())
  useReachBottom(() => void orders.more())
  const list = orders.orders
  const items = ORDER_FILTERS.map(filter => ({
    value: filter,
    title: TITLES[filter],
    id: `orders-${filter}`,
  }))
  return (
    <Page title="我的订单">
      <Tabs items={items} value={orders.filter} onChange={filter => void orders.show(filter)} />
      <View className={styles.body}>
        <LoadState status={list.status} error={list.error} onRetry={load} count={5}>
          {orders.shown.length === 0 && list.ended ? (
            <Empty
              icon="receipt"
              title={orders.filter === 'all' ? '还没有订单' : `没有${TITLES[orders.filter]}的订单`}
              action={
                <Button kind="secondary" onTap={() => go.tab('mall')}>
                  去逛逛
                </Button>
              }
            />
          ) : (
            <>
              {orders.shown.map(order => (
                <OrderCard key={order.orderId} order={order} />
              ))}
              <ListEnd state={listState(list)} onMore={() => orders.more()} />
            </>
          )}
        </LoadState>
      </View>
    </Page>
  )
}

export default observer(OrdersPage)
