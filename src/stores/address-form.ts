/** What a person types as an address, and what is kindly said when something is missing. */
export interface AddressDraft {
  name: string
  phone: string
  region: string
  detail: string
}

export type AddressErrors = Partial<Record<keyof AddressDraft, string>>

export const EMPTY_ADDRESS: AddressDraft = { name: '', phone: '', region: '', detail: '' }

/** The draft as it is sent: without the spaces and hyphens people type into numbers. */
export const tidyAddress = (draft: AddressDraft): AddressDraft => ({
  name: draft.name.trim(),
  phone: tidyPhone(draft.phone),
  region: draft.region.trim(),
  detail: draft.detail.trim(),
})

/** `+86 138-0000 0000` → `13800000000`. */
export const tidyPhone = (text: string): string =>
  text.replace(/[\s-]/g, '').replace(/^(\+|00)?86(?=1\d{10}$)/, '')

export const isPhone = (text: string): boolean => /^1[3-9]\d{9}$/.test(tidyPhone(text))

/** One sentence for each field that cannot stay as it is; empty when the address can be saved. */
export function addressErrors(draft: AddressDraft): AddressErrors {
  const { name, phone, region, detail } = tidyAddress(draft)
  const errors: AddressErrors = {}
  if (name === '') errors.name = '写上收货人的名字，快递好联系'
  else if (name.length > 20) errors.name = '名字最多 20 个字'
  if (phone === '') errors.phone = '留一个手机号，快递到了会打给你'
  else if (!isPhone(phone)) errors.phone = '手机号应为 11 位数字，请再核对一下'
  if (region === '') errors.region = '填写省、市、区，例如：上海市徐汇区'
  else if (region.length > 40) errors.region = '地区最多 40 个字'
  if (detail === '') errors.detail = '填写街道、门牌号和楼层'
  else if (detail.length > 80) errors.detail = '详细地址最多 80 个字'
  return errors
}
