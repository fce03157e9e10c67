import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../cx'
import styles from './index.module.scss'

export interface ReceiptLine {
  name: string
  value: ReactNode
  note?: string
  /** In persimmon: reduces what is paid; in jade: points. */
  tone?: 'cash' | 'points'
}

export interface ReceiptLinesProps {
  lines: readonly ReceiptLine[]
  /** The sum under the double line. */
  total?: ReceiptLine
  /** Small print at the foot: rule version, time. */
  notes?: readonly string[]
  /** Torn paper edge above and below: a till receipt rather than a part of a card. */
  torn?: boolean
}

/** Names on the left, numbers on the right, a sum below: read like a till receipt. */
export function ReceiptLines({ lines, total, notes = [], torn }: ReceiptLinesProps) {
  return (
    <View className={cx(styles.receipt, torn && styles.torn)}>
      {lines.map(line => (
        <Row key={line.name} line={line} />
      ))}
      {total && (
        <View className={styles.total}>
          <Row line={total} />
        </View>
      )}
      {notes.length > 0 && (
        <View className={styles.notes}>
          {notes.map(note => (
            <View key={note}>{note}</View>
          ))}
        </View>
      )}
    </View>
  )
}

function Row({ line }: { line: ReceiptLine }) {
  return (
    <View className={styles.line}>
      <View className={styles.name}>
        <View>{line.name}</View>
        {line.note && <View className={styles.note}>{line.note}</View>}
      </View>
      <View className={cx(styles.value, line.tone && styles[line.tone])}>{line.value}</View>
    </View>
  )
}
