import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { code128Bars, moduleWidth } from './bars'
import styles from './index.module.scss'

export interface BarcodeProps {
  text: string
  /** Room in px; the bars take the widest module that fits. */
  width?: number
  height?: number
}

/** Code 128 drawn as plain boxes, on white in both modes. */
export function Barcode({ text, width = 240, height = 64 }: BarcodeProps) {
  const drawing = useMemo(() => code128Bars(text), [text])
  if (!drawing) return null
  const module = moduleWidth(drawing.modules, width)
  return (
    <View className={styles.ground}>
      <View className={styles.bars} style={{ height: `${height}px` }}>
        {drawing.bars.map((bar, index) => (
          <View
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place.
            key={index}
            className={styles.bar}
            style={{ width: `${bar.width * module}px`, marginLeft: `${bar.gap * module}px` }}
          />
        ))}
      </View>
    </View>
  )
}
