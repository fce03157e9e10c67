import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { PointsText } from '@/components/points-text'
import { Price } from '@/components/price'
import { ReceiptLines } from '@/components/receipt-lines'
import { shortYuan, yuan } from '@/domain/money'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** Two columns of truth: what is paid in cash, and what points do. */
export const Truth = observer(function Truth() {
  const { checkout } = useStore()
  const priced = checkout.quote
  if (!priced) return null
  const { goodsFen, shippingFen, points, pointsFen, payableFen } = priced
  return (
    <View className={styles.truth}>
      <View className={styles.cashColumn}>
        <View className={styles.columnName}>付现金</View>
        <View id="checkout-pay-total">
          <Price fen={payableFen} size="hero" />
        </View>
        <ReceiptLines
          lines={[
            { name: '商品', value: yuan(goodsFen) },
            { name: '运费', value: shippingFen === 0 ? '免' : yuan(shippingFen) },
            ...(pointsFen > 0
              ? [{ name: '积分抵', value: `-${yuan(pointsFen)}`, tone: 'points' as const }]
              : []),
          ]}
        />
      </View>
      <View className={styles.pointsColumn}>
        <View className={styles.columnName}>积分</View>
        <View className={styles.pointsRow}>
          <View className={styles.note}>用掉</View>
          <PointsText points={points} bare />
        </View>
        {pointsFen > 0 && <View className={styles.note}>抵 {shortYuan(pointsFen)} 元</View>}
        <View className={styles.pointsRow}>
          <View className={styles.note}>付款后得</View>
          <View id="checkout-earns">
            <PointsText points={checkout.earns} change bare />
          </View>
        </View>
      </View>
    </View>
  )
})
