/**
 * 会员等级: the ladder as a picture, the exact distance, until when the level holds, rights side by side.
 *
 * Ids: tiers-ladder, tiers-distance, tiers-keep, tiers-rights, retry.
 */
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { Card } from '@/components/card'
import { Ladder } from '@/components/ladder'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import { ProgressBar } from '@/components/progress-bar'
import { TierBadge } from '@/components/tier-badge'
import { longDate } from '@/domain/calendar'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'
import { RightsTable } from './rights-table'

function TiersPage() {
  const { tier } = useStore()
  useDidShow(() => void tier.load())
  return (
    <Page title="会员等级">
      <View className={styles.body}>
        <LoadState status={tier.tier.status} error={tier.tier.error} onRetry={() => tier.load()} bones="card">
          <Standing />
          <Card title="各级权益" flush>
            <RightsTable />
          </Card>
          <History />
        </LoadState>
      </View>
    </Page>
  )
}

const Standing = observer(function Standing() {
  const { tier } = useStore()
  const view = tier.tier.data
  if (!view) return null
  return (
    <View className={styles.standing}>
      <View className={styles.now}>
        <TierBadge title={view.tier.title} />
        <View className={styles.counted}>
          {view.metricTitle} {tier.counted}
        </View>
      </View>
      <View id="tiers-distance" className={styles.distance}>
        {tier.distance}
      </View>
      <View id="tiers-ladder" className={styles.ladder}>
        <Ladder steps={tier.steps} />
      </View>
      {view.tier.next && <ProgressBar part={view.tier.share} tone="tier" />}
      <View id="tiers-keep" className={styles.keep}>
        {tier.keep}
      </View>
    </View>
  )
})

const History = observer(function History() {
  const { session, tier } = useStore()
  const history = tier.tier.data?.history ?? []
  if (history.length === 0) return null
  return (
    <Card title="等级记录" flush>
      {history.map(event => (
        <View key={`${event.atMs}${event.title}`} className={styles.event}>
          <View>{event.title}</View>
          <View className={styles.soft}>{longDate(event.atMs, session.zone)}</View>
        </View>
      ))}
    </Card>
  )
})

export default observer(TiersPage)
