/**
 * 我的: who she is, what she has, where everything of hers is.
 *
 * Ids: me-profile, me-join (visitors), me-points, me-tier, me-orders-pay, me-orders-ship, me-orders-pickup,
 * me-orders-all, me-redemptions, me-statement, me-tiers, me-addresses, me-agreement, me-service, me-counter (staff),
 * person-<id> and person-new (local mode).
 */
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { Cell, CellGroup } from '@/components/cell'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import { callPhone } from '@/platform/call-phone'
import { go } from '@/platform/navigation'
import { CAN_SWITCH_PERSON } from '@/platform/people'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'
import { MemberHead, VisitorHead } from './member-head'
import { OrderShortcuts } from './order-shortcuts'
import { PersonSwitch } from './person-switch'

function MePage() {
  const { member, session } = useStore()
  const load = () => Promise.all([member.loadMe(), session.ensure()])
  useDidShow(() => void load())
  const status = member.isVisitor ? 'ready' : member.me.status
  return (
    <Page title="我的" tab="me">
      <View className={styles.body}>
        <LoadState status={status} error={member.me.error} onRetry={load} bones="card">
          {member.isVisitor ? <VisitorHead /> : <MemberHead />}
          {!member.isVisitor && <OrderShortcuts />}
          {session.isStaff && <StaffEntrance />}
          <Links />
        </LoadState>
        {CAN_SWITCH_PERSON && <PersonSwitch />}
      </View>
    </Page>
  )
}

const StaffEntrance = observer(function StaffEntrance() {
  const { member } = useStore()
  const store = member.me.data?.store?.title
  return (
    <CellGroup>
      <Cell
        id="me-counter"
        icon="store"
        title="门店工作台"
        note={store ? `${store} · 扫码积分、核销取货` : '扫码积分、核销取货'}
        onTap={go.counter}
      />
    </CellGroup>
  )
})

const Links = observer(function Links() {
  const { member, session, ui } = useStore()
  const service = session.shop?.service
  const callService = async () => {
    if (!service) return
    const yes = await ui.ask({
      title: '联系客服',
      message: `${service.phone}\n${service.hours}`,
      confirmText: '拨打',
    })
    if (yes) callPhone(service.phone)
  }
  return (
    <>
      {!member.isVisitor && (
        <CellGroup>
          <Cell id="me-redemptions" icon="ticket" title="我的兑换" onTap={go.redemptions} />
          <Cell id="me-statement" icon="points" title="积分明细" onTap={go.statement} />
          <Cell id="me-tiers" icon="medal" title="会员等级" onTap={go.tiers} />
          <Cell id="me-addresses" icon="pin" title="收货地址" onTap={() => go.addresses()} />
        </CellGroup>
      )}
      <CellGroup>
        <Cell id="me-agreement" icon="shield" title="会员协议" onTap={go.agreement} />
        <Cell
          id="me-service"
          icon="phone"
          title="联系客服"
          {...(service ? { note: service.hours } : {})}
          onTap={() => void callService()}
        />
      </CellGroup>
    </>
  )
})

export default observer(MePage)
