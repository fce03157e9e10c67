import { computeEarn } from '@/domain/points/earn'
import { decimal, receiptLines } from '@/domain/points/receipt'
import { at, program } from '../../fixtures/domain'

test.each([
  ['1', '1'],
  ['2', '2'],
  ['0', '0'],
  ['3/2', '1.5'],
  ['11/10', '1.1'], // 1.1 × 100 is not a whole number in binary
  ['23/20', '1.15'],
  ['29/100', '0.29'],
  ['201/100', '2.01'],
  ['1/3', '1/3'],
  ['1/8', '1/8'],
  ['1001/1000', '1001/1000'],
])('the factor %s is shown as %s', (fraction, text) => {
  expect(decimal(fraction)).toBe(text)
})

test('every fraction of two decimals is shown as these decimals', () => {
  for (let hundredths = 0; hundredths <= 1_000; hundredths++) {
    expect(Number(decimal(`${hundredths}/100`)).toFixed(2)).toBe((hundredths / 100).toFixed(2))
    expect(decimal(`${hundredths}/100`)).not.toContain('/')
  }
})

const receipt = (trigger: 'online_purchase' | 'join', ruleId: string, atMs = at('2026-11-22')) => {
  const p = program(document => {
    document.earn[0]!.multipliers.push({ by: 'day_of_month', title: '会员日', days: [8], factor: '2' })
    document.earn[0]!.rounding = 'half_up'
  })
  const earned = computeEarn(p, { trigger, paidFen: 12_050, atMs, tierId: 'silver' })
  return receiptLines(earned.find(e => e.rule.id === ruleId)!.steps, '积分')
}

test('a purchase reads as base, multipliers, rounding', () => {
  expect(receipt('online_purchase', 'online', at('2026-11-08'))).toEqual([
    { label: '基数', text: '120.50 元 × 每 1 元 1 积分' },
    { label: '会员等级', text: '银卡 ×1.5' },
    { label: '会员日', text: '每月8日 ×2' },
    { label: '取整', text: '四舍五入' },
  ])
})

test('a receipt read later does not speak of today', () => {
  expect(receipt('online_purchase', 'online')[2]).toEqual({ label: '会员日', text: '当天不是 ×1' })
})

test('spending and gifts', () => {
  expect(receipt('online_purchase', 'spend-online')).toEqual([
    { label: '实付', text: '120.50 元' },
    { label: '取整', text: '向下取整' },
  ])
  expect(receipt('join', 'welcome')).toEqual([
    { label: '固定', text: '100 积分' },
    { label: '取整', text: '向下取整' },
  ])
  expect(receiptLines([{ op: 'round', mode: 'ceil', value: '1' }], '积分')).toEqual([
    { label: '取整', text: '向上取整' },
  ])
})
