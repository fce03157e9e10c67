import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { CountUp } from '@/components/count-up'
import { Icon } from '@/components/icon'
import { TierBadge } from '@/components/tier-badge'
import type { AnswerOf } from '@/contract/commands'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

const WORDS: Record<AnswerOf['member.join']['joined'], { title: string; note: string }> = {
  new: { title: '欢迎你，从今天起就是自己人了', note: '入会礼已到账' },
  linked: { title: '认出你了，欢迎回来', note: '门店登记时的积分都在这里' },
  already: { title: '你已经是会员了', note: '积分和等级都在' },
}

/** The moment of having joined; then back to where she came from. */
export const Joined = observer(function Joined({ answer }: { answer: AnswerOf['member.join'] }) {
  const { session } = useStore()
  const words = WORDS[answer.joined]
  return (
    <View id="join-done" className={styles.joined}>
      <View className={styles.joinedMark}>
        <Icon name="check" size={40} />
      </View>
      <View className={styles.title}>{words.title}</View>
      <TierBadge title={answer.member.tier.title} />
      <View className={styles.joinedPoints}>
        <View id="join-points" className={styles.number}>
          <CountUp value={answer.member.points} from={0} />
        </View>
        <View className={styles.unit}>{session.pointsTitle}</View>
      </View>
      <View className={styles.soft}>{words.note}</View>
      <View className={styles.joinedButtons}>
        <Button id="join-back" block onTap={go.back}>
          继续逛
        </Button>
      </View>
    </View>
  )
})
