import { View } from '@tarojs/components'
import { type ComponentType, type ReactNode, useEffect } from 'react'
import { Button } from '../button'
import { componentsEnv } from '../env'
import { useEscape } from '../popup/use-escape'
import styles from './index.module.scss'

export interface DialogProps {
  open: boolean
  title: string
  message?: ReactNode
  confirmText?: string
  /** An empty text leaves one button: nothing to choose. */
  cancelText?: string
  /** The confirming button takes something away. */
  danger?: boolean
  onConfirm: () => void
  onCancel: () => void
  children?: ReactNode
}

const Box = View as ComponentType<Record<string, unknown>>
const DIALOG_ROLE =
  process.env.TARO_ENV === 'weapp' ? {} : { role: 'alertdialog', 'aria-modal': 'true', tabIndex: -1 }

/** A question that must be answered before anything else. Tapping beside it does nothing. */
export function Dialog(props: DialogProps) {
  const {
    open,
    title,
    message,
    confirmText = '确定',
    cancelText = '取消',
    danger,
    onConfirm,
    onCancel,
  } = props
  useEffect(() => {
    if (!open) return undefined
    componentsEnv().lockScroll(true)
    return () => componentsEnv().lockScroll(false)
  }, [open])
  useEscape(open, onCancel)
  if (!open) return null
  return (
    <View className={styles.layer} catchMove>
      <Box className={styles.box} {...DIALOG_ROLE}>
        <View className={styles.title}>{title}</View>
        {message !== undefined && <View className={styles.message}>{message}</View>}
        {props.children}
        <View className={styles.buttons}>
          {cancelText !== '' && (
            <View className={styles.half}>
              <Button kind="secondary" block id="dialog-cancel" onTap={onCancel}>
                {cancelText}
              </Button>
            </View>
          )}
          <View className={styles.half}>
            <Button kind={danger ? 'danger' : 'main'} block id="dialog-confirm" onTap={onConfirm}>
              {confirmText}
            </Button>
          </View>
        </View>
      </Box>
    </View>
  )
}
