import { apiError, ERROR_MESSAGES, type ErrorCode } from '@/contract/errors'
import { quote } from '@/domain/checkout/quote'
import { checkRedeem } from '@/domain/mall/redeem'
import { verifyMemberCode } from '@/domain/member-code/member-code'
import { draw } from '@/domain/points/draw'
import { payingUnit } from '@/domain/program/program'
import { at, newcomer, program, wallet } from '../fixtures/domain'

const p = program()
const NOW = at('2026-11-22')
const state = wallet(p, [150, '2026-11-01'])

/** Turns a domain failure into what the caller reads, as the api does. */
function told(result: { ok: true } | { ok: false; error: { code: ErrorCode } }) {
  if (result.ok) throw new Error('should have failed')
  const { code, ...facts } = result.error
  return apiError(code, facts)
}

describe('every failure of the rules has a sentence, and the facts that fill it', () => {
  const input = {
    lines: [{ skuId: 's', count: 1, unitPriceFen: 1_000 }],
    delivery: 'express' as const,
    shipping: { feeFen: 0, freeFromFen: 0 },
    availablePoints: 1_000,
    points: 0,
    tierId: 'basic',
    atMs: NOW,
  }
  const reward = { id: 'mug', points: 200, cashFen: 0, validDays: 30 }

  test.each<[string, () => Parameters<typeof told>[0], string]>([
    ['too few points', () => draw(state, payingUnit(p), 200, NOW), '积分不够，还差 50 积分'],
    ['too few points to redeem', () => checkRedeem(p, state, reward, 1, NOW), '积分不够，还差 50 积分'],
    ['tier too low', () => checkRedeem(p, state, { ...reward, tierId: 'silver' }, 1, NOW), '银卡及以上可兑'],
    [
      'limit reached',
      () => checkRedeem(p, newcomer(p), { ...reward, limit: { count: 1, period: 'ever' } }, 2, NOW),
      '已达到兑换上限',
    ],
    ['above the cap', () => quote(p, { ...input, points: 600 }), '这笔订单最多可用 500 积分'],
    ['not in steps', () => quote(p, { ...input, points: 150 }), '积分需按 100 的整数倍使用'],
    ['nothing to pay', () => quote(p, { ...input, lines: [] }), '订单金额有误，请重新选择'],
    ['malformed code', () => verifyMemberCode('s', '1', 0, NOW), '会员码应为 18 位数字'],
    ['wrong code', () => verifyMemberCode('s', '1'.repeat(18), 0, NOW), '不是有效的会员码'],
  ])('%s', (_name, fail, message) => {
    expect(told(fail()).message).toBe(message)
  })
})

test('facts fill the sentence and travel along; one that is missing is left to be seen', () => {
  expect(apiError('out_of_stock', { available: 0, skuId: 'tea' })).toEqual({
    code: 'out_of_stock',
    message: '来晚一步，库存只剩 0 件',
    retryable: false,
    details: { available: 0, skuId: 'tea' },
  })
  expect(apiError('out_of_stock').message).toContain('{available}')
})

test('an error says what part of the input is at fault only where there is one', () => {
  expect(apiError('invalid_input', undefined, 'lines.0.count')).toEqual({
    code: 'invalid_input',
    message: ERROR_MESSAGES.invalid_input,
    retryable: false,
    param: 'lines.0.count',
  })
  expect(apiError('internal')).toEqual({
    code: 'internal',
    message: ERROR_MESSAGES.internal,
    retryable: true,
  })
})

test('only what may succeed unchanged is worth sending again', () => {
  const codes = Object.keys(ERROR_MESSAGES) as ErrorCode[]
  expect(codes.filter(code => apiError(code).retryable).sort()).toEqual([
    'busy',
    'internal',
    'network',
    'payment_unavailable',
  ])
})

test.each(Object.entries(ERROR_MESSAGES))(
  '%s is said in Chinese, short enough for a toast',
  (code, message) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/)
    expect(message).toMatch(/\p{Script=Han}/u)
    expect(message.length).toBeLessThanOrEqual(30)
    expect(message.replace(/\{\w+\}/g, '')).not.toMatch(/[{}]|[。！.!]$|null|undefined/)
  },
)
