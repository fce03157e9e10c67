import { View } from '@tarojs/components'
import type { ComponentType } from 'react'
import { cx } from '../cx'
import styles from './index.module.scss'
import { partOf, type SliderRange, stepFrom, valueAt } from './snap'
import { useDrag } from './use-drag'

export interface SliderProps extends SliderRange {
  /** Unique on the page: the track is measured by it. */
  id: string
  value: number
  /** Only heard when the snapped value changes, so that a drag costs few redraws. */
  onChange: (value: number) => void
  /** What the slider sets, for those who do not see it. */
  label: string
  /** How a value reads: `1,200 积分`. */
  format?: (value: number) => string
  disabled?: boolean
}

const Track = View as ComponentType<Record<string, unknown>>

/** Chooses a number by sliding. Touch on the phone; touch, mouse and arrow keys in the browser. Snaps to its steps. */
export function Slider(props: SliderProps) {
  const { id, value, onChange, label, format = String, disabled = false, min, max, step } = props
  const range = { min, max, step }
  const set = (next: number) => {
    if (!disabled && next !== value) onChange(next)
  }
  const drag = useDrag(id, (x, width) => set(valueAt(x, width, range)))
  const percent = Math.round(partOf(value, range) * 1000) / 10
  return (
    <Track
      className={cx(styles.slider, disabled && styles.off)}
      {...(disabled ? {} : drag)}
      catchMove
      {...browserProps({ label, text: format(value), value, range, disabled, set })}
    >
      <View id={id} className={styles.track}>
        <View className={styles.fill} style={{ width: `${percent}%` }} />
        <View className={styles.thumb} style={{ left: `${percent}%` }} />
      </View>
    </Track>
  )
}

interface BrowserSide {
  label: string
  text: string
  value: number
  range: SliderRange
  disabled: boolean
  set: (value: number) => void
}

function browserProps({ label, text, value, range, disabled, set }: BrowserSide): Record<string, unknown> {
  if (process.env.TARO_ENV === 'weapp') return {}
  const target = (key: string): number | undefined => {
    if (key === 'ArrowRight' || key === 'ArrowUp') return stepFrom(value, 1, range)
    if (key === 'ArrowLeft' || key === 'ArrowDown') return stepFrom(value, -1, range)
    if (key === 'PageUp') return stepFrom(value, 10, range)
    if (key === 'PageDown') return stepFrom(value, -10, range)
    if (key === 'Home') return range.min
    if (key === 'End') return range.max
    return undefined
  }
  return {
    role: 'slider',
    tabIndex: disabled ? -1 : 0,
    'aria-label': label,
    'aria-valuemin': String(range.min),
    'aria-valuemax': String(range.max),
    'aria-valuenow': String(value),
    'aria-valuetext': text,
    'aria-disabled': disabled ? 'true' : 'false',
    onKeyDown: (event: { key: string; preventDefault(): void }) => {
      const next = target(event.key)
      if (next === undefined) return
      event.preventDefault()
      set(next)
    },
  }
}
