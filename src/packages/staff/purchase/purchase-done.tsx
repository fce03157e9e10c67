import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { grouped, signed } from '@/components/format'
import { Icon } from '@/components/icon'
import { yuan } from '@/domain/money'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import { DoneScreen } from '../parts/done-screen'
import styles from './index.module.scss'

/** Recorded: the points that came, the new balance, and a new tier where there is one. */
export const PurchaseDone = observer(function PurchaseDone() {
  const { counter, session } = useStore()
  const { result } = counter
  if (!result) return null
  const { member, order, upgradedTo } = result
  return (
    <DoneScreen
      headline={`${signed(counter.earnedPoints)} ${session.pointsTitle}`}
      note={`${member.nickname} · 消费 ¥${yuan(order.payableFen)} · 现有 ${grouped(member.points)} ${session.pointsTitle}`}
      next="下一位"
      onNext={() => {
        counter.startOver()
        go.back()
      }}
    >
      {upgradedTo && (
        <View id="counter-upgrade" className={styles.upgrade}>
          <Icon name="medal" size={28} />
          <View>恭喜升级为{upgradedTo}</View>
        </View>
      )}
    </DoneScreen>
  )
})
