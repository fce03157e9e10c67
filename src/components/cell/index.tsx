import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../cx'
import { Icon, type IconName } from '../icon'
import { Tappable } from '../tappable'
import styles from './index.module.scss'

export interface CellProps {
  title: ReactNode
  /** A second line in small, soft letters. */
  note?: ReactNode
  /** What stands at the right. */
  value?: ReactNode
  icon?: IconName
  /** Leads somewhere: an arrow is drawn, unless `act` says that it does something here. */
  onTap?: () => void
  act?: boolean
  id?: string
}

/** A row of a list: what it is on the left, its value on the right. */
export function Cell({ title, note, value, icon, onTap, act, id }: CellProps) {
  const inside = (
    <>
      {icon && <Icon name={icon} className={styles.icon} />}
      <View className={styles.words}>
        <View className={styles.title}>{title}</View>
        {note !== undefined && <View className={styles.note}>{note}</View>}
      </View>
      {value !== undefined && <View className={styles.value}>{value}</View>}
      {onTap && !act && <Icon name="chevron-right" size={18} className={styles.arrow} />}
    </>
  )
  const where = id ? { id } : {}
  if (!onTap) {
    return (
      <View {...where} className={styles.cell}>
        {inside}
      </View>
    )
  }
  return (
    <Tappable {...where} className={styles.cell} onTap={onTap}>
      {inside}
    </Tappable>
  )
}

/** Cells on one card, divided by hairlines. */
export function CellGroup({ children, className }: { children: ReactNode; className?: string }) {
  return <View className={cx(styles.group, className)}>{children}</View>
}
