import { ScrollView, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { RewardCard } from '@/components/reward-card'
import { SectionHead } from '@/components/section-head'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** What points can buy now. */
export const RewardShelf = observer(function RewardShelf() {
  const { home, catalog } = useStore()
  const { title, rewards } = home.rewardsNow
  if (rewards.length === 0) return null
  const openMall = () => {
    catalog.showFace('points')
    go.tab('mall')
  }
  return (
    <View>
      <SectionHead title={title} more="积分商城" moreId="home-rewards-all" onMore={openMall} />
      <ScrollView className={styles.sideways} scrollX enhanced showScrollbar={false}>
        <View className={styles.strip}>
          {rewards.map(reward => (
            <View key={reward.rewardId} className={styles.reward}>
              <RewardCard
                id={reward.rewardId}
                title={reward.title}
                picture={reward.picture}
                points={reward.points}
                cashFen={reward.cashFen}
                {...(reward.worthFen === undefined ? {} : { worthFen: reward.worthFen })}
                {...(reward.tierTitle ? { tag: reward.tierTitle } : {})}
                onTap={go.reward}
              />
            </View>
          ))}
        </View>
      </ScrollView>
    </View>
  )
})
