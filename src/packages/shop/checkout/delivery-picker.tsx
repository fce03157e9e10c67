import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { cx } from '@/components/cx'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { Segmented } from '@/components/segmented'
import { Tappable } from '@/components/tappable'
import type { Delivery } from '@/contract/catalog'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

const WAYS: Record<Delivery, string> = { express: '快递到家', pickup: '到店自提' }

/** By courier to an address, or to be picked up in a store: what all lines allow. */
export const DeliveryPicker = observer(function DeliveryPicker() {
  const { checkout } = useStore()
  const ways = checkout.deliveries
  if (ways.length === 0) {
    return (
      <Notice tone="alarm" icon="alert">
        这些商品有的只能自提、有的只能快递，请分开下单
      </Notice>
    )
  }
  return (
    <Card flush>
      {ways.length > 1 ? (
        <View className={styles.ways}>
          <Segmented
            items={ways.map(way => ({ value: way, title: WAYS[way] }))}
            value={checkout.delivery}
            onChange={way => checkout.setDelivery(way)}
          />
        </View>
      ) : (
        <View className={styles.onlyWay}>{ways[0] === 'pickup' ? '这些商品仅限到店自提' : '快递到家'}</View>
      )}
      {checkout.delivery === 'express' ? <AddressRow /> : <StoreRows />}
    </Card>
  )
})

const AddressRow = observer(function AddressRow() {
  const { checkout } = useStore()
  const { address } = checkout
  if (!address) {
    const none = (checkout.view.data?.addresses.length ?? 0) === 0
    return (
      <Cell
        id="checkout-add-address"
        icon="pin"
        title={none ? '添加收货地址' : '选择收货地址'}
        onTap={() => (none ? go.addressEdit() : go.addresses('pick'))}
      />
    )
  }
  return (
    <Cell
      id="checkout-address"
      icon="pin"
      title={`${address.name} ${address.phone}`}
      note={`${address.region}${address.detail}`}
      onTap={() => go.addresses('pick')}
    />
  )
})

const StoreRows = observer(function StoreRows() {
  const { checkout } = useStore()
  return (
    <>
      {checkout.view.data?.stores.map(store => {
        const chosen = store.storeId === checkout.storeId
        return (
          <Tappable
            key={store.storeId}
            id={`checkout-store-${store.storeId}`}
            role="radio"
            selected={chosen}
            className={styles.store}
            onTap={() => checkout.chooseStore(store.storeId)}
          >
            <View className={cx(styles.dot, chosen && styles.dotOn)}>
              {chosen && <Icon name="check" size={14} />}
            </View>
            <View className={styles.storeWords}>
              <View className={styles.storeTitle}>{store.title}</View>
              <View className={styles.note}>{store.address}</View>
              <View className={styles.note}>{store.hours}</View>
            </View>
          </Tappable>
        )
      })}
    </>
  )
})
