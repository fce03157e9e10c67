import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Card } from '@/components/card'
import { Icon, type IconName } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** Where the member's orders stand, with how many there are of each. */
export const OrderShortcuts = observer(function OrderShortcuts() {
  const { member } = useStore()
  const counts = member.me.data?.orders
  return (
    <Card title="我的订单" more="全部" onMore={() => go.orders()} flush>
      <View className={styles.shortcuts}>
        <Shortcut
          id="me-orders-pay"
          icon="wallet"
          name="待付款"
          count={counts?.awaitingPayment}
          state="awaiting_payment"
        />
        <Shortcut id="me-orders-ship" icon="truck" name="待收货" count={counts?.toShip} state="to_receive" />
        <Shortcut
          id="me-orders-pickup"
          icon="bag"
          name="待取货"
          count={counts?.toPickUp}
          state="to_pick_up"
        />
        <Shortcut id="me-orders-all" icon="receipt" name="全部" />
      </View>
    </Card>
  )
})

interface ShortcutProps {
  id: string
  icon: IconName
  name: string
  count?: number | undefined
  state?: string
}

function Shortcut({ id, icon, name, count = 0, state }: ShortcutProps) {
  return (
    <Tappable id={id} className={styles.shortcut} onTap={() => go.orders(state)}>
      <View className={styles.shortcutIcon}>
        <Icon name={icon} />
        {count > 0 && <View className={styles.count}>{count > 99 ? '99+' : count}</View>}
      </View>
      <View>{name}</View>
    </Tappable>
  )
}
