import { View } from '@tarojs/components'
import { ProductCard } from '../product-card'
import styles from './index.module.scss'

type Mark = 'new' | 'hot' | 'seasonal' | 'handmade'
const MARKS: Record<Mark, string> = { new: '新品', hot: '常回购', seasonal: '当季', handmade: '手作' }

/** What a card on the shelf shows, as the api answers it. */
export interface ShelfProduct {
  productId: string
  title: string
  subtitle: string
  picture: { src: string; alt: string }
  fromFen: number
  marketPriceFen?: number | undefined
  varies: boolean
  tags: readonly Mark[]
}

/** Products two in a row. */
export function ProductShelf({
  products,
  onTap,
}: {
  products: readonly ShelfProduct[]
  onTap: (id: string) => void
}) {
  return (
    <View className={styles.shelf}>
      {products.map(product => {
        const mark = product.tags[0]
        return (
          <View key={product.productId} className={styles.place}>
            <ProductCard
              id={product.productId}
              title={product.title}
              subtitle={product.subtitle}
              picture={product.picture}
              priceFen={product.fromFen}
              from={product.varies}
              {...(product.marketPriceFen === undefined ? {} : { marketPriceFen: product.marketPriceFen })}
              {...(mark ? { tag: MARKS[mark] } : {})}
              onTap={onTap}
            />
          </View>
        )
      })}
    </View>
  )
}
