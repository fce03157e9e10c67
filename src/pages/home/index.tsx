/**
 * 首页: who she is, what points buy now, then the shop. One call fetches it all.
 *
 * Ids: home-search, home-cart, home-points, home-tier, home-code, home-join (visitors), home-rewards-all, banner-<n>,
 * category-<id>, reward-<id>, product-<id>, tab-home, tab-mall, tab-code, tab-me.
 */
import { View } from '@tarojs/components'
import { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { CartButton } from '@/components/cart-button'
import { Icon } from '@/components/icon'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import { Tappable } from '@/components/tappable'
import { go } from '@/platform/navigation'
import { endPullDown } from '@/platform/pull-down'
import { useStore } from '@/stores/use-store'
import { Banners } from './banners'
import { Categories } from './categories'
import styles from './index.module.scss'
import { MemberStrip } from './member-strip'
import { RewardShelf } from './reward-shelf'
import { Sections } from './sections'

function HomePage() {
  const { home, cart, session } = useStore()
  const load = () => home.load()
  useDidShow(() => void load())
  usePullDownRefresh(() => void load().finally(endPullDown))
  return (
    <Page title={session.shop?.name ?? '首页'} tab="home">
      <View className={styles.body}>
        <View className={styles.top}>
          <Tappable id="home-search" className={styles.search} label="搜索" onTap={go.search}>
            <Icon name="search" size={18} />
            <View>{session.shop?.slogan ?? '搜索商品'}</View>
          </Tappable>
          <CartButton id="home-cart" pieces={cart.pieces} onTap={go.cart} />
        </View>
        <LoadState status={home.view.status} error={home.view.error} onRetry={load} bones="shelf">
          <MemberStrip />
          <RewardShelf />
          <Banners />
          <Categories />
          <Sections />
        </LoadState>
      </View>
    </Page>
  )
}

export default observer(HomePage)
