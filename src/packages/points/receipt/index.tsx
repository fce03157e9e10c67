/**
 * 为什么是 150 分: one entry as a till receipt, or in a sentence where nothing was computed.
 *
 * Ids: receipt-amount, receipt-lines, receipt-total, receipt-sentence, receipt-order, receipt-copy, retry.
 */
import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { signed } from '@/components/format'
import { Icon } from '@/components/icon'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import { Tappable } from '@/components/tappable'
import type { EntryRef } from '@/domain/points/account'
import { copyText } from '@/platform/clipboard'
import { go } from '@/platform/navigation'
import { useRouteParam } from '@/platform/use-route-param'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

function ReceiptPage() {
  const { points } = useStore()
  const entryId = useRouteParam('id') ?? ''
  const load = () => points.openReceipt(entryId)
  useLoad(() => void load())
  const amount = points.receipt.data?.entry.amount ?? 0
  return (
    <Page title={amount > 0 ? `为什么是 ${amount} 分` : '积分凭据'}>
      <View className={styles.body}>
        <LoadState status={points.receipt.status} error={points.receipt.error} onRetry={load} bones="card">
          <Receipt />
          <Further />
        </LoadState>
      </View>
    </Page>
  )
}

const Receipt = observer(function Receipt() {
  const { points, session, ui } = useStore()
  const text = points.receiptText
  if (!text) return null
  const copyHash = async () => {
    const hash = points.receipt.data?.hash
    if (hash && (await copyText(hash))) ui.say('完整校验码已复制', 'done')
  }
  return (
    <View className={styles.paper}>
      <View className={styles.shop}>{session.shop?.name ?? '会员积分'}</View>
      <View className={styles.title}>{text.title}</View>
      {text.amount !== 0 && (
        <View id="receipt-amount" className={text.amount > 0 ? styles.came : styles.went}>
          {signed(text.amount)}
        </View>
      )}
      {text.lines.length > 0 && (
        <View id="receipt-lines" className={styles.lines}>
          {text.lines.map(line => (
            <View key={`${line.label}${line.text}`} className={styles.line}>
              <View className={styles.label}>{line.label}</View>
              <View className={styles.value}>{line.text}</View>
            </View>
          ))}
        </View>
      )}
      {text.total !== undefined && (
        <View className={styles.total}>
          <View>合计</View>
          <View id="receipt-total" className={styles.sum}>
            {text.total}
          </View>
        </View>
      )}
      <View id="receipt-sentence" className={styles.sentence}>
        {text.sentence}
      </View>
      <View className={styles.notes}>
        {text.notes.map(note => (
          <View key={`${note.label}${note.text}`} className={styles.note}>
            <View>{note.label}</View>
            <View className={styles.value}>{note.text}</View>
          </View>
        ))}
      </View>
      <Tappable id="receipt-copy" className={styles.copy} onTap={() => void copyHash()}>
        <Icon name="copy" size={16} />
        <View>复制完整校验码，任何人都能核对</View>
      </Tappable>
    </View>
  )
})

/** Where the points came from or went to. */
const Further = observer(function Further() {
  const { points } = useStore()
  const ref = points.receipt.data?.ref
  if (!ref) return null
  const open = opens(ref)
  if (!open) return null
  return (
    <Button id="receipt-order" kind="secondary" block onTap={open}>
      {ref.kind === 'redemption' ? '查看这次兑换' : '查看这笔订单'}
    </Button>
  )
})

function opens(ref: EntryRef): (() => void) | undefined {
  if (ref.kind === 'redemption') return () => go.redemption(ref.id)
  return ref.kind === 'member' ? undefined : () => go.order(ref.id)
}

export default observer(ReceiptPage)
