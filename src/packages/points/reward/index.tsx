/**
 * 好礼: what it costs, what stands in the way, and redeeming it.
 *
 * Ids: reward-title, reward-standing (why not), reward-count, store-<storeId>, reward-redeem (the button),
 * redeem-confirm, redeem-left (points after it), reward-join (visitors), retry.
 */
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import { useRouteParam } from '@/platform/use-route-param'
import { useStore } from '@/stores/use-store'
import { ConfirmRedeem } from './confirm-redeem'
import styles from './index.module.scss'
import { RedeemBar } from './redeem-bar'
import { RewardChoices } from './reward-choices'
import { RewardFacts } from './reward-facts'

function RewardPage() {
  const { redemption } = useStore()
  const rewardId = useRouteParam('id') ?? ''
  const [count, setCount] = useState(1)
  const [chosenStore, chooseStore] = useState<string>()
  const [asking, setAsking] = useState(false)
  const load = () => redemption.loadReward(rewardId)
  useDidShow(() => void load())
  const { reward: loaded, standing, picksUp } = redemption
  const view = loaded.data
  const piecesMax = standing?.kind === 'open' ? standing.piecesMax : 1
  const pieces = Math.min(count, piecesMax)
  const storeId = picksUp ? (chosenStore ?? view?.stores[0]?.storeId) : undefined
  return (
    <Page
      title="积分好礼"
      footer={view && <RedeemBar view={view} count={pieces} onRedeem={() => setAsking(true)} />}
    >
      <LoadState status={loaded.status} error={loaded.error} onRetry={load} bones="product">
        {view && (
          <View>
            <RewardFacts view={view} />
            <View className={styles.body}>
              <RewardChoices
                view={view}
                count={pieces}
                piecesMax={piecesMax}
                onCount={setCount}
                storeId={storeId}
                onStore={chooseStore}
              />
            </View>
            <ConfirmRedeem
              open={asking}
              view={view}
              count={pieces}
              storeId={storeId}
              onClose={() => setAsking(false)}
            />
          </View>
        )}
      </LoadState>
    </Page>
  )
}

export default observer(RewardPage)
