/**
 * 新增或修改地址. What was typed stays whatever happens to the network.
 *
 * Ids: address-name, address-phone, address-region, address-detail, address-import, address-save.
 */
import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell'
import { Field } from '@/components/field'
import { Page } from '@/components/page'
import { HAS_ADDRESS_BOOK, pickAddress } from '@/platform/address'
import { go } from '@/platform/navigation'
import { useRouteParam } from '@/platform/use-route-param'
import { type AddressDraft, addressErrors, EMPTY_ADDRESS, tidyAddress } from '@/stores/address-form'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

const FIELDS = [
  { key: 'name', label: '收货人', placeholder: '名字', max: 20, type: 'text' },
  { key: 'phone', label: '手机号', placeholder: '11 位手机号', max: 20, type: 'number' },
  { key: 'region', label: '所在地区', placeholder: '省、市、区，如 上海市徐汇区', max: 40, type: 'text' },
  { key: 'detail', label: '详细地址', placeholder: '街道、门牌号、楼层', max: 80, type: 'text' },
] as const

function AddressEditPage() {
  const { member, ui } = useStore()
  const addressId = useRouteParam('id')
  const known = member.addresses?.find(address => address.addressId === addressId)
  const [typed, setTyped] = useState<Partial<AddressDraft>>({})
  const [checked, setChecked] = useState(false)
  useLoad(() => {
    if (addressId && !member.me.data) void member.loadMe()
  })
  const draft: AddressDraft = { ...(known ?? EMPTY_ADDRESS), ...typed }
  const errors = checked ? addressErrors(draft) : {}
  const save = async () => {
    setChecked(true)
    if (Object.keys(addressErrors(draft)).length > 0) return
    const answer = await member.saveAddress({
      ...tidyAddress(draft),
      ...(addressId === undefined ? {} : { addressId }),
    })
    if (!answer.ok) {
      ui.say(answer.error.message, 'alarm')
      return
    }
    ui.say('已保存', 'done')
    go.back()
  }
  const importAddress = async () => {
    const picked = await pickAddress()
    if (picked) setTyped(picked)
  }
  return (
    <Page
      title={addressId ? '修改地址' : '新增地址'}
      footer={
        <View className={styles.foot}>
          <Button id="address-save" block onTap={save}>
            保存
          </Button>
        </View>
      }
    >
      <View className={styles.body}>
        <CellGroup>
          {FIELDS.map(({ key, label, placeholder, max, type }) => {
            const error = errors[key]
            return (
              <Field
                key={key}
                id={`address-${key}`}
                label={label}
                value={draft[key]}
                placeholder={placeholder}
                maxLength={max}
                type={type}
                multiline={key === 'detail'}
                onChange={value => setTyped(before => ({ ...before, [key]: value }))}
                {...(error === undefined ? {} : { error })}
              />
            )
          })}
        </CellGroup>
        {HAS_ADDRESS_BOOK && (
          <Button id="address-import" kind="quiet" icon="pin" onTap={importAddress}>
            从微信地址导入
          </Button>
        )}
      </View>
    </Page>
  )
}

export default observer(AddressEditPage)
