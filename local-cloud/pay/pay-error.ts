/** A refusal of the payment platform, in the shape of WeChat Pay V3: HTTP status, code, message, and where it lies. */
export class PayError extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 500,
    readonly code: string,
    message: string,
    readonly detail?: { readonly field: string; readonly issue: string; readonly location: string },
  ) {
    super(message)
  }
}

export const payErrors = {
  param: (field: string, issue: string, location = 'body') =>
    new PayError(400, 'PARAM_ERROR', `参数错误：${field}`, { field, issue, location }),
  sign: (issue: string) =>
    new PayError(401, 'SIGN_ERROR', '错误的签名，导致验签失败', {
      field: 'signature',
      issue,
      location: 'authorization',
    }),
  mismatch: () => new PayError(400, 'APPID_MCHID_NOT_MATCH', 'appid和mchid不匹配'),
  invalidRequest: (message: string) => new PayError(400, 'INVALID_REQUEST', message),
  paid: () => new PayError(400, 'ORDERPAID', '该订单已支付'),
  closed: () => new PayError(400, 'ORDER_CLOSED', '订单已关闭'),
  numberUsed: () => new PayError(403, 'OUT_TRADE_NO_USED', '商户订单号重复'),
  noOrder: () => new PayError(404, 'ORDER_NOT_EXIST', '订单不存在'),
  noResource: (what: string) => new PayError(404, 'RESOURCE_NOT_EXISTS', `${what}不存在`),
  notEnough: () => new PayError(403, 'NOT_ENOUGH', '基本账户余额不足，请充值后重新发起'),
}
