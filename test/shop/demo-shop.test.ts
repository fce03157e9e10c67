import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DAY_MS, dayKey, HOUR_MS, SHANGHAI } from '@/domain/calendar'
import { available } from '@/domain/points/account'
import { firstBroken } from '@/domain/points/apply-entry'
import { decodeProgram } from '@/domain/program/decode-program'
import { tierProgress } from '@/domain/tier/evaluate'
import type { SeedMember } from '../../local-cloud/seed/people'
import { formatInvalidShop } from '../../local-cloud/seed/problems'
import { expiringPoints, replayHistory } from '../../local-cloud/seed/replay-history'
import { readShopFolder } from '../../local-cloud/seed/shop-folder'

const DIR = join(__dirname, '../../shop/demo')

function demo() {
  const decoded = decodeProgram(JSON.parse(readFileSync(join(DIR, 'program.json'), 'utf8')))
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error))
  const program = decoded.value
  const shop = readShopFolder(DIR, { tierIds: program.tiers.levels.map(level => level.id) })
  if (!shop.ok) throw new Error(formatInvalidShop(shop.error))
  return { program, shop: shop.value }
}

const { program, shop } = demo()
const member = (id: string): SeedMember => {
  const person = shop.people.find(p => p.id === id)
  if (person?.role !== 'member') throw new Error(`${id} is no member`)
  return person
}

/** Over a leap cycle: every 97th day, and the days on which months end and begin; at changing hours. */
const OPENING_DAYS = Array.from(
  { length: 1500 },
  (_, i) => Date.parse('2026-11-22T00:30:00+08:00') + i * DAY_MS + (i % 24) * HOUR_MS,
).filter((atMs, i) => i % 97 === 0 || ['01', '31'].includes(dayKey(atMs, SHANGHAI).slice(6)))

function stand(id: string, nowMs: number) {
  const { history } = member(id)
  const replayed = replayHistory({ program, shop, memberId: id, history, nowMs })
  if (!replayed.ok)
    throw new Error(`${id} on ${new Date(nowMs).toISOString()}: ${JSON.stringify(replayed.error)}`)
  const { ledger, facts } = replayed.value
  return { ledger, facts, progress: tierProgress(program, ledger.state, nowMs) }
}

// A history is a hundred hashed entries, and there are a hundred opening days.
jest.setTimeout(60_000)

describe('the demo shop', () => {
  test('has the goods, rewards and people it promises', () => {
    expect(shop.products.length).toBeGreaterThanOrEqual(44)
    expect(shop.categories.length).toBeGreaterThanOrEqual(6)
    for (const category of shop.categories) {
      expect(shop.products.filter(p => p.categoryId === category._id).length).toBeGreaterThanOrEqual(3)
    }
    expect(shop.rewards.length).toBeGreaterThanOrEqual(12)
    expect(new Set(shop.rewards.map(r => r.kind))).toEqual(new Set(['goods', 'coupon', 'service', 'partner']))
    expect(shop.rewards.filter(r => r.cashFen > 0).length).toBeGreaterThanOrEqual(2)
    expect(new Set(shop.rewards.map(r => r.tierId))).toEqual(new Set([undefined, 'silver', 'gold']))
    for (const reward of shop.rewards) {
      expect(reward.points).toBeGreaterThanOrEqual(200)
      expect(reward.points).toBeLessThanOrEqual(20_000)
    }
    expect(shop.people.map(p => p.id)).toEqual(['visitor', 'silver', 'gold', 'plain', 'clerk', 'manager'])
    expect(Object.values(shop.stock)).toEqual(expect.arrayContaining([0, 2]))
  })

  test('gives every product its own picture and a story', () => {
    const sources = [...shop.products.flatMap(p => p.pictures), ...shop.rewards.map(r => r.picture)].map(
      p => p.src,
    )
    expect(new Set(sources).size).toBe(sources.length)
    for (const product of shop.products) {
      expect(product.story.length).toBeGreaterThanOrEqual(2)
      expect(product.facts.length).toBeGreaterThanOrEqual(3)
    }
  })

  test('says the expiry term that the program has', () => {
    const currency = program.units.find(unit => unit.id === program.redemption.unit)
    expect(currency).toMatchObject({ expiry: { kind: 'month_end', months: 12 } })
    expect(shop.shop.agreement.expiryTerm).toContain('第 12 个月当月最后一天')
    expect(shop.shop.agreement.version).toBe('2026-11-01')
  })
})

describe('the demo members, whatever day the shop is opened', () => {
  test('林小满 is silver, exactly 200.00 yuan short of gold, with points about to expire', () => {
    for (const nowMs of OPENING_DAYS) {
      const { ledger, progress } = stand('silver', nowMs)
      expect(progress.current.id).toBe('silver')
      expect(progress).toMatchObject({ next: { id: 'gold' }, missing: 200_00 })
      expect(expiringPoints(program, ledger.state, nowMs, 31)).toBeGreaterThanOrEqual(100)
      expect(available(ledger.state, 'points', nowMs)).toBeGreaterThan(3000)
    }
  })

  test('林小满 stays 200.00 yuan short for a month after the opening', () => {
    for (const nowMs of OPENING_DAYS.filter((_, i) => i % 6 === 0)) {
      const { ledger } = stand('silver', nowMs)
      expect(tierProgress(program, ledger.state, nowMs + 30 * DAY_MS).missing).toBe(200_00)
    }
  })

  test('林小满 has a year of purchases and redemptions', () => {
    const { facts, ledger } = stand('silver', OPENING_DAYS[0]!)
    const purchases = facts.filter(f => f.fact.type === 'store_purchase' || f.fact.type === 'online_purchase')
    expect(purchases.length).toBeGreaterThanOrEqual(25)
    expect(purchases.length).toBeLessThanOrEqual(40)
    expect(facts.filter(f => f.fact.type === 'redeem').length).toBeGreaterThanOrEqual(3)
    expect(facts.some(f => f.fact.type === 'redeem' && f.fact.collectedDaysLater === undefined)).toBe(true)
    expect(firstBroken(ledger.added)).toBe(-1)
  })

  test('陈知远 is gold, 何嘉 is an ordinary member', () => {
    for (const nowMs of OPENING_DAYS.filter((_, i) => i % 4 === 0)) {
      const gold = stand('gold', nowMs)
      expect(gold.progress.current.id).toBe('gold')
      expect(gold.progress.value).toBeGreaterThanOrEqual(3500_00)
      const plain = stand('plain', nowMs)
      expect(plain.progress.current.id).toBe('member')
      expect(plain.progress.value).toBeLessThan(300_00)
    }
  })
})
