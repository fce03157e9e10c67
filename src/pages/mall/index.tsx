/**
 * 商城: goods for cash, rewards for points, switched at the top.
 *
 * Ids: segment-cash, segment-points, mall-search, mall-cart, mall-category-<id> (mall-category-all), mall-sort-<sort>,
 * mall-points, product-<id>, reward-<id>, retry.
 */
import { View } from '@tarojs/components'
import { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { CartButton } from '@/components/cart-button'
import { Icon } from '@/components/icon'
import { Page } from '@/components/page'
import { Segmented } from '@/components/segmented'
import { Tappable } from '@/components/tappable'
import { go } from '@/platform/navigation'
import { endPullDown } from '@/platform/pull-down'
import { useStore } from '@/stores/use-store'
import { CashShelf } from './cash-shelf'
import styles from './index.module.scss'
import { PointsShelf } from './points-shelf'

const FACES = [
  { value: 'cash', title: '现金', tone: 'cash' },
  { value: 'points', title: '积分', tone: 'points' },
] as const

function MallPage() {
  const { catalog, home, cart, redemption } = useStore()
  const { face } = catalog
  const load = (shown: typeof face) => {
    void home.ensure()
    if (shown === 'cash') catalog.ensureProducts()
    else void redemption.loadRewards()
  }
  useDidShow(() => load(catalog.face))
  usePullDownRefresh(() => {
    const fresh = catalog.face === 'cash' ? catalog.products.refresh() : redemption.loadRewards()
    void fresh.finally(endPullDown)
  })
  useReachBottom(() => {
    if (catalog.face === 'cash') void catalog.products.more()
  })
  return (
    <Page title="商城" tab="mall">
      <View className={styles.top}>
        <View className={styles.faces}>
          <Segmented
            items={FACES}
            value={face}
            onChange={next => {
              catalog.showFace(next)
              load(next)
            }}
          />
        </View>
        <Tappable id="mall-search" className={styles.icon} label="搜索" onTap={go.search}>
          <Icon name="search" />
        </Tappable>
        <CartButton id="mall-cart" pieces={cart.pieces} onTap={go.cart} />
      </View>
      {face === 'cash' ? <CashShelf /> : <PointsShelf />}
    </Page>
  )
}

export default observer(MallPage)
