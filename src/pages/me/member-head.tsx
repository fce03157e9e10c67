import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { CountUp } from '@/components/count-up'
import { grouped } from '@/components/format'
import { Icon } from '@/components/icon'
import { ProgressBar } from '@/components/progress-bar'
import { Tappable } from '@/components/tappable'
import { TierBadge } from '@/components/tier-badge'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** Name, points in jade, tier in brass. */
export const MemberHead = observer(function MemberHead() {
  const { member, session } = useStore()
  const me = member.me.data
  if (!me) return null
  const { nickname, tier } = me.member
  return (
    <View className={styles.head}>
      <Tappable id="me-profile" className={styles.profile} onTap={go.profile}>
        <View className={styles.avatar}>{nickname.slice(0, 1)}</View>
        <View className={styles.who}>
          <View className={styles.name}>{nickname}</View>
          <View className={styles.phone}>{me.phone}</View>
        </View>
        <Icon name="chevron-right" size={18} className={styles.soft} />
      </Tappable>
      <View className={styles.halves}>
        <Tappable id="me-points" className={styles.pointsHalf} onTap={go.statement}>
          <View className={styles.halfName}>可用{session.pointsTitle}</View>
          <View className={styles.points}>
            <CountUp value={me.points.available} />
          </View>
          <View className={styles.halfNote}>
            {member.expiringSoon
              ? `${member.expiringSoon.day}到期 ${grouped(member.expiringSoon.amount)}`
              : '查看明细'}
          </View>
        </Tappable>
        <Tappable id="me-tier" className={styles.tierHalf} onTap={go.tiers}>
          <TierBadge title={tier.title} />
          <View className={styles.bar}>
            <ProgressBar part={tier.share} tone="tier" />
          </View>
          <View className={styles.halfNote}>{member.distance}</View>
        </Tappable>
      </View>
    </View>
  )
})

/** In its place for somebody who has not joined. */
export const VisitorHead = observer(function VisitorHead() {
  const { session } = useStore()
  const { welcomePoints, pointsTitle, shop } = session
  return (
    <View className={styles.visitor}>
      <View className={styles.name}>你好，欢迎来{shop?.name ?? '这里'}</View>
      <View className={styles.visitorNote}>
        {welcomePoints > 0
          ? `入会就送 ${welcomePoints} ${pointsTitle}，消费积分、生活好礼都在这里`
          : '消费积分、生活好礼都在这里'}
      </View>
      <Button id="me-join" block onTap={go.join}>
        免费加入会员
      </Button>
    </View>
  )
})
