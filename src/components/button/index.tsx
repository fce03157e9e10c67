import { View, Button as WechatButton } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../cx'
import { Icon, type IconName } from '../icon'
import { Tappable } from '../tappable'
import styles from './index.module.scss'
import { usePressGuard } from './press-guard'

export type ButtonKind = 'main' | 'points' | 'secondary' | 'quiet' | 'danger'

/** What WeChat hands back to a button with an open type; `code` for a phone number, `errMsg` says what happened. */
export interface OpenTypeDetail {
  code?: string
  errMsg?: string
  avatarUrl?: string
}

export interface ButtonProps {
  children: ReactNode
  /** While a returned promise is pending the button shows that it works and cannot be pressed again. */
  onTap?: () => unknown
  /** `main` costs money, `points` uses points, `secondary` is the other choice, `quiet` is a word, `danger` takes away. */
  kind?: ButtonKind
  size?: 'large' | 'small'
  icon?: IconName
  loading?: boolean
  disabled?: boolean
  /** As wide as its place. */
  block?: boolean
  id?: string
  /** WeChat's own abilities; they only exist on its own button, on the phone. */
  openType?: 'getPhoneNumber' | 'contact' | 'share' | 'chooseAvatar'
  onOpenType?: (detail: OpenTypeDetail) => void
}

/** The shop's button. One press is one action: a second press while the first is under way does nothing. */
export function Button(props: ButtonProps) {
  const {
    children,
    onTap,
    kind = 'main',
    size = 'large',
    icon,
    loading = false,
    disabled = false,
    block,
    id,
  } = props
  const guard = usePressGuard(onTap)
  const busy = loading || guard.busy
  const className = cx(
    styles.button,
    styles[kind],
    styles[size],
    block && styles.block,
    (disabled || busy) && styles.off,
  )
  const inside = (
    <>
      {busy && <View className={styles.spinner} />}
      {!busy && icon && <Icon name={icon} size={size === 'small' ? 16 : 20} />}
      <View className={styles.words}>{children}</View>
    </>
  )
  if (props.openType && process.env.TARO_ENV === 'weapp') {
    return (
      <WechatButton
        {...(id ? { id } : {})}
        className={cx(className, styles.wechat)}
        hoverClass={styles.pressed}
        openType={props.openType}
        disabled={disabled || busy}
        onGetPhoneNumber={event => props.onOpenType?.(event.detail)}
        onChooseAvatar={event => props.onOpenType?.(event.detail)}
      >
        {inside}
      </WechatButton>
    )
  }
  return (
    <Tappable
      {...(id ? { id } : {})}
      className={className}
      disabled={disabled || busy}
      onTap={guard.press}
      stops
    >
      {inside}
    </Tappable>
  )
}
