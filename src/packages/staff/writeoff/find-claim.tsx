import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { DIGITS_PROPS } from '@/components/digits-props'
import { spacedCode } from '@/domain/member-code/pickup-code'
import { scanCode } from '@/platform/scan'
import { readCounterCode, readPickupCode } from '@/stores/counter-store'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

interface FindClaimProps {
  code: string
  onCode: (code: string) => void
  onFind: (code: string) => Promise<void>
}

const DIGITS = 12

/** A pickup code, typed or scanned. A slip of the finger is told by the code's check digit, before the server is asked. */
export function FindClaim({ code, onCode, onFind }: FindClaimProps) {
  const { ui } = useStore()
  const [refused, setRefused] = useState<string>()
  const find = async (text: string) => {
    onCode(text.replace(/\D/g, ''))
    const read = readPickupCode(text)
    setRefused(read.ok ? undefined : read.why)
    if (read.ok) await onFind(read.code)
  }
  const scan = async () => {
    const scanned = await scanCode()
    if (scanned.kind === 'unavailable') ui.say('相机用不了，请输入数字')
    if (scanned.kind !== 'read') return
    if (readCounterCode(scanned.text).kind === 'member') setRefused('这是会员码，请让顾客出示取货码')
    else await find(scanned.text)
  }
  return (
    <>
      <Input
        id="writeoff-code"
        className={styles.input}
        {...DIGITS_PROPS}
        value={spacedCode(code)}
        maxlength={16}
        placeholder="12 位取货码"
        placeholderClass={styles.placeholder}
        onInput={event => {
          setRefused(undefined)
          onCode(event.detail.value.replace(/\D/g, '').slice(0, DIGITS))
        }}
        onConfirm={() => void find(code)}
      />
      {refused && (
        <View id="writeoff-wrong" className={styles.wrong}>
          {refused}
        </View>
      )}
      <View className={styles.buttons}>
        <Button id="writeoff-scan" kind="secondary" icon="scan" block onTap={scan}>
          扫取货码
        </Button>
        <Button id="writeoff-find" block disabled={code.length < DIGITS} onTap={() => find(code)}>
          查找
        </Button>
      </View>
    </>
  )
}
