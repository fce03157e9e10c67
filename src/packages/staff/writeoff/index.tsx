/**
 * 核销取货码: what is to be handed over, to whom, or why not; then one press.
 *
 * Ids: writeoff-code (the field), writeoff-wrong, writeoff-find, writeoff-scan, writeoff-refusal, writeoff-confirm,
 * counter-member; the result: counter-result, counter-headline, counter-next.
 */
import { View } from '@tarojs/components'
import { useLoad, useUnload } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { spacedCode } from '@/domain/member-code/pickup-code'
import { go } from '@/platform/navigation'
import { useRouteParam } from '@/platform/use-route-param'
import { useStore } from '@/stores/use-store'
import { DoneScreen } from '../parts/done-screen'
import { ClaimCard } from './claim-card'
import { FindClaim } from './find-claim'
import styles from './index.module.scss'

function WriteOffPage() {
  const { counter, session, ui } = useStore()
  const opened = useRouteParam('code')
  const [code, setCode] = useState(opened ?? '')
  const find = async (pickupCode: string) => {
    setCode(pickupCode)
    const answer = await counter.loadClaim(pickupCode)
    if (!answer.ok) ui.say(answer.error.message, 'alarm')
  }
  useLoad(() => {
    counter.clearClaim()
    void session.ensure()
    if (opened) void find(opened)
  })
  useUnload(() => counter.clearClaim())
  const { claim, handedOver } = counter
  if (claim && handedOver) {
    return (
      <Page title="已核销">
        <DoneScreen
          headline="已核销"
          note={`${claim.member.nickname} · ${spacedCode(code)}`}
          next="下一位"
          onNext={go.back}
        >
          <View className={styles.handed}>
            {claim.order.lines.map(line => (
              <View key={line.skuId}>
                {line.title} × {line.count}
              </View>
            ))}
          </View>
        </DoneScreen>
      </Page>
    )
  }
  const confirm = async () => {
    const answer = await counter.writeOff(code)
    if (!answer.ok && answer.error.retryable) ui.say(answer.error.message, 'alarm')
  }
  return (
    <Page
      title="核销取货码"
      footer={
        claim &&
        !claim.refusal && (
          <View className={styles.foot}>
            <Button id="writeoff-confirm" kind="points" block onTap={confirm}>
              确认交给顾客，核销
            </Button>
          </View>
        )
      }
    >
      <View className={styles.body}>
        <FindClaim code={code} onCode={setCode} onFind={find} />
        {claim && <ClaimCard claim={claim} />}
      </View>
    </Page>
  )
}

export default observer(WriteOffPage)
