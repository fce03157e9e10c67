import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { PointsText } from '@/components/points-text'
import { Price } from '@/components/price'
import type { RewardView } from '@/contract/views'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

interface RedeemBarProps {
  view: RewardView
  count: number
  onRedeem: () => void
}

/** What it comes to, and the button; or why there is none. */
export const RedeemBar = observer(function RedeemBar({ view, count, onRedeem }: RedeemBarProps) {
  const { redemption } = useStore()
  const { reward } = view
  const { standing } = redemption
  if (!standing) return null
  return (
    <View className={styles.bar}>
      <View className={styles.sum}>
        <PointsText points={reward.points * count} size="title" />
        {reward.cashFen > 0 && (
          <View className={styles.cash}>
            <View>+</View>
            <Price fen={reward.cashFen * count} />
          </View>
        )}
      </View>
      {standing.kind === 'visitor' ? (
        <Button id="reward-join" kind="points" onTap={go.join}>
          加入会员
        </Button>
      ) : (
        <Button id="reward-redeem" kind="points" disabled={standing.kind !== 'open'} onTap={onRedeem}>
          {standing.kind === 'open' ? '立即兑换' : standing.text}
        </Button>
      )}
    </View>
  )
})
