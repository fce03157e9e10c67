import { View } from '@tarojs/components'
import { Picture } from '../picture'
import { PointsText } from '../points-text'
import { Price } from '../price'
import { Tag } from '../tag'
import { Tappable } from '../tappable'
import styles from './index.module.scss'

export interface RewardCardProps {
  id: string
  title: string
  picture: { src: string; alt: string }
  points: number
  /** Paid beside the points, in fen; 0 for points alone. */
  cashFen: number
  worthFen?: number
  /** Why it cannot be had now, in a few words: 还差 800 积分, 已兑完, 银卡可换. */
  blocked?: string
  /** One short word: 限量, 每人 1 份. */
  tag?: string
  layout?: 'shelf' | 'row'
  onTap: (id: string) => void
}

/** Something points can buy. */
export function RewardCard(props: RewardCardProps) {
  const { id, title, picture, points, cashFen, worthFen, blocked, tag, layout = 'shelf', onTap } = props
  return (
    <Tappable id={`reward-${id}`} className={styles[layout]} onTap={() => onTap(id)} role="link">
      <View className={styles.picture}>
        <Picture src={picture.src} alt={picture.alt} ratio={layout === 'shelf' ? 'four-three' : 'square'} />
        {tag && (
          <View className={styles.corner}>
            <Tag tone="points">{tag}</Tag>
          </View>
        )}
      </View>
      <View className={styles.words}>
        <View className={styles.title}>{title}</View>
        <View className={styles.foot}>
          <PointsText points={points} />
          {cashFen > 0 && (
            <View className={styles.cash}>
              <View className={styles.plus}>+</View>
              <Price fen={cashFen} size="note" />
            </View>
          )}
          {worthFen !== undefined && <Price fen={worthFen} size="note" crossed />}
        </View>
        {blocked && <View className={styles.blocked}>{blocked}</View>}
      </View>
    </Tappable>
  )
}
