import { ScrollView, View } from '@tarojs/components'
import { type ComponentType, type ReactNode, useEffect } from 'react'
import { componentsEnv } from '../env'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import styles from './index.module.scss'
import { useEscape } from './use-escape'

export interface PopupProps {
  open: boolean
  onClose: () => void
  title?: string
  /** Stays under the scrolling content: the button that decides. */
  footer?: ReactNode
  id?: string
  children: ReactNode
}

const IS_WEAPP = process.env.TARO_ENV === 'weapp'
const Sheet = View as ComponentType<Record<string, unknown>>
const DIALOG_ROLE = IS_WEAPP ? {} : { role: 'dialog', 'aria-modal': 'true', tabIndex: -1 }

/** A sheet from the bottom. The page behind does not scroll; a tap beside it, or Escape in the browser, closes it. */
export function Popup({ open, onClose, title, footer, id, children }: PopupProps) {
  useEffect(() => {
    if (!open) return undefined
    componentsEnv().lockScroll(true)
    return () => componentsEnv().lockScroll(false)
  }, [open])
  useEscape(open, onClose)
  if (!open) return null
  return (
    <View {...(id ? { id } : {})} className={styles.layer} catchMove>
      <View className={styles.scrim} onClick={onClose} />
      <Sheet className={styles.sheet} {...DIALOG_ROLE}>
        <View className={styles.head}>
          <View className={styles.title}>{title}</View>
          <Tappable className={styles.close} label="关闭" onTap={onClose}>
            <Icon name="close" size={20} />
          </Tappable>
        </View>
        <ScrollView className={styles.content} scrollY enhanced showScrollbar={false}>
          <View className={styles.inner}>{children}</View>
        </ScrollView>
        {footer && <View className={styles.footer}>{footer}</View>}
      </Sheet>
    </View>
  )
}
