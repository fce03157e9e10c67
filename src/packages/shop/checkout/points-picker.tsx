import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Card } from '@/components/card'
import { grouped } from '@/components/format'
import { PointsText } from '@/components/points-text'
import { Slider } from '@/components/slider'
import { Tappable } from '@/components/tappable'
import { capText } from '@/stores/checkout-points'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** How many points to use: the slider, and in one line why it ends where it does. */
export const PointsPicker = observer(function PointsPicker() {
  const { checkout, session } = useStore()
  const { view, pointsRange, points } = checkout
  const cap = view.data?.cap
  if (!view.data || !cap) return null
  const { pointsTitle } = session
  return (
    <Card tone="points">
      <View className={styles.pointsHead}>
        <View>
          <View className={styles.pointsTitle}>使用{pointsTitle}</View>
          <View className={styles.note}>
            共 {grouped(view.data.availablePoints)} {pointsTitle}
          </View>
        </View>
        <View id="checkout-points-used">
          <PointsText points={points} size="title" />
        </View>
      </View>
      {pointsRange && (
        <>
          <Slider
            id="checkout-points"
            label={`使用${pointsTitle}`}
            {...pointsRange}
            value={points}
            format={value => `${grouped(value)} ${pointsTitle}`}
            onChange={value => checkout.usePoints(value)}
          />
          <View className={styles.ends}>
            <Tappable id="checkout-points-none" className={styles.end} onTap={() => checkout.usePoints(0)}>
              不用
            </Tappable>
            <Tappable
              id="checkout-points-most"
              className={styles.end}
              onTap={() => checkout.usePoints(pointsRange.max)}
            >
              最多 {grouped(pointsRange.max)}
            </Tappable>
          </View>
        </>
      )}
      <View id="checkout-points-cap" className={styles.note}>
        {capText(cap, pointsTitle)}
      </View>
    </Card>
  )
})
