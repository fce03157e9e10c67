/**
 * Every failure a caller can meet, by code, with the sentence a member of the public reads.
 * Developers read the code and the facts in `details`; the sentence says what to do.
 */
export interface ApiError {
  code: ErrorCode
  /** Chinese, for the screen. */
  message: string
  /** Which part of the input is at fault, as a path such as `lines.0.count`. */
  param?: string
  /** Whether the same request may succeed when sent again as it is. */
  retryable: boolean
  /** The facts of the failure, such as `{needed, available}`. */
  details?: Record<string, unknown>
}

export type ApiResponse<T> = { ok: true; data: T } | { ok: false; error: ApiError }

/** The sentence for each code; `{name}` is replaced by that fact. */
export const ERROR_MESSAGES = {
  // the way to the server; made by the client when no answer came, so nobody knows whether the request arrived
  network: '网络连接不上，请检查网络后重试',
  // the request itself
  unknown_command: '这个功能需要更新小程序后使用',
  invalid_input: '填写的内容有误，请检查后重试',
  body_too_large: '提交的内容太多了，请删减后重试',
  request_id_reused: '这笔操作和之前提交的不一致，请重新发起',
  request_id_expired: '这笔操作已超时，请重新发起',
  request_id_in_future: '手机时间不准，请校准后重试',
  // who is asking
  not_signed_in: '请先登录微信后再试',
  not_a_member: '请先加入会员',
  forbidden: '没有这项权限，请联系店长',
  // things that are not there
  product_not_found: '这件商品已下架',
  reward_not_found: '这份好礼已下架',
  order_not_found: '没有找到这笔订单',
  entry_not_found: '没有找到这条记录',
  member_not_found: '没有找到这位会员',
  store_not_found: '没有找到这家门店',
  address_not_found: '没有找到这个地址',
  claim_not_found: '没有这个取货码，请核对后重试',
  // joining
  consent_outdated: '会员协议有更新，请阅读后再同意',
  phone_code_invalid: '手机号授权已失效，请重新授权',
  phone_taken: '这个手机号已绑定另一个微信，请到门店处理',
  already_enrolled: '这位顾客已经是会员了',
  // buying
  out_of_stock: '来晚一步，库存只剩 {available} 件',
  price_changed: '价格有变动，请确认后再提交',
  nothing_to_pay: '订单金额有误，请重新选择',
  points_above_cap: '这笔订单最多可用 {maxPoints} 积分',
  points_not_in_steps: '积分需按 {stepPoints} 的整数倍使用',
  insufficient_points: '积分不够，还差 {missing} 积分',
  tier_too_low: '{neededTitle}及以上可兑',
  limit_reached: '已达到兑换上限',
  too_many_addresses: '最多保存 {max} 个地址',
  delivery_unavailable: '商品不支持所选的配送方式',
  // paying
  order_not_payable: '这笔订单已不能支付',
  order_not_cancellable: '这笔订单已不能取消',
  payment_unavailable: '支付暂时不可用，请稍后再试',
  // at the counter
  member_code_malformed: '会员码应为 18 位数字',
  member_code_wrong: '不是有效的会员码',
  member_code_stale: '会员码已过期，请顾客刷新后再出示',
  member_code_used: '会员码已使用过，请顾客刷新后再出示',
  pickup_code_malformed: '取货码应为 12 位数字，请核对',
  claim_already_used: '这个取货码已核销过',
  claim_expired: '这个取货码已过期',
  claim_cancelled: '这笔订单已取消，不能核销',
  claim_unpaid: '这笔订单还没付款，不能核销',
  claim_other_store: '请到{store}取货',
  phone_linked: '这位会员已绑定微信，请出示会员码',
  // the system
  busy: '现在人有点多，请稍后再试',
  internal: '出了点问题，请稍后再试',
} as const

export type ErrorCode = keyof typeof ERROR_MESSAGES

const RETRYABLE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'network',
  'busy',
  'internal',
  'payment_unavailable',
])

/** The error a caller gets. Facts fill the sentence and travel along. */
export function apiError(code: ErrorCode, details?: Record<string, unknown>, param?: string): ApiError {
  const message = ERROR_MESSAGES[code].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(details?.[name] ?? whole),
  )
  return {
    code,
    message,
    retryable: RETRYABLE.has(code),
    ...(param ? { param } : {}),
    ...(details ? { details } : {}),
  }
}
