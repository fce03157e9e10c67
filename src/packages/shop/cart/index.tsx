/**
 * 购物车: what is wanted, with what the server says about each.
 *
 * Ids: cart-row-<skuId>, cart-choose-<skuId>, cart-count-<skuId>, cart-remove-<skuId>, cart-choose-all,
 * cart-total, cart-checkout, cart-clear-gone, cart-browse (empty).
 */
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { Checkbox } from '@/components/checkbox'
import { Empty } from '@/components/empty'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import { Price } from '@/components/price'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import { CartItem } from './cart-item'
import styles from './index.module.scss'

function CartPage() {
  const { cart, session } = useStore()
  const load = () => Promise.all([cart.load(), session.ensure()])
  useDidShow(() => void load())
  const empty = cart.lines.length === 0
  return (
    <Page title="购物车" footer={!empty && cart.rows.length > 0 && <PayBar />}>
      <View className={styles.body}>
        {empty ? (
          <Empty
            icon="cart"
            title="购物车还是空的"
            note="去看看刚出炉的和新到的"
            action={
              <Button id="cart-browse" kind="secondary" onTap={() => go.tab('mall')}>
                去逛逛
              </Button>
            }
          />
        ) : (
          <LoadState
            status={cart.view.status}
            error={cart.view.error}
            onRetry={load}
            count={cart.lines.length}
          >
            {cart.rows.map(row => (
              <CartItem key={row.line.skuId} row={row} />
            ))}
            <ClearGone />
          </LoadState>
        )}
      </View>
    </Page>
  )
}

const ClearGone = observer(function ClearGone() {
  const { cart } = useStore()
  const gone = cart.rows.filter(row => row.blocked === 'gone' || row.blocked === 'sold_out')
  if (gone.length === 0) return null
  return (
    <View className={styles.clear}>
      <Button
        id="cart-clear-gone"
        kind="quiet"
        size="small"
        icon="trash"
        onTap={() => cart.remove(gone.map(row => row.line.skuId))}
      >
        清理 {gone.length} 件买不到的
      </Button>
    </View>
  )
})

const PayBar = observer(function PayBar() {
  const { cart, checkout, session, ui } = useStore()
  const rows = cart.chosenRows
  const pay = async () => {
    if (!session.member) {
      const yes = await ui.ask({
        title: '先加入会员',
        message: '一步完成，购物车会留着。',
        confirmText: '去加入',
      })
      if (yes) go.join()
      return
    }
    checkout.begin(rows.map(({ line: { productId, skuId, count } }) => ({ productId, skuId, count })))
    go.checkout()
  }
  return (
    <View className={styles.bar}>
      <Checkbox id="cart-choose-all" checked={cart.allChosen} onChange={chosen => cart.chooseAll(chosen)}>
        全选
      </Checkbox>
      <View id="cart-total" className={styles.total}>
        <View className={styles.totalWord}>合计</View>
        <Price fen={cart.chosenFen} size="title" />
      </View>
      <Button id="cart-checkout" disabled={rows.length === 0} onTap={() => void pay()}>
        去结算
      </Button>
    </View>
  )
})

export default observer(CartPage)
