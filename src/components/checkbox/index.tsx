import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../cx'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import styles from './index.module.scss'

export interface CheckboxProps {
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
  /** Read aloud where there are no words beside it. */
  label?: string
  id?: string
  children?: ReactNode
}

/** A choice that is on or off, with a target large enough for a thumb. */
export function Checkbox({ checked, onChange, disabled = false, label, id, children }: CheckboxProps) {
  return (
    <Tappable
      {...(id ? { id } : {})}
      {...(label ? { label } : {})}
      className={cx(styles.checkbox, disabled && styles.off)}
      role="checkbox"
      selected={checked}
      disabled={disabled}
      onTap={() => onChange(!checked)}
    >
      <View className={cx(styles.box, checked && styles.on)}>
        {checked && <Icon name="check" size={14} />}
      </View>
      {children && <View className={styles.words}>{children}</View>}
    </Tappable>
  )
}
