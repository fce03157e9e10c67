import { View } from '@tarojs/components'
import { cx } from '../cx'
import { Icon } from '../icon'
import styles from './index.module.scss'

export interface LadderStep {
  id: string
  title: string
  /** Under the title: what it takes to stand here. */
  note: string
  state: 'done' | 'here' | 'next' | 'later'
}

/** The tiers as steps that rise to the right: you stand on one, the next is lit. */
export function Ladder({ steps }: { steps: readonly LadderStep[] }) {
  return (
    <View className={styles.ladder}>
      {steps.map((step, index) => (
        <View key={step.id} className={styles.column}>
          <View className={styles.above}>
            {step.state === 'here' && (
              <View className={styles.person}>
                <Icon name="person" size={18} />
              </View>
            )}
            <View className={cx(styles.title, step.state === 'later' && styles.soft)}>{step.title}</View>
          </View>
          <View
            className={cx(styles.step, styles[step.state])}
            style={{ height: `${Math.round(28 + (index * 72) / Math.max(1, steps.length - 1))}px` }}
          />
          <View className={styles.note}>{step.note}</View>
        </View>
      ))}
    </View>
  )
}
