/**
 * 加入会员: what is agreed to, then one button.
 *
 * Ids: join-expiry (the term on expiring points), join-read (full text), join-agree (the consent, never ticked
 * beforehand), join-phone (the button), join-allow and join-deny (local mode: WeChat's phone dialog), join-done,
 * join-points, join-back.
 */
import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import type { AnswerOf } from '@/contract/commands'
import { useStore } from '@/stores/use-store'
import { Agree } from './agree'
import styles from './index.module.scss'
import { JoinButton } from './join-button'
import { Joined } from './joined'

function JoinPage() {
  const { member, session } = useStore()
  const [agreed, setAgreed] = useState(false)
  const [joined, setJoined] = useState<AnswerOf['member.join']>()
  const load = () => Promise.all([member.loadAgreement(), session.ensure()])
  useLoad(() => void load())
  if (joined) {
    return (
      <Page title="加入会员">
        <Joined answer={joined} />
      </Page>
    )
  }
  return (
    <Page title="加入会员">
      <View className={styles.body}>
        <LoadState
          status={member.agreement.status}
          error={member.agreement.error}
          onRetry={load}
          bones="card"
        >
          <Agree agreed={agreed} onAgree={setAgreed} />
          <JoinButton agreed={agreed} onJoined={setJoined} onOutdated={() => setAgreed(false)} />
        </LoadState>
      </View>
    </Page>
  )
}

export default observer(JoinPage)
