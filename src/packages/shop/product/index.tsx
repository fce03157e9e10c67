/**
 * 商品详情: what it is, which kind, how many.
 *
 * Ids: product-title, product-price, option-<i>-<j> (the j-th value of the i-th option), product-count (stepper),
 * product-add-cart, product-buy, product-cart.
 */
import { ScrollView, View } from '@tarojs/components'
import { useDidShow, useShareAppMessage } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { CartButton } from '@/components/cart-button'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import { Picture } from '@/components/picture'
import { go } from '@/platform/navigation'
import { useRouteParam } from '@/platform/use-route-param'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'
import { KindPicker } from './kind-picker'
import { ProductHead } from './product-head'
import { ProductStory } from './product-story'

function ProductPage() {
  const { product } = useStore()
  const productId = useRouteParam('id') ?? ''
  const load = () => product.open(productId)
  useDidShow(() => void load())
  const view = product.view.data
  useShareAppMessage(() => ({
    title: view?.product.title ?? '禾里',
    path: `/packages/shop/product/index?id=${productId}`,
  }))
  return (
    <Page title={view?.product.title ?? '商品详情'} footer={view && <BuyBar />}>
      <LoadState status={product.view.status} error={product.view.error} onRetry={load} bones="product">
        <Gallery />
        <View className={styles.body}>
          <ProductHead />
          <KindPicker />
          <ProductStory />
        </View>
      </LoadState>
    </Page>
  )
}

const Gallery = observer(function Gallery() {
  const { product } = useStore()
  const pictures = product.view.data?.product.pictures ?? []
  const [first] = pictures
  if (!first) return null
  if (pictures.length === 1) return <Picture src={first.src} alt={first.alt} eager />
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className={styles.gallery} pagingEnabled>
      <View className={styles.pictures}>
        {pictures.map((picture, index) => (
          <View key={picture.src} className={styles.picture}>
            <Picture src={picture.src} alt={picture.alt} eager={index === 0} />
          </View>
        ))}
      </View>
    </ScrollView>
  )
})

const BuyBar = observer(function BuyBar() {
  const { product, cart, checkout, session, ui } = useStore()
  const { sku, count, available } = product
  const productId = product.view.data?.product._id
  const addToCart = () => {
    if (!sku || !productId) return
    const outcome = cart.add({ productId, skuId: sku.skuId, count }, available)
    if (outcome === 'added') ui.say('已加入购物车', 'done')
    else ui.say(outcome === 'cart_full' ? '购物车放满了，先结算一些吧' : '库存都在你的购物车里了', 'plain')
  }
  const buy = async () => {
    if (!sku || !productId) return
    if (!session.member) {
      const yes = await ui.ask({
        title: '先加入会员',
        message: '一步完成，这笔消费也会攒积分。',
        confirmText: '去加入',
      })
      if (yes) go.join()
      return
    }
    checkout.begin([{ productId, skuId: sku.skuId, count }])
    go.checkout()
  }
  const blocked = !sku || available <= 0
  return (
    <View className={styles.bar}>
      <CartButton id="product-cart" pieces={cart.pieces} onTap={go.cart} />
      <View className={styles.half}>
        <Button id="product-add-cart" kind="secondary" block disabled={blocked} onTap={addToCart}>
          加入购物车
        </Button>
      </View>
      <View className={styles.half}>
        <Button id="product-buy" block disabled={blocked} onTap={() => void buy()}>
          {blocked ? '已售罄' : '立即购买'}
        </Button>
      </View>
    </View>
  )
})

export default observer(ProductPage)
