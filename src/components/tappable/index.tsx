import { type ITouchEvent, View } from '@tarojs/components'
import type { ComponentType, CSSProperties, ReactNode } from 'react'
import styles from './index.module.scss'

export interface TappableProps {
  onTap?: () => void
  /** Read aloud in place of the content, where the content is only a drawing. */
  label?: string
  disabled?: boolean
  /** `tab` and `radio` say what kind of choice it is; `button` otherwise. */
  role?: 'button' | 'tab' | 'radio' | 'link'
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

/** The browser's keyboard: Taro's typings leave these out, its h5 elements pass them on. */
const browserProps = (tap: () => void, { disabled, role, selected, label }: TappableProps) => ({
  role: role ?? 'button',
  tabIndex: disabled ? -1 : 0,
  'aria-label': label,
  'aria-disabled': disabled || undefined,
  'aria-selected': role === 'tab' ? selected : undefined,
  'aria-checked': role === 'radio' ? selected : undefined,
  onKeyDown: (event: KeyLike) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    tap()
  },
})

const IS_WEAPP = process.env.TARO_ENV === 'weapp'
const Box = View as ComponentType<Record<string, unknown>>

/** Anything a finger (or the keyboard) can press: darkens while pressed, at least as large as its content says. */
export function Tappable(props: TappableProps) {
  const { onTap, disabled, className = '', style, id, stops, children } = props
  const tap = () => {
    if (!disabled) onTap?.()
  }
  return (
    <Box
      id={id}
      className={`${styles.tappable} ${className}`}
      style={style}
      hoverClass={disabled ? 'none' : styles.pressed}
      hoverStartTime={20}
      hoverStayTime={80}
      hoverStopPropagation={stops}
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
