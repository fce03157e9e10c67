import { type ITouchEvent, View } from '@tarojs/components'
import type { ComponentType, CSSProperties, ReactNode } from 'react'
import { cx } from '../cx'
import styles from './index.module.scss'

export interface TappableProps {
  onTap?: () => void
  /** Read aloud in place of the content, where the content is only a drawing. */
  label?: string
  disabled?: boolean
  /** `tab` and `radio` say what kind of choice it is; `button` otherwise. */
  role?: 'button' | 'tab' | 'radio' | 'checkbox' | 'link'
  selected?: boolean
  className?: string
  style?: CSSProperties
  id?: string
  /** Keeps the tap from the tappable around this one. */
  stops?: boolean
  children?: ReactNode
}

interface KeyLike {
  key: string
  preventDefault(): void
}

/** For the browser: focus, Enter and Space, and what a screen reader says. Undefined values must stay out (Taro's h5 elements would print them). */
function browserProps(tap: () => void, { disabled, role = 'button', selected, label }: TappableProps) {
  const props: Record<string, unknown> = {
    role,
    tabIndex: disabled ? -1 : 0,
    onKeyDown: (event: KeyLike) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      tap()
    },
  }
  if (label !== undefined) props['aria-label'] = label
  props['aria-disabled'] = disabled ? 'true' : 'false'
  if (role === 'tab') props['aria-selected'] = selected ? 'true' : 'false'
  if (role === 'radio' || role === 'checkbox') props['aria-checked'] = selected ? 'true' : 'false'
  return props
}

const IS_WEAPP = process.env.TARO_ENV === 'weapp'
const Box = View as ComponentType<Record<string, unknown>>

/** Anything a finger (or the keyboard) can press: fades while pressed, at least as large as its content says. */
export function Tappable(props: TappableProps) {
  const { onTap, disabled, className, style, id, stops, children } = props
  const tap = () => {
    if (!disabled) onTap?.()
  }
  return (
    <Box
      {...(id ? { id } : {})}
      className={cx(styles.tappable, className)}
      style={style}
      hoverClass={disabled ? 'none' : styles.pressed}
      hoverStartTime={20}
      hoverStayTime={80}
      hoverStopPropagation={stops ?? false}
      onClick={(event: ITouchEvent) => {
        if (stops) event.stopPropagation()
        tap()
      }}
      {...(IS_WEAPP ? {} : browserProps(tap, props))}
    >
      {children}
    </Box>
  )
}
