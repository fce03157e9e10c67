import { View } from '@tarojs/components'
import { Stepper } from '../stepper'
import styles from './index.module.scss'

export interface QuantityPickerProps {
  value: number
  onChange: (value: number) => void
  /** Pieces that can be had now. */
  available: number
  /** The most one order takes. */
  max?: number
  onLimit?: () => void
}

/** How many pieces, with what is left said when it is little. */
export function QuantityPicker({ value, onChange, available, max = 99, onLimit }: QuantityPickerProps) {
  const few = available > 0 && available <= 5
  return (
    <View className={styles.row}>
      <View className={styles.words}>
        <View>数量</View>
        {few && <View className={styles.few}>仅剩 {available} 件</View>}
        {available === 0 && <View className={styles.none}>已售罄</View>}
      </View>
      <Stepper
        value={Math.min(value, Math.max(1, available))}
        min={1}
        max={Math.max(1, Math.min(max, available))}
        disabled={available === 0}
        onChange={onChange}
        onLimit={onLimit}
      />
    </View>
  )
}
