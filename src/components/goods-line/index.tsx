import { View } from '@tarojs/components'
import { Picture } from '../picture'
import { Price } from '../price'
import styles from './index.module.scss'

export interface GoodsLineProps {
  title: string
  /** The chosen values: 100 克, 礼盒装. */
  values: readonly string[]
  picture: { src: string; alt: string }
  unitPriceFen: number
  count: number
  /** Why it cannot be bought now. */
  problem?: string | undefined
}

/** One kind of goods in an order: what, how many, for how much. */
export function GoodsLine({ title, values, picture, unitPriceFen, count, problem }: GoodsLineProps) {
  return (
    <View className={styles.line}>
      <View className={styles.thumb}>
        <Picture src={picture.src} alt={picture.alt} rounded />
      </View>
      <View className={styles.words}>
        <View className={styles.title}>{title}</View>
        {values.length > 0 && <View className={styles.note}>{values.join('，')}</View>}
        {problem && <View className={styles.problem}>{problem}</View>}
      </View>
      <View className={styles.figures}>
        {unitPriceFen > 0 && <Price fen={unitPriceFen} plain />}
        <View className={styles.note}>×{count}</View>
      </View>
    </View>
  )
}
