import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Icon } from '@/components/icon'
import { Popup } from '@/components/popup'
import type { AnswerOf } from '@/contract/commands'
import { ASKS_PHONE_THROUGH_WECHAT, localPhoneCode } from '@/platform/phone'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

interface JoinButtonProps {
  agreed: boolean
  onJoined: (answer: AnswerOf['member.join']) => void
  /** The agreement has changed meanwhile; the new text is on the page. */
  onOutdated: () => void
}

/** Asks WeChat for the phone number and joins with it. Without the consent it only says what is missing. */
export const JoinButton = observer(function JoinButton({ agreed, onJoined, onOutdated }: JoinButtonProps) {
  const { member, ui } = useStore()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const joinWith = async (phoneCode: string | undefined) => {
    if (busy) return
    if (!phoneCode) {
      ui.say('没有拿到手机号，可以再试一次', 'alarm')
      return
    }
    setBusy(true)
    try {
      const answer = await member.join(phoneCode)
      if (answer.ok) {
        onJoined(answer.data)
        return
      }
      ui.say(answer.error.message, 'alarm')
      if (answer.error.code === 'consent_outdated') onOutdated()
    } finally {
      setBusy(false)
    }
  }
  const through = agreed && ASKS_PHONE_THROUGH_WECHAT
  const press = () => {
    if (agreed) setAsking(true)
    else ui.say('请先阅读并勾选会员协议')
  }
  return (
    <View className={styles.foot}>
      <Button
        id="join-phone"
        block
        loading={busy}
        {...(through
          ? {
              openType: 'getPhoneNumber' as const,
              onOpenType: detail => {
                if (detail.code) void joinWith(detail.code)
                else ui.say('没有授权手机号，暂时不能入会')
              },
            }
          : { onTap: press })}
      >
        手机号一键加入
      </Button>
      <View className={styles.footNote}>手机号只用来认出你是同一位会员</View>
      <Popup
        open={asking}
        title="微信授权手机号"
        onClose={() => setAsking(false)}
        footer={
          <View className={styles.buttons}>
            <Button id="join-deny" kind="secondary" block onTap={() => setAsking(false)}>
              不允许
            </Button>
            <Button
              id="join-allow"
              block
              onTap={async () => {
                const code = await localPhoneCode()
                setAsking(false)
                await joinWith(code)
              }}
            >
              允许
            </Button>
          </View>
        }
      >
        <View className={styles.ask}>
          <Icon name="phone" size={28} className={styles.giftIcon} />
          <View>申请获取并验证你的手机号（本地体验由本机代替微信）</View>
        </View>
      </Popup>
    </View>
  )
})
