import Taro from '@tarojs/taro'

/** Query values of a route; undefined ones are left out. */
type Query = Record<string, string | undefined>

export type Tab = 'home' | 'mall' | 'code' | 'me'

function withQuery(path: string, query: Query): string {
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  if (pairs.length === 0) return path
  return `${path}?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`
}

const open = (page: string, query: Query = {}) => {
  void Taro.navigateTo({ url: withQuery(`/packages/${page}/index`, query) })
}
const replace = (page: string, query: Query = {}) => {
  void Taro.redirectTo({ url: withQuery(`/packages/${page}/index`, query) })
}

/** Opens a tab page. WeChat carries no query to tabs; what a tab needs to know goes through a store. */
export function switchTab(tab: Tab): void {
  void Taro.switchTab({ url: `/pages/${tab}/index` })
}

/** One page back; home where there is none behind (a shared link opened directly). */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else switchTab('home')
}

/** Every page of the shop and what it is opened with. */
export const go = {
  tab: switchTab,
  back: goBack,
  product: (productId: string) => open('shop/product', { id: productId }),
  cart: () => open('shop/cart'),
  checkout: () => open('shop/checkout'),
  search: () => open('shop/search'),
  /** The result of a payment takes the checkout's place, so that "back" does not pay twice. */
  paid: (orderId: string) => replace('shop/paid', { id: orderId }),
  orders: (state?: string) => open('order/list', { state }),
  order: (orderId: string) => open('order/detail', { id: orderId }),
  orderInstead: (orderId: string) => replace('order/detail', { id: orderId }),
  statement: () => open('points/statement'),
  receipt: (entryId: string) => open('points/receipt', { id: entryId }),
  tiers: () => open('points/tiers'),
  reward: (rewardId: string) => open('points/reward', { id: rewardId }),
  redemptions: () => open('points/redemptions'),
  redemption: (redemptionId: string) => open('points/redemption', { id: redemptionId }),
  redemptionInstead: (redemptionId: string) => replace('points/redemption', { id: redemptionId }),
  join: () => open('member/join'),
  agreement: () => open('member/agreement'),
  addresses: (pick?: 'pick') => open('member/addresses', { pick }),
  addressEdit: (addressId?: string) => open('member/address-edit', { id: addressId }),
  profile: () => open('member/profile'),
  counter: () => open('staff/counter'),
  purchase: () => open('staff/purchase'),
  purchaseInstead: () => replace('staff/purchase'),
  enrol: () => open('staff/enrol'),
  writeoff: (code?: string) => open('staff/writeoff', { code }),
}
