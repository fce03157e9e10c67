import { Input, View } from '@tarojs/components'
import { Button } from '@/components/button'
import { DIGITS_PROPS } from '@/components/digits-props'
import { apiError } from '@/contract/errors'
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
  const find = async (text: string) => {
    onCode(text.replace(/\D/g, ''))
    const pickupCode = readPickupCode(text)
    if (pickupCode) await onFind(pickupCode)
    else ui.say(apiError('pickup_code_malformed').message, 'alarm')
  }
  const scan = async () => {
    const scanned = await scanCode()
    if (scanned.kind === 'unavailable') ui.say('相机用不了，请输入数字')
    if (scanned.kind !== 'read') return
    if (readCounterCode(scanned.text).kind === 'member') ui.say('这是会员码，请让顾客出示取货码', 'alarm')
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
        onInput={event => onCode(event.detail.value.replace(/\D/g, '').slice(0, DIGITS))}
        onConfirm={() => void find(code)}
      />
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
