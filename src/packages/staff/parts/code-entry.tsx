import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { DIGITS_PROPS } from '@/components/digits-props'
import { Popup } from '@/components/popup'
import styles from './parts.module.scss'

interface CodeEntryProps {
  open: boolean
  onClose: () => void
  /** Takes what was typed, or answers why not: then it stays to be corrected. */
  onTake: (text: string) => Promise<string | undefined>
}

/** Typing a code instead of scanning it. Ids: counter-code-input, counter-code-go, counter-code-refused. */
export function CodeEntry({ open, onClose, onTake }: CodeEntryProps) {
  const [text, setText] = useState('')
  const [refused, setRefused] = useState<string>()
  const digits = text.replace(/\D/g, '').length
  const take = async () => {
    const why = await onTake(text)
    setRefused(why)
    if (why) return
    setText('')
    onClose()
  }
  return (
    <Popup
      open={open}
      title="输入会员码或取货码"
      onClose={onClose}
      footer={
        <Button id="counter-code-go" block disabled={digits === 0} onTap={take}>
          确定
        </Button>
      }
    >
      <View className={styles.entry}>
        <Input
          id="counter-code-input"
          className={styles.entryInput}
          {...DIGITS_PROPS}
          value={text}
          maxlength={24}
          focus={open}
          placeholder="18 位会员码或 12 位取货码"
          placeholderClass={styles.entryPlaceholder}
          onInput={event => {
            setText(event.detail.value)
            setRefused(undefined)
          }}
          onConfirm={() => void take()}
        />
        {refused ? (
          <View id="counter-code-refused" className={styles.entryRefused}>
            {refused}
          </View>
        ) : (
          <View className={styles.entryNote}>已输入 {digits} 位</View>
        )}
      </View>
    </Popup>
  )
}
