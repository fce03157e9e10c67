/**
 * 收货地址: the list; opened with `pick` a tap chooses one and goes back.
 *
 * Ids: address-<addressId>, address-edit-<addressId>, address-remove-<addressId>, address-wechat, address-add.
 */
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import { Tappable } from '@/components/tappable'
import type { Address } from '@/contract/views'
import { HAS_ADDRESS_BOOK, pickAddress } from '@/platform/address'
import { go } from '@/platform/navigation'
import { useRouteParam } from '@/platform/use-route-param'
import { addressErrors, tidyAddress } from '@/stores/address-form'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

function AddressesPage() {
  const { member } = useStore()
  const picking = useRouteParam('pick') !== undefined
  useDidShow(() => {
    if (!member.me.data) void member.loadMe()
  })
  const addresses = member.addresses ?? []
  return (
    <Page title={picking ? '选择收货地址' : '收货地址'} footer={<Foot />}>
      <View className={styles.body}>
        <LoadState
          status={member.me.status}
          error={member.me.error}
          onRetry={() => member.loadMe()}
          count={3}
        >
          {addresses.length === 0 ? (
            <Empty icon="pin" title="还没有收货地址" note="加一个，下单时直接选" />
          ) : (
            addresses.map(address => <Row key={address.addressId} address={address} picking={picking} />)
          )}
        </LoadState>
      </View>
    </Page>
  )
}

const Row = observer(function Row({ address, picking }: { address: Address; picking: boolean }) {
  const { checkout, member, ui } = useStore()
  const { addressId } = address
  const choose = () => {
    if (!picking) {
      go.addressEdit(addressId)
      return
    }
    checkout.chooseAddress(addressId)
    go.back()
  }
  const remove = async () => {
    const yes = await ui.ask({
      title: '删除这个地址？',
      message: `${address.name} ${address.region}${address.detail}`,
      confirmText: '删除',
      danger: true,
    })
    if (!yes) return
    const answer = await member.removeAddress(addressId)
    if (answer.ok) ui.say('已删除', 'done')
    else ui.say(answer.error.message, 'alarm')
  }
  return (
    <View className={styles.card}>
      <Tappable id={`address-${addressId}`} className={styles.words} onTap={choose}>
        <View className={styles.who}>
          {address.name}
          <View className={styles.phone}>{address.phone}</View>
        </View>
        <View className={styles.where}>
          {address.region} {address.detail}
        </View>
      </Tappable>
      <View className={styles.tools}>
        <Tappable
          id={`address-edit-${addressId}`}
          className={styles.tool}
          label="修改"
          onTap={() => go.addressEdit(addressId)}
        >
          <Icon name="edit" size={20} />
        </Tappable>
        <Tappable
          id={`address-remove-${addressId}`}
          className={styles.tool}
          label="删除"
          onTap={() => void remove()}
        >
          <Icon name="trash" size={20} />
        </Tappable>
      </View>
    </View>
  )
})

/** By hand everywhere; from WeChat's own address book where there is one. */
const Foot = observer(function Foot() {
  const { member, ui } = useStore()
  const fromWechat = async () => {
    const picked = await pickAddress()
    if (!picked) return
    const address = tidyAddress(picked)
    const wrong = Object.values(addressErrors(address))[0]
    const answer = wrong ? undefined : await member.saveAddress(address)
    if (answer?.ok) ui.say('已添加', 'done')
    else ui.say(wrong ?? answer?.error.message ?? '', 'alarm')
  }
  return (
    <View className={styles.foot}>
      {HAS_ADDRESS_BOOK && (
        <Button id="address-wechat" kind="secondary" block onTap={fromWechat}>
          从微信导入
        </Button>
      )}
      <Button id="address-add" icon="plus" block onTap={() => go.addressEdit()}>
        新增地址
      </Button>
    </View>
  )
})

export default observer(AddressesPage)
