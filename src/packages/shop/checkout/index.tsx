/**
 * 确认订单: how it comes, what is paid, what points do.
 *
 * Ids: checkout-express, checkout-pickup (segment-express, segment-pickup), checkout-address, checkout-add-address,
 * checkout-store-<storeId>, checkout-points (slider), checkout-points-used, checkout-points-cap, checkout-pay-total,
 * checkout-earns, checkout-submit, checkout-message (what went wrong).
 */
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { LoadState } from '@/components/load-state'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Price } from '@/components/price'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import { DeliveryPicker } from './delivery-picker'
import styles from './index.module.scss'
import { OrderLines } from './order-lines'
import { PointsPicker } from './points-picker'
import { Truth } from './truth'

function CheckoutPage() {
  const { checkout } = useStore()
  const load = () => checkout.load()
  useDidShow(() => void load())
  const { view } = checkout
  const nothing = checkout.lines.length === 0 && !view.loading
  return (
    <Page title="确认订单" footer={view.data && <SubmitBar />}>
      <View className={styles.body}>
        {nothing ? (
          <Empty
            icon="cart"
            title="没有要结算的商品"
            action={
              <Button kind="secondary" onTap={() => go.tab('mall')}>
                去逛逛
              </Button>
            }
          />
        ) : (
          <LoadState status={view.status} error={view.error} onRetry={load} count={3}>
            <DeliveryPicker />
            <OrderLines />
            <PointsPicker />
            <Truth />
          </LoadState>
        )}
      </View>
    </Page>
  )
}

const MISSING = { address: '请先填写收货地址', store: '请选择自提门店', lines: '没有要结算的商品' } as const

/** The button that decides; what went wrong is said right above it. */
const SubmitBar = observer(function SubmitBar() {
  const { checkout, orders } = useStore()
  const [message, setMessage] = useState<string>()
  const submit = async () => {
    setMessage(undefined)
    const placed = await checkout.place()
    if (placed.kind === 'incomplete') return setMessage(MISSING[placed.missing])
    if (placed.kind === 'failed') return setMessage(placed.error.message)
    const { orderId } = placed.order
    orders.take(placed.order)
    const outcome = await orders.pay(orderId)
    if (outcome.kind === 'paid') go.paid(orderId)
    else go.orderInstead(orderId)
  }
  const priced = checkout.quote
  return (
    <>
      {message !== undefined && (
        <View id="checkout-message" className={styles.message}>
          <Notice tone="alarm" icon="alert">
            {checkout.placing.uncertain ? `${message}。再点一次会先查清楚，不会重复下单` : message}
          </Notice>
        </View>
      )}
      <View className={styles.bar}>
        <View className={styles.barTotal}>
          <View className={styles.note}>应付</View>
          {priced && <Price fen={priced.payableFen} size="title" />}
        </View>
        <Button id="checkout-submit" disabled={!priced} onTap={submit}>
          提交并支付
        </Button>
      </View>
    </>
  )
})

export default observer(CheckoutPage)
