import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Notice } from '@/components/notice'
import { Picture } from '@/components/picture'
import { PointsText } from '@/components/points-text'
import { Price } from '@/components/price'
import { Tag } from '@/components/tag'
import type { RewardView } from '@/contract/views'
import { limitText } from '@/stores/reward-standing'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** Few enough to be worth saying. */
const FEW = 10

/** Picture, name, price, and everything that limits it, before it bites. */
export const RewardFacts = observer(function RewardFacts({ view }: { view: RewardView }) {
  const { redemption } = useStore()
  const { reward, stock, tierTitle, leftWithinLimit } = view
  const { standing } = redemption
  return (
    <>
      <Picture src={reward.picture.src} alt={reward.picture.alt} eager />
      <View className={styles.facts}>
        <View className={styles.price}>
          <PointsText points={reward.points} size="hero" />
          {reward.cashFen > 0 && (
            <View className={styles.cash}>
              <View>+</View>
              <Price fen={reward.cashFen} size="title" />
            </View>
          )}
          {reward.worthFen !== undefined && <Price fen={reward.worthFen} size="note" crossed />}
        </View>
        <View id="reward-title" className={styles.title}>
          {reward.title}
        </View>
        <View className={styles.soft}>{reward.subtitle}</View>
        <View className={styles.tags}>
          {tierTitle && <Tag tone="tier">{tierTitle}及以上</Tag>}
          {reward.limit && <Tag>{limitText(reward.limit)}</Tag>}
          <Tag>兑换后 {reward.validDays} 天内有效</Tag>
          {stock > 0 && stock <= FEW && <Tag tone="alarm">仅剩 {stock} 份</Tag>}
        </View>
        {standing && standing.kind !== 'open' && standing.kind !== 'visitor' && (
          <View id="reward-standing" className={styles.standing}>
            <Notice
              tone={standing.kind === 'tier' ? 'tier' : 'plain'}
              icon={standing.kind === 'tier' ? 'medal' : 'info'}
            >
              {standing.text}
            </Notice>
          </View>
        )}
        {standing?.kind === 'open' && leftWithinLimit !== undefined && (
          <View className={styles.soft}>你还可以兑 {leftWithinLimit} 份</View>
        )}
      </View>
    </>
  )
})
