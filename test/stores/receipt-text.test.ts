import type { EntryView, ReceiptView } from '../../src/contract/views'
import { SHANGHAI } from '../../src/domain/calendar'
import { computeEarn } from '../../src/domain/points/earn'
import { listed, receiptText } from '../../src/stores/receipt-text'
import { NOW_MS, PROGRAM } from './fixtures'

const POINTS = PROGRAM.units.find(unit => unit.id === 'points')
const SPEND = PROGRAM.units.find(unit => unit.id === 'spend')
/** The end of November 2027 in Shanghai, exclusive. */
const END_MS = Date.parse('2027-12-01T00:00:00+08:00')
const SOONER_MS = Date.parse('2027-01-01T00:00:00+08:00')

function receipt(entry: Partial<EntryView>, more: Partial<ReceiptView> = {}): ReceiptView {
  return {
    entry: {
      entryId: '1000000001/order:1:store',
      seq: 12,
      kind: 'earn',
      title: '门店消费得积分',
      atMs: NOW_MS,
      amount: 150,
      unit: 'points',
      ref: { kind: 'order', id: '1' },
      ...entry,
    },
    steps: [],
    postings: [{ from: 'issued', to: 'spendable', amount: 150, expiresAtMs: END_MS, unit: 'points' }],
    programVersion: 1,
    hash: 'a'.repeat(64),
    prev: 'b'.repeat(64),
    ref: { kind: 'order', id: '1' },
    ...more,
  }
}

describe('receiptText', () => {
  test('100 元 of a silver member reads like a till receipt and ends in 150', () => {
    const earned = computeEarn(PROGRAM, {
      trigger: 'store_purchase',
      paidFen: 10_000,
      atMs: NOW_MS,
      tierId: 'silver',
    }).find(candidate => candidate.rule.unit === 'points')!
    expect(earned.amount).toBe(150)
    const text = receiptText(
      receipt({}, { steps: earned.steps, ruleTitle: earned.rule.title }),
      POINTS,
      SHANGHAI,
    )
    expect(text.lines).toEqual([
      { label: '基数', text: '100.00 元 × 每 1 元 1 积分' },
      { label: '会员等级', text: '银卡会员 ×1.5' },
      { label: '取整', text: '向下取整' },
    ])
    expect(text.total).toBe('150 积分')
    expect(text.sentence).toBe('这些积分有效期至 2027年11月30日，先到期的会先用掉。')
    expect(text.notes).toEqual([
      { label: '有效期至', text: '2027年11月30日' },
      { label: '规则', text: '门店消费得积分' },
      { label: '规则版本', text: '第 1 版' },
      { label: '时间', text: '2026-11-22 15:00' },
      { label: '流水号', text: '12' },
      { label: '校验码', text: 'aaaaaaaa…aaaaaaaa' },
      { label: '上一笔', text: 'bbbbbbbb…bbbbbbbb' },
    ])
  })

  const moved = (from: string, to: string) => [
    { from, to, amount: 300, expiresAtMs: SOONER_MS, unit: 'points' },
    { from, to, amount: 600, expiresAtMs: END_MS, unit: 'points' },
  ]
  test.each([
    [
      'hold',
      -900,
      moved('spendable', 'held'),
      '下单时先冻结 900 积分：付款成功后扣除，取消或超时未付则原样退回，有效期不变。',
    ],
    [
      'release',
      900,
      moved('held', 'spendable'),
      '订单没有付款，冻结的 900 积分已原样退回，仍然最早的一批有效期至 2026年12月31日。',
    ],
    ['burn', 0, moved('held', 'burned'), '付款成功，之前冻结的 900 积分已扣除，可用积分不再变化。'],
    ['burn', -900, moved('spendable', 'burned'), '已使用 900 积分，先到期的积分先用。'],
    ['expire', -900, moved('spendable', 'expired'), '这 900 积分已过有效期，按会员协议自动失效。'],
  ] as const)('%s of %d is explained in a sentence', (kind, amount, postings, sentence) => {
    const text = receiptText(receipt({ kind, amount }, { postings: [...postings] }), POINTS, SHANGHAI)
    expect(text.sentence).toBe(sentence)
    expect(text.lines).toEqual([])
    expect(text.total).toBeUndefined()
    expect(text.notes.slice(0, 2)).toEqual([
      { label: '有效期至', text: '2026年12月31日（300）' },
      { label: '有效期至', text: '2027年11月30日（600）' },
    ])
  })

  const posting = (from: string, to: string, amount: number, unit = 'points') => ({
    from,
    to,
    amount,
    expiresAtMs: to === 'issued' && from !== 'spendable' ? null : END_MS,
    unit,
  })
  test.each([
    [
      'used points, some of them late',
      [posting('burned', 'spendable', 300), posting('burned', 'expired', 200)],
      '用掉的 300 积分已退回，有效期至 2027年11月30日；退回的 200 积分已过原有效期，按会员协议随即失效。',
    ],
    [
      'earned points, some of them spent',
      [posting('spendable', 'issued', 100), posting('owed', 'issued', 50)],
      '按退款后的实付重新计算，多得的 100 积分已扣回；余额不足，还差 50 积分，从以后获得的积分中扣除。',
    ],
    ['a shortfall that is let go', [posting('forgiven', 'issued', 50)], '余额不足的 50 积分不再追扣。'],
  ])('a refund of %s says what became of them', (_name, postings, sentence) => {
    expect(receiptText(receipt({ kind: 'reverse' }, { postings }), POINTS, SHANGHAI).sentence).toBe(sentence)
  })

  test('a refund of spending is told in yuan, line by line', () => {
    const text = receiptText(
      receipt(
        { kind: 'reverse', unit: 'spend', amount: 0 },
        {
          steps: [
            { op: 'granted', amount: 123_450 },
            { op: 'all_returned' },
            { op: 'take_back', amount: 123_450 },
          ],
          postings: [{ ...posting('counted', 'issued', 123_450, 'spend') }],
        },
      ),
      SPEND,
      SHANGHAI,
    )
    expect(text.lines).toEqual([
      { label: '当时获得', text: '1,234.50 元' },
      { label: '退款后', text: '已全部退回' },
      { label: '本次扣回', text: '1,234.50 元' },
    ])
    expect(text.total).toBe('1,234.50 元')
    expect(text.sentence).toBe('退款的金额不再计入近12个月消费。')
  })

  test('what pays a debt says so', () => {
    const view = receipt(
      { kind: 'recover', amount: -70 },
      {
        steps: [{ op: 'debt', owed: 90, paid: 70 }],
        postings: [posting('spendable', 'owed', 70)],
      },
    )
    const text = receiptText(view, POINTS, SHANGHAI)
    expect(text.sentence).toBe('之前退款时余额不足、尚待扣回的积分，从刚到账的积分中扣了 70 积分。')
    expect(text.lines).toEqual([{ label: '待扣积分', text: '90 积分，本次扣 70 积分' }])
  })

  test('a refund is listed where its sign says, and what pays a debt among what was used', () => {
    const under = (entry: Partial<EntryView>) =>
      (['all', 'earned', 'used', 'expired'] as const).filter(filter =>
        listed(receipt(entry).entry, filter, 'points'),
      )
    expect(under({ kind: 'reverse', amount: 100 })).toEqual(['all', 'earned'])
    expect(under({ kind: 'reverse', amount: -100 })).toEqual(['all', 'used'])
    expect(under({ kind: 'recover', amount: -70 })).toEqual(['all', 'used'])
    expect(under({ kind: 'reverse', amount: 0, unit: 'spend' })).toEqual([])
  })

  test('what counts spending is told in yuan, and never as points', () => {
    const view = receipt(
      { unit: 'spend', amount: 0 },
      {
        steps: [{ op: 'paid_fen', fen: 10_050, value: '10050' }],
        postings: [{ from: 'issued', to: 'counted', amount: 10_050, expiresAtMs: null, unit: 'spend' }],
      },
    )
    const text = receiptText(view, SPEND, SHANGHAI)
    expect(text.total).toBe('100.50 元')
    expect(text.sentence).toBe('这笔消费计入近12个月消费，会员等级按它评定。')
  })

  test('the first entry says that nothing came before it', () => {
    const text = receiptText(receipt({}, { prev: '0'.repeat(64) }), POINTS, SHANGHAI)
    expect(text.notes.at(-1)).toEqual({ label: '上一笔', text: '这是第一笔' })
  })
})
