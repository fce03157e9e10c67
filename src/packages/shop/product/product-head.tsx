import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { grouped } from '@/components/format'
import { Notice } from '@/components/notice'
import { Price } from '@/components/price'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** Name, price of the chosen kind, and what buying it earns. */
export const ProductHead = observer(function ProductHead() {
  const { product, session } = useStore()
  const view = product.view.data
  if (!view) return null
  const { sku, earns } = product
  return (
    <View className={styles.head}>
      <View id="product-price" className={styles.prices}>
        {sku && <Price fen={sku.priceFen} size="hero" />}
        {sku?.marketPriceFen !== undefined && <Price fen={sku.marketPriceFen} crossed />}
      </View>
      <View id="product-title" className={styles.title}>
        {view.product.title}
      </View>
      <View className={styles.subtitle}>{view.product.subtitle}</View>
      {earns > 0 && (
        <Notice tone="points" icon="points">
          {session.member ? '这单可得' : '会员这单可得'} {grouped(earns)} {session.pointsTitle}
        </Notice>
      )}
    </View>
  )
})
