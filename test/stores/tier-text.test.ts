import type { TierView } from '../../src/contract/views'
import { distanceText, keepText, metricAmount, rightsRows } from '../../src/stores/tier-text'
import { NOW_MS, PROGRAM } from './fixtures'

const LEVELS = PROGRAM.tiers.levels.map(level => ({ ...level, tierId: level.id }))
const VIEW: TierView = {
  nowMs: NOW_MS,
  tier: {
    tierId: 'silver',
    title: '银卡会员',
    next: { tierId: 'gold', title: '金卡会员', missing: 20_000 },
    share: 0.9,
    value: 280_000,
    untilMs: Date.parse('2027-12-01T00:00:00+08:00'),
  },
  sinceMs: NOW_MS,
  levels: LEVELS,
  metricTitle: '近12个月消费',
  history: [],
}

describe('the ladder in words', () => {
  test('names the exact distance', () => {
    expect(distanceText(VIEW.tier, PROGRAM)).toBe('再消费 200 元升级至金卡会员')
    const { next: _, ...top } = VIEW.tier
    expect(distanceText({ ...top, title: '金卡会员' }, PROGRAM)).toBe('已是最高等级金卡会员')
  })

  test('says until when a level holds, the last day included, and what happens then', () => {
    expect(keepText(VIEW, PROGRAM)).toBe(
      '有效期至 2027年11月30日。到期时近12个月消费满 1,000 元即可续期，不足则按届时的近12个月消费重新评定',
    )
    const lowest = { ...VIEW, tier: { ...VIEW.tier, tierId: 'member', title: '普通会员', untilMs: null } }
    expect(keepText(lowest, PROGRAM)).toBe('普通会员长期有效，达到门槛即刻升级')
  })

  test.each([
    [0, '0 元'],
    [100, '1 元'],
    [123_456_750, '1,234,567.5 元'],
    [100_005, '1,000.05 元'],
  ])('%d fen read %s', (fen, text) => {
    expect(metricAmount(fen, PROGRAM)).toBe(text)
  })

  test('marks a right only where it differs from the level below', () => {
    const rows = rightsRows(LEVELS)
    expect(rows.map(row => [row.name, ...row.cells.map(cell => cell.better)])).toEqual([
      ['消费积分', false, true, true],
      ['积分兑换', false, true, true],
      ['包邮门槛', false, false, false],
    ])
  })
})
