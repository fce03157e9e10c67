import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { cx } from '@/components/cx'
import { Empty } from '@/components/empty'
import { ListEnd } from '@/components/list-end'
import { LoadState } from '@/components/load-state'
import { ProductShelf } from '@/components/product-shelf'
import { Tabs } from '@/components/tabs'
import { Tappable } from '@/components/tappable'
import { go } from '@/platform/navigation'
import { ALL, type ProductSort } from '@/stores/catalog-store'
import { listState } from '@/stores/paged-list'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

const SORTS: readonly { value: ProductSort; title: string }[] = [
  { value: 'default', title: '推荐' },
  { value: 'new', title: '新上架' },
  { value: 'price_up', title: '价格从低' },
  { value: 'price_down', title: '价格从高' },
]

/** Goods for cash: a category, an order, the list. */
export const CashShelf = observer(function CashShelf() {
  const { catalog, home } = useStore()
  const { products } = catalog
  const tabs = [
    { value: ALL, title: '全部', id: 'mall-category-all' },
    ...home.categories.map(category => ({
      value: category._id,
      title: category.title,
      id: `mall-category-${category._id}`,
    })),
  ]
  return (
    <>
      <Tabs items={tabs} value={catalog.categoryId} onChange={next => catalog.showCategory(next)} />
      <View className={styles.sorts}>
        {SORTS.map(sort => (
          <Tappable
            key={sort.value}
            id={`mall-sort-${sort.value}`}
            role="radio"
            selected={catalog.sort === sort.value}
            className={cx(styles.sort, catalog.sort === sort.value && styles.sortOn)}
            onTap={() => catalog.sortBy(sort.value)}
          >
            {sort.title}
          </Tappable>
        ))}
      </View>
      <View className={styles.list}>
        <LoadState
          status={products.status}
          error={products.error}
          onRetry={() => products.refresh()}
          bones="shelf"
        >
          {products.items?.length === 0 ? (
            <Empty icon="bag" title="这一类还没有上架" note="换一类看看" />
          ) : (
            <>
              <ProductShelf products={products.items ?? []} onTap={go.product} />
              <ListEnd state={listState(products)} onMore={() => products.more()} />
            </>
          )}
        </LoadState>
      </View>
    </>
  )
})
