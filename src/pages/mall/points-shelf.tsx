import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { CountUp } from '@/components/count-up'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { ListEnd } from '@/components/list-end'
import { LoadState } from '@/components/load-state'
import { RewardCard } from '@/components/reward-card'
import { Tappable } from '@/components/tappable'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** Rewards for points, with what stands in the way told on each. */
export const PointsShelf = observer(function PointsShelf() {
  const { redemption, session } = useStore()
  const { rewards } = redemption
  return (
    <View className={styles.list}>
      <Balance />
      <LoadState
        status={rewards.status}
        error={rewards.error}
        onRetry={() => redemption.loadRewards()}
        bones="shelf"
      >
        {redemption.shelf.length === 0 ? (
          <Empty icon="gift" title="积分好礼还在准备" note={`先攒着${session.pointsTitle}，很快上架`} />
        ) : (
          <>
            <View className={styles.rewards}>
              {redemption.shelf.map(({ reward, blocked, tag }) => (
                <View key={reward.rewardId} className={styles.place}>
                  <RewardCard
                    id={reward.rewardId}
                    title={reward.title}
                    picture={reward.picture}
                    points={reward.points}
                    cashFen={reward.cashFen}
                    {...(reward.worthFen === undefined ? {} : { worthFen: reward.worthFen })}
                    {...(blocked ? { blocked } : {})}
                    {...(tag ? { tag } : {})}
                    onTap={go.reward}
                  />
                </View>
              ))}
            </View>
            <ListEnd state="end" endText="好礼都在这里了" />
          </>
        )}
      </LoadState>
    </View>
  )
})

const Balance = observer(function Balance() {
  const { session } = useStore()
  const { member, pointsTitle } = session
  if (!member) {
    if (session.role === undefined) return null
    return (
      <View className={styles.balance}>
        <View className={styles.balanceNote}>加入会员，消费就攒{pointsTitle}</View>
        <Button id="mall-join" kind="points" size="small" onTap={go.join}>
          免费加入
        </Button>
      </View>
    )
  }
  return (
    <Tappable id="mall-points" className={styles.balance} onTap={go.statement}>
      <View className={styles.balanceNote}>可用{pointsTitle}</View>
      <View className={styles.balanceValue}>
        <CountUp value={member.points} />
        <Icon name="chevron-right" size={18} />
      </View>
    </Tappable>
  )
})
