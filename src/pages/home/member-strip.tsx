import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { CountUp } from '@/components/count-up'
import { Icon } from '@/components/icon'
import { ProgressRing } from '@/components/progress-ring'
import { Tappable } from '@/components/tappable'
import { TierBadge } from '@/components/tier-badge'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import styles from './member-strip.module.scss'

/** Greeting, balance in jade, tier in brass with its ring, the code within thumb's reach; an invitation for visitors. */
export const MemberStrip = observer(function MemberStrip() {
  const { session } = useStore()
  return session.member ? <Member /> : <Visitor />
})

const Member = observer(function Member() {
  const { home, session } = useStore()
  const { member } = session
  if (!member) return null
  return (
    <View className={styles.strip}>
      <View className={styles.row}>
        <View className={styles.who}>
          <View className={styles.greeting}>{home.greeting}</View>
          <Tappable id="home-points" className={styles.balance} onTap={go.statement}>
            <View className={styles.points}>
              <CountUp value={member.points} />
            </View>
            <View className={styles.unit}>{session.pointsTitle}</View>
            <Icon name="chevron-right" size={16} />
          </Tappable>
        </View>
        <Tappable id="home-code" className={styles.code} label="出示会员码" onTap={() => go.tab('code')}>
          <Icon name="code" size={26} />
          <View className={styles.codeText}>会员码</View>
        </Tappable>
      </View>
      <Tappable id="home-tier" className={styles.tier} onTap={go.tiers}>
        <ProgressRing part={member.tier.share} size={36} width={4} />
        <View className={styles.tierWords}>
          <TierBadge title={member.tier.title} />
          <View className={styles.distance}>{home.distance}</View>
        </View>
        <Icon name="chevron-right" size={16} />
      </Tappable>
    </View>
  )
})

const Visitor = observer(function Visitor() {
  const { home, session } = useStore()
  const { welcomePoints, pointsTitle } = session
  return (
    <View className={styles.strip}>
      <View className={styles.greeting}>
        {home.greeting}，欢迎来{session.shop?.name}
      </View>
      <View className={styles.invitation}>
        {welcomePoints > 0
          ? `入会就送 ${welcomePoints} ${pointsTitle}，每一笔消费都在攒`
          : '每一笔消费都在攒积分'}
      </View>
      <View className={styles.join}>
        <Button id="home-join" kind="points" block onTap={go.join}>
          免费加入会员
        </Button>
      </View>
    </View>
  )
})
