/**
 * 积分明细: balance, what runs out next, and every entry by month.
 *
 * Ids: statement-balance, statement-held, statement-expiring, statement-spend, filter-all, filter-earned, filter-used,
 * filter-expired, entry-<seq>, retry.
 */
import { View } from '@tarojs/components'
import { useDidShow, useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { CountUp } from '@/components/count-up'
import { Empty } from '@/components/empty'
import { grouped } from '@/components/format'
import { Icon } from '@/components/icon'
import { ListEnd } from '@/components/list-end'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import { Tappable } from '@/components/tappable'
import { lastDayBefore } from '@/domain/calendar'
import { go } from '@/platform/navigation'
import type { EntryFilter } from '@/stores/receipt-text'
import { useStore } from '@/stores/use-store'
import { EntryRow } from './entry-row'
import styles from './index.module.scss'

const FILTERS: readonly { value: EntryFilter; title: string }[] = [
  { value: 'all', title: '全部' },
  { value: 'earned', title: '获得' },
  { value: 'used', title: '使用' },
  { value: 'expired', title: '到期' },
]

function StatementPage() {
  const { points } = useStore()
  useDidShow(() => void points.open())
  useReachBottom(() => void points.more())
  const { entries } = points
  return (
    <Page title="积分明细">
      <LoadState status={entries.status} error={entries.error} onRetry={() => points.open()} count={6}>
        <Balance />
        <Filters />
        <Entries />
      </LoadState>
    </Page>
  )
}

const Balance = observer(function Balance() {
  const { catalog, points, session } = useStore()
  const openMall = () => {
    catalog.showFace('points')
    go.tab('mall')
  }
  const { summary, expiringNext } = points
  if (!summary) return null
  return (
    <View className={styles.head}>
      <View className={styles.soft}>可用{session.pointsTitle}</View>
      <View id="statement-balance" className={styles.balance}>
        <CountUp value={summary.available} />
      </View>
      {summary.held > 0 && (
        <View id="statement-held" className={styles.soft}>
          另有 {grouped(summary.held)} 冻结在未付款的订单里
        </View>
      )}
      {expiringNext && (
        <View className={styles.expiring}>
          <Icon name="clock" size={20} className={styles.clock} />
          <View id="statement-expiring" className={styles.expiringWords}>
            {grouped(expiringNext.amount)} {session.pointsTitle}有效期至{' '}
            {lastDayBefore(expiringNext.expiresAtMs, session.zone)}，先到期的会先用
          </View>
          <Button id="statement-spend" kind="points" size="small" onTap={openMall}>
            去兑换
          </Button>
        </View>
      )}
    </View>
  )
})

const Filters = observer(function Filters() {
  const { points } = useStore()
  return (
    <View className={styles.filters}>
      {FILTERS.map(({ value, title }) => (
        <Tappable
          key={value}
          id={`filter-${value}`}
          role="tab"
          selected={value === points.filter}
          className={value === points.filter ? styles.filterOn : styles.filter}
          onTap={() => void points.choose(value)}
        >
          {title}
        </Tappable>
      ))}
    </View>
  )
})

const NOTHING: Record<EntryFilter, { title: string; note: string }> = {
  all: { title: '还没有积分记录', note: '到店亮码或在线下单，积分马上到账' },
  earned: { title: '还没有获得积分', note: '到店亮码或在线下单，积分马上到账' },
  used: { title: '还没有用过积分', note: '可以在商城换好礼，也能在结算时抵现金' },
  expired: { title: '没有到期的积分', note: '真好，一分都没有浪费' },
}

const Entries = observer(function Entries() {
  const { points } = useStore()
  const { entries, filter, months } = points
  const foot = entries.loading ? 'loading' : entries.error ? 'error' : entries.ended ? 'end' : 'more'
  if (months.length === 0 && foot === 'end') {
    return <Empty icon="points" title={NOTHING[filter].title} note={NOTHING[filter].note} />
  }
  return (
    <View className={styles.body}>
      {months.map(month => (
        <View key={month.title}>
          <View className={styles.month}>{month.title}</View>
          <View className={styles.list}>
            {month.entries.map(entry => (
              <EntryRow key={entry.entryId} entry={entry} />
            ))}
          </View>
        </View>
      ))}
      <ListEnd state={foot} onMore={() => points.more()} endText="这是全部记录" />
    </View>
  )
})

export default observer(StatementPage)
