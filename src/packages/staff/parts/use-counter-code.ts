import { go } from '@/platform/navigation'
import { scanCode } from '@/platform/scan'
import { readCounterCode } from '@/stores/counter-store'
import { useStore } from '@/stores/use-store'

interface CounterCodeOptions {
  /** A member was recognised. */
  onMember: () => void
  /** The camera cannot be used: typing is what is left. */
  onNoCamera: () => void
}

/** What happens with a code, scanned or typed: 18 digits are a member, 12 a pickup. `take` answers why it was refused. */
export function useCounterCode({ onMember, onNoCamera }: CounterCodeOptions) {
  const { counter, ui } = useStore()
  const take = async (text: string): Promise<string | undefined> => {
    const code = readCounterCode(text)
    if (code.kind === 'unknown') return '没认出来：会员码 18 位，取货码 12 位'
    if (code.kind === 'pickup') {
      go.writeoff(code.code)
      return undefined
    }
    const answer = await counter.verify(code.code)
    if (!answer.ok) return answer.error.message
    onMember()
    return undefined
  }
  const scan = async (): Promise<void> => {
    const scanned = await scanCode()
    const refused = scanned.kind === 'read' ? await take(scanned.text) : undefined
    if (refused) ui.say(refused, 'alarm')
    if (scanned.kind === 'unavailable') {
      ui.say('相机用不了，请输入数字')
      onNoCamera()
    }
  }
  return { scan, take }
}
