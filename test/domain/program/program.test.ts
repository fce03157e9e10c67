import {
  currencyUnit,
  earnRulesFor,
  level,
  lowestLevel,
  metricUnit,
  payingUnit,
} from '@/domain/program/program'
import { BrokenInvariant } from '@/domain/result'
import { program } from '../../fixtures/domain'

const p = program()

test('units are found by id and kind', () => {
  expect(currencyUnit(p, 'points')).toMatchObject({ kind: 'currency', id: 'points' })
  expect(metricUnit(p, 'spend')).toMatchObject({ kind: 'metric', id: 'spend' })
  expect(payingUnit(p).id).toBe('points')
})

test.each([
  ['a metric where a currency is meant', () => currencyUnit(p, 'spend')],
  ['a currency where a metric is meant', () => metricUnit(p, 'points')],
  ['an unknown currency', () => currencyUnit(p, 'stars')],
  ['an unknown metric', () => metricUnit(p, 'nights')],
  ['an unknown level', () => level(p, 'black')],
  ['a program without levels', () => lowestLevel({ ...p, tiers: { ...p.tiers, levels: [] } })],
])('%s is a broken invariant', (_name, look) => {
  expect(look).toThrow(BrokenInvariant)
})

test('rules are found by what triggers them, in the order written', () => {
  expect(earnRulesFor(p, 'online_purchase').map(rule => rule.id)).toEqual(['online', 'spend-online'])
  expect(earnRulesFor(p, 'join').map(rule => rule.id)).toEqual(['welcome'])
})
