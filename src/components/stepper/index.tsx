import { View } from '@tarojs/components'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import styles from './index.module.scss'

export interface StepperProps {
  value: number
  onChange: (value: number) => void
  min?: number
  max?: number
  disabled?: boolean
  /** Pressed at the upper bound: the place to say why there is no more. */
  onLimit?: () => void
  id?: string
}

/** A number with − and +, kept between its bounds. */
export function Stepper({ value, onChange, min = 1, max = 99, disabled = false, onLimit, id }: StepperProps) {
  const canLess = !disabled && value > min
  const canMore = !disabled && value < max
  return (
    <View {...(id ? { id } : {})} className={styles.stepper}>
      <Tappable
        className={canLess ? styles.sign : styles.signOff}
        label="减少"
        disabled={!canLess}
        stops
        onTap={() => onChange(Math.max(min, value - 1))}
      >
        <Icon name="minus" size={18} />
      </Tappable>
      <View className={styles.value}>{value}</View>
      <Tappable
        className={canMore ? styles.sign : styles.signOff}
        label="增加"
        disabled={disabled || (!canMore && !onLimit)}
        stops
        onTap={() => (canMore ? onChange(Math.min(max, value + 1)) : onLimit?.())}
      >
        <Icon name="plus" size={18} />
      </Tappable>
    </View>
  )
}
