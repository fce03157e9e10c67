import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Card } from '@/components/card'
import { Cell, CellGroup } from '@/components/cell'
import { shortYuan } from '@/domain/money'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** How it comes, what the shopkeeper tells about it, and its facts. */
export const ProductStory = observer(function ProductStory() {
  const { product, session } = useStore()
  const view = product.view.data
  if (!view) return null
  const { story, facts, delivery } = view.product
  const shipping = session.shop?.shipping
  return (
    <>
      <CellGroup>
        {delivery.includes('express') && (
          <Cell
            icon="truck"
            title="快递到家"
            {...(shipping
              ? {
                  note: `运费 ${shortYuan(shipping.feeFen)} 元，满 ${shortYuan(shipping.freeFromFen)} 元免运费`,
                }
              : {})}
          />
        )}
        {delivery.includes('pickup') && (
          <Cell
            icon="store"
            title={delivery.includes('express') ? '也可到店自提' : '仅限到店自提'}
            note={session.shop?.stores.map(store => store.title).join('、')}
          />
        )}
      </CellGroup>
      <Card title="店里的话">
        <View className={styles.story}>
          {story.map(paragraph => (
            <View key={paragraph}>{paragraph}</View>
          ))}
        </View>
      </Card>
      {facts.length > 0 && (
        <Card title="商品信息">
          {facts.map(fact => (
            <View key={fact.name} className={styles.fact}>
              <View className={styles.factName}>{fact.name}</View>
              <View className={styles.factValue}>{fact.value}</View>
            </View>
          ))}
        </Card>
      )}
    </>
  )
})
