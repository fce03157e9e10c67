/** Look-ups in a validated program. A name that does not resolve is a broken invariant: `decodeProgram` checked it. */
import { invariant } from '../result'
import type { CurrencyUnit, EarnRule, Level, MetricUnit, Program } from './schema'

export function currencyUnit(program: Program, id: string): CurrencyUnit {
  const unit = program.units.find(u => u.id === id)
  invariant(unit?.kind === 'currency', `unit ${id} is a currency of program ${program.id}`)
  return unit
}

export function metricUnit(program: Program, id: string): MetricUnit {
  const unit = program.units.find(u => u.id === id)
  invariant(unit?.kind === 'metric', `unit ${id} is a metric of program ${program.id}`)
  return unit
}

/** The currency that pays at checkout and in the mall. */
export const payingUnit = (program: Program): CurrencyUnit => currencyUnit(program, program.redemption.unit)

export function level(program: Program, id: string): Level {
  const found = program.tiers.levels.find(l => l.id === id)
  invariant(found, `tier ${id} is a level of program ${program.id}`)
  return found
}

export function lowestLevel(program: Program): Level {
  const lowest = program.tiers.levels[0]
  invariant(lowest, 'a program has at least one level')
  return lowest
}

/** 0 for the lowest level. */
export const levelRank = (program: Program, id: string): number =>
  program.tiers.levels.indexOf(level(program, id))

export const earnRulesFor = (program: Program, trigger: EarnRule['trigger']): EarnRule[] =>
  program.earn.filter(rule => rule.trigger === trigger)
