/**
 * 门店工作台: today's numbers above, four large buttons within the thumb's reach below.
 *
 * Ids: counter-store, counter-sales, counter-purchases, counter-writeoffs, counter-scan, counter-type, counter-writeoff,
 * counter-enrol, counter-resume (a purchase without an answer); the sheet for typing: counter-code-input, counter-code-go.
 */
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Button } from '@/components/button'
import { cx } from '@/components/cx'
import { Icon, type IconName } from '@/components/icon'
import { LoadState } from '@/components/load-state'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Tappable } from '@/components/tappable'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import { CodeEntry } from '../parts/code-entry'
import { useCounterCode } from '../parts/use-counter-code'
import styles from './index.module.scss'
import { Recent } from './recent'
import { Today } from './today'

function CounterPage() {
  const { counter } = useStore()
  const [typing, setTyping] = useState(false)
  const { scan, take } = useCounterCode({ onMember: go.purchase, onNoCamera: () => setTyping(true) })
  useDidShow(() => {
    if (counter.result) counter.startOver()
    void counter.loadToday()
  })
  const { today } = counter
  return (
    <Page title="门店工作台" footer={<Actions onScan={() => void scan()} onType={() => setTyping(true)} />}>
      <View className={styles.body}>
        {counter.uncertain && (
          <Notice
            tone="alarm"
            icon="wifi-off"
            action={
              <Button id="counter-resume" kind="quiet" size="small" onTap={go.purchase}>
                去确认
              </Button>
            }
          >
            上一笔消费还没有收到结果
          </Notice>
        )}
        <LoadState status={today.status} error={today.error} onRetry={() => counter.loadToday()} bones="card">
          <Today />
          <Recent />
        </LoadState>
      </View>
      <CodeEntry open={typing} onClose={() => setTyping(false)} onTake={take} />
    </Page>
  )
}

function Actions({ onScan, onType }: { onScan: () => void; onType: () => void }) {
  return (
    <View className={styles.actions}>
      <View className={styles.pair}>
        <Action id="counter-writeoff" icon="ticket" name="核销取货码" onTap={() => go.writeoff()} />
        <Action id="counter-enrol" icon="phone" name="手机号登记" onTap={go.enrol} />
        <Action id="counter-type" icon="keyboard" name="输入会员码" onTap={onType} />
      </View>
      <Action id="counter-scan" icon="scan" name="扫会员码" main onTap={onScan} />
    </View>
  )
}

interface ActionProps {
  id: string
  icon: IconName
  name: string
  main?: boolean
  onTap: () => void
}

function Action({ id, icon, name, main, onTap }: ActionProps) {
  return (
    <Tappable id={id} className={cx(styles.action, main && styles.main)} onTap={onTap}>
      <Icon name={icon} size={main ? 32 : 24} />
      <View>{name}</View>
    </Tappable>
  )
}

export default observer(CounterPage)
