/**
 * 记一笔消费: who, how much, what it earns; then the result in one glance.
 *
 * Ids: counter-member, counter-amount (what was typed on the keys), key-0 … key-9, key-dot, key-back, counter-preview,
 * counter-submit, counter-uncertain, counter-give-up, counter-problem, counter-rescan, counter-retype; the sheet for
 * typing a code: counter-code-input, counter-code-go; the result: counter-result, counter-headline, counter-upgrade,
 * counter-next.
 */
import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import type { ApiError } from '@/contract/errors'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import { CodeEntry } from '../parts/code-entry'
import { CustomerCard } from '../parts/customer-card'
import { useCounterCode } from '../parts/use-counter-code'
import { Amount } from './amount'
import styles from './index.module.scss'
import { PurchaseDone } from './purchase-done'
import { Submit } from './submit'

function PurchasePage() {
  const { counter, session } = useStore()
  const [typing, setTyping] = useState(false)
  const [problem, setProblem] = useState<ApiError>()
  const { scan, take } = useCounterCode({
    onMember: () => setProblem(undefined),
    onNoCamera: () => setTyping(true),
  })
  useLoad(() => void session.ensure())
  if (counter.result) {
    return (
      <Page title="已记账">
        <PurchaseDone />
      </Page>
    )
  }
  const rescan = (
    <View className={styles.rescan}>
      <Button id="counter-rescan" kind="points" icon="scan" block onTap={scan}>
        扫会员码
      </Button>
      <Button id="counter-retype" kind="secondary" icon="keyboard" block onTap={() => setTyping(true)}>
        输入
      </Button>
    </View>
  )
  return (
    <Page title="记一笔消费" footer={counter.by && <Submit onProblem={setProblem} />}>
      <View className={styles.body}>
        {counter.member && <CustomerCard member={counter.member} />}
        {!counter.member && counter.by?.kind === 'phone' && (
          <View className={styles.phone}>手机号 {counter.by.phone}</View>
        )}
        {problem && (
          <View id="counter-problem" className={styles.problem}>
            {problem.message}
          </View>
        )}
        {problem && rescan}
        {counter.by ? (
          <Amount />
        ) : (
          <Empty icon="code" title="先扫会员码" note="顾客打开小程序的“会员码”给你扫" action={rescan} />
        )}
        {!counter.by && (
          <Button kind="quiet" onTap={go.enrol}>
            顾客没带手机？用手机号登记
          </Button>
        )}
      </View>
      <CodeEntry open={typing} onClose={() => setTyping(false)} onTake={take} />
    </Page>
  )
}

export default observer(PurchasePage)
