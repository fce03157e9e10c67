import { View } from '@tarojs/components'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Stepper } from '@/components/stepper'
import { Tappable } from '@/components/tappable'
import type { RewardView } from '@/contract/views'
import styles from './index.module.scss'

interface RewardChoicesProps {
  view: RewardView
  count: number
  piecesMax: number
  onCount: (count: number) => void
  /** Undefined where nothing is picked up. */
  storeId: string | undefined
  onStore: (storeId: string) => void
}

/** How many, where to pick it up; then its story and its terms. */
export function RewardChoices({ view, count, piecesMax, onCount, storeId, onStore }: RewardChoicesProps) {
  const { reward, stores } = view
  return (
    <>
      {piecesMax > 1 && (
        <Card>
          <View className={styles.countRow}>
            <View>数量</View>
            <Stepper id="reward-count" value={count} min={1} max={piecesMax} onChange={onCount} />
          </View>
        </Card>
      )}
      {storeId !== undefined && (
        <Card title="到哪家店取" flush>
          {stores.map(store => (
            <Tappable
              key={store.storeId}
              id={`store-${store.storeId}`}
              role="radio"
              selected={store.storeId === storeId}
              className={styles.store}
              onTap={() => onStore(store.storeId)}
            >
              <View className={styles.storeWords}>
                <View className={styles.storeTitle}>{store.title}</View>
                <View className={styles.soft}>{store.address}</View>
                <View className={styles.soft}>{store.hours}</View>
              </View>
              <View className={store.storeId === storeId ? styles.radioOn : styles.radio}>
                {store.storeId === storeId && <Icon name="check" size={14} />}
              </View>
            </Tappable>
          ))}
        </Card>
      )}
      {reward.story.length > 0 && (
        <View className={styles.story}>
          {reward.story.map(paragraph => (
            <View key={paragraph}>{paragraph}</View>
          ))}
        </View>
      )}
      {reward.terms.length > 0 && (
        <Card title="使用须知">
          <View className={styles.terms}>
            {reward.terms.map(term => (
              <View key={term} className={styles.term}>
                <View className={styles.dot} />
                <View className={styles.termText}>{term}</View>
              </View>
            ))}
          </View>
        </Card>
      )}
    </>
  )
}
