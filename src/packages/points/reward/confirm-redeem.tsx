import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { grouped } from '@/components/format'
import { Notice } from '@/components/notice'
import { PointsText } from '@/components/points-text'
import { Popup } from '@/components/popup'
import { Price } from '@/components/price'
import { ReceiptLines } from '@/components/receipt-lines'
import type { RewardView } from '@/contract/views'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

interface ConfirmRedeemProps {
  open: boolean
  view: RewardView
  count: number
  storeId: string | undefined
  onClose: () => void
}

/** One last look, then one press: redeems, pays the cash part where there is one, and leads to the pickup code. */
export const ConfirmRedeem = observer(function ConfirmRedeem(props: ConfirmRedeemProps) {
  const { open, view, count, storeId, onClose } = props
  const { redemption, session, ui } = useStore()
  const { reward, availablePoints, stores } = view
  const points = reward.points * count
  const cashFen = reward.cashFen * count
  const store = stores.find(candidate => candidate.storeId === storeId)
  const confirm = async () => {
    const outcome = await redemption.redeem(reward, count, storeId)
    if (outcome.kind === 'failed') {
      ui.say(outcome.error.message, 'alarm')
      if (!outcome.error.retryable) void redemption.loadReward(reward._id)
      return
    }
    onClose()
    if (outcome.kind === 'unpaid') ui.say('还没有付款，可以稍后继续支付')
    go.redemptionInstead(outcome.order.orderId)
  }
  return (
    <Popup
      open={open}
      title="确认兑换"
      onClose={onClose}
      footer={
        <Button id="redeem-confirm" kind="points" block onTap={confirm}>
          {cashFen > 0 ? '确认并支付' : '确认兑换'}
        </Button>
      }
    >
      <View className={styles.confirm}>
        <ReceiptLines
          lines={[
            { name: reward.title, value: `× ${count}` },
            { name: '使用积分', value: <PointsText points={points} bare /> },
            ...(cashFen > 0 ? [{ name: '支付现金', value: <Price fen={cashFen} /> }] : []),
            ...(store ? [{ name: '取货门店', value: store.title }] : []),
            { name: '有效期', value: `${reward.validDays} 天` },
          ]}
        />
        <View id="redeem-left" className={styles.soft}>
          兑换后剩余 {grouped(Math.max(0, availablePoints - points))} {session.pointsTitle}
        </View>
        {redemption.redeeming.uncertain && (
          <Notice tone="alarm" icon="wifi-off">
            刚才没有收到结果。再按一次会接着上次的兑换，不会重复扣分
          </Notice>
        )}
      </View>
    </Popup>
  )
})
