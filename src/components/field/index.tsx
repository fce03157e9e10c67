import { Input, Textarea, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../cx'
import { DIGITS_PROPS } from '../digits-props'
import styles from './index.module.scss'

export interface FieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** What is wrong, in one sentence; shown under the input. */
  error?: string
  /** Help in small letters where there is no error. */
  note?: string
  /** The keyboard: `number` whole numbers, `digit` with a point. */
  type?: 'text' | 'number' | 'digit' | 'idcard'
  maxLength?: number
  /** Several lines. */
  multiline?: boolean
  disabled?: boolean
  focus?: boolean
  /** The keyboard's confirm key. */
  onConfirm?: () => void
  onBlur?: () => void
  /** Right of the input: a unit, a button. */
  suffix?: ReactNode
  id?: string
}

/** A labelled input with its error under it. Controlled: what was typed belongs to the caller and survives a lost network. */
export function Field(props: FieldProps) {
  const {
    label,
    value,
    onChange,
    placeholder = '',
    error,
    note,
    type = 'text',
    maxLength = 60,
    multiline,
    suffix,
  } = props
  const shared = {
    ...(props.id ? { id: props.id } : {}),
    value,
    placeholder,
    placeholderClass: styles.placeholder,
    maxlength: maxLength,
    disabled: props.disabled ?? false,
    onBlur: () => props.onBlur?.(),
  }
  return (
    <View className={styles.field}>
      <View className={cx(styles.row, multiline && styles.tall, error !== undefined && styles.wrong)}>
        <View className={styles.label}>{label}</View>
        {multiline ? (
          <Textarea {...shared} className={styles.area} onInput={event => onChange(event.detail.value)} />
        ) : (
          <Input
            {...shared}
            className={styles.input}
            {...(type === 'number' ? DIGITS_PROPS : { type })}
            focus={props.focus ?? false}
            confirmType="done"
            onInput={event => onChange(event.detail.value)}
            onConfirm={() => props.onConfirm?.()}
          />
        )}
        {suffix}
      </View>
      {error !== undefined ? (
        <View className={styles.error}>{error}</View>
      ) : (
        note !== undefined && <View className={styles.note}>{note}</View>
      )}
    </View>
  )
}
