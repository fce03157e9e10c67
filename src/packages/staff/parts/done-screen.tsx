import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import styles from './parts.module.scss'

interface DoneScreenProps {
  /** The number or word to be seen from an arm's length. */
  headline: string
  note: string
  children?: ReactNode
  /** What the one button says. */
  next: string
  onNext: () => void
}

/** Done, in one glance: green, with what changed. Ids: counter-result, counter-headline, counter-next. */
export function DoneScreen({ headline, note, children, next, onNext }: DoneScreenProps) {
  return (
    <View id="counter-result" className={styles.done}>
      <View className={styles.doneMark}>
        <Icon name="check" size={48} />
      </View>
      <View id="counter-headline" className={styles.headline}>
        {headline}
      </View>
      <View className={styles.doneNote}>{note}</View>
      {children}
      <View className={styles.doneNext}>
        <Button id="counter-next" kind="secondary" block onTap={onNext}>
          {next}
        </Button>
      </View>
    </View>
  )
}
