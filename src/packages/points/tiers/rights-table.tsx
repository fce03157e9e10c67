import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { cx } from '@/components/cx'
import { Icon } from '@/components/icon'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** Rights side by side; what is better than one level below is marked, and one's own column is lit. */
export const RightsTable = observer(function RightsTable() {
  const { tier } = useStore()
  const view = tier.tier.data
  if (!view) return null
  const here = view.levels.findIndex(level => level.tierId === view.tier.tierId)
  return (
    <View id="tiers-rights" className={styles.table}>
      <View className={styles.tableRow}>
        <View className={styles.right} />
        {view.levels.map((level, i) => (
          <View key={level.tierId} className={cx(styles.cell, styles.cellHead, i === here && styles.own)}>
            {level.title}
          </View>
        ))}
      </View>
      {tier.rights.map(row => (
        <View key={row.name} className={styles.tableRow}>
          <View className={styles.right}>{row.name}</View>
          {row.cells.map((cell, i) => (
            <View
              key={view.levels[i]?.tierId ?? i}
              className={cx(styles.cell, i === here && styles.own, cell.better && styles.better)}
            >
              <View className={styles.cellText}>
                {cell.better && <Icon name="chevron-up" size={14} className={styles.mark} />}
                {cell.value}
              </View>
            </View>
          ))}
        </View>
      ))}
      <View className={styles.legend}>
        <Icon name="chevron-up" size={14} />
        <View>比低一级更多</View>
      </View>
    </View>
  )
})
