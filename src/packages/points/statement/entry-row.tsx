import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Icon } from '@/components/icon'
import { PointsText } from '@/components/points-text'
import { Tappable } from '@/components/tappable'
import type { EntryView } from '@/contract/views'
import { clock, shortDate } from '@/domain/calendar'
import { go } from '@/platform/navigation'
import { KIND_TITLE } from '@/stores/receipt-text'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** One entry; a tap tells why it is what it is. */
export const EntryRow = observer(function EntryRow({ entry }: { entry: EntryView }) {
  const { session } = useStore()
  const when = `${shortDate(entry.atMs, session.zone)} ${clock(entry.atMs, session.zone).slice(0, 5)}`
  return (
    <Tappable id={`entry-${entry.seq}`} className={styles.entry} onTap={() => go.receipt(entry.entryId)}>
      <View className={styles.entryWords}>
        <View className={styles.entryTitle}>{entry.title}</View>
        <View className={styles.soft}>
          {KIND_TITLE[entry.kind]} · {when}
        </View>
      </View>
      {entry.amount !== 0 && <PointsText points={entry.amount} change bare />}
      {entry.amount === 0 && entry.kind === 'burn' && <View className={styles.soft}>冻结已扣除</View>}
      {entry.amount === 0 && entry.kind === 'reverse' && <View className={styles.soft}>可用积分不变</View>}
      {entry.kind === 'tier' && <Icon name="medal" size={20} className={styles.medal} />}
      <Icon name="chevron-right" size={16} className={styles.arrow} />
    </Tappable>
  )
})
