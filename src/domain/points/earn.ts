/** What an event earns by the program's rules, with the steps that led to it. */
import Fraction from 'fraction.js'
import { dayKey, trailingWindowStart, yearKey } from '../calendar'
import { earnRulesFor, level } from '../program/program'
import type { EarnRule, MetricUnit, Program } from '../program/schema'
import { assertNever } from '../result'
import type { EntryDraft, EntryRef, Posting } from './account'
import { lotFor } from './expiry'
import type { EarnStep } from './steps'

export interface EarnEvent {
  trigger: EarnRule['trigger']
  /** Goods paid in cash: no courier fee, nothing that points paid. 0 for events without money. */
  paidFen: number
  atMs: number
  /** The member's tier before the event. */
  tierId: string
  ref: EntryRef
  /** Start of the entries' keys, such as `order:ID`. */
  key: string
  inputHash?: string
}

export interface Earned {
  rule: EarnRule
  /** Units of `rule.unit`: whole points, or fen for a metric that counts spending. */
  amount: number
  steps: EarnStep[]
}

/** Every rule that the event triggers, with its amount (which may be 0) and why. */
export function computeEarn(
  program: Program,
  event: Pick<EarnEvent, 'trigger' | 'paidFen' | 'atMs' | 'tierId'>,
): Earned[] {
  return earnRulesFor(program, event.trigger).map(rule => applyRule(program, rule, event))
}

function applyRule(
  program: Program,
  rule: EarnRule,
  event: Pick<EarnEvent, 'paidFen' | 'atMs' | 'tierId'>,
): Earned {
  const steps: EarnStep[] = []
  let value = base(rule, event.paidFen, steps)
  for (const multiplier of rule.multipliers) {
    const { factor, reason } = factorOf(program, multiplier, event)
    value = value.mul(factor)
    steps.push({
      op: 'multiply',
      title: multiplier.title,
      reason,
      factor: factor.toFraction(),
      value: value.toFraction(),
    })
  }
  const rounded = roundBy(value, rule.rounding)
  steps.push({ op: 'round', mode: rule.rounding, value: rounded.toFraction() })
  return { rule, amount: rounded.valueOf(), steps }
}

function base(rule: EarnRule, paidFen: number, steps: EarnStep[]): Fraction {
  const { formula } = rule
  switch (formula.kind) {
    case 'linear': {
      const value = new Fraction(paidFen).mul(formula.amount).div(formula.perFen)
      steps.push({
        op: 'linear',
        fen: paidFen,
        amount: formula.amount,
        perFen: formula.perFen,
        value: value.toFraction(),
      })
      return value
    }
    case 'paid_fen':
      steps.push({ op: 'paid_fen', fen: paidFen, value: String(paidFen) })
      return new Fraction(paidFen)
    case 'flat':
      steps.push({ op: 'flat', amount: formula.amount, value: String(formula.amount) })
      return new Fraction(formula.amount)
    default:
      return assertNever(formula)
  }
}

function factorOf(
  program: Program,
  multiplier: EarnRule['multipliers'][number],
  event: { atMs: number; tierId: string },
): { factor: Fraction; reason: string } {
  switch (multiplier.by) {
    case 'tier':
      return {
        factor: new Fraction(multiplier.factors[event.tierId] ?? '1'),
        reason: level(program, event.tierId).title,
      }
    case 'day_of_month': {
      const day = Number(dayKey(event.atMs, program.zone).slice(6))
      return multiplier.days.includes(day)
        ? { factor: new Fraction(multiplier.factor), reason: `每月${day}日` }
        : { factor: new Fraction(1), reason: '当天不是' }
    }
    default:
      return assertNever(multiplier)
  }
}

/** To a whole number of units. */
export function roundBy(value: Fraction, mode: EarnRule['rounding']): Fraction {
  switch (mode) {
    case 'floor':
      return value.floor()
    case 'ceil':
      return value.ceil()
    case 'half_up':
      return value.add(1, 2).floor()
    default:
      return assertNever(mode)
  }
}

/** The entries of an event: one for each rule that gives more than nothing. */
export function earnEntries(program: Program, event: EarnEvent): EntryDraft[] {
  return computeEarn(program, event)
    .filter(earned => earned.amount > 0)
    .map(({ rule, amount, steps }) => ({
      key: `${event.key}:${rule.id}`,
      kind: 'earn' as const,
      atMs: event.atMs,
      title: rule.title,
      ref: event.ref,
      programVersion: program.version,
      ruleId: rule.id,
      steps,
      postings: [grant(program, rule, amount, event.atMs)],
      ...(event.inputHash === undefined ? {} : { inputHash: event.inputHash }),
    }))
}

function grant(program: Program, rule: EarnRule, amount: number, atMs: number): Posting {
  const unit = program.units.find(u => u.id === rule.unit)!
  if (unit.kind === 'currency') {
    return { unit: unit.id, from: 'issued', to: 'spendable', amount, lot: lotFor(unit, atMs, program.zone) }
  }
  return {
    unit: unit.id,
    from: 'issued',
    to: 'counted',
    amount,
    day: dayKey(atMs, program.zone),
    since: windowStart(unit, atMs, program),
  }
}

/** The first local day that the metric's window includes at that moment. */
export function windowStart(unit: MetricUnit, atMs: number, program: Pick<Program, 'zone'>): string {
  return unit.window.kind === 'calendar_year'
    ? `${yearKey(atMs, program.zone)}0101`
    : trailingWindowStart(atMs, unit.window.months, program.zone)
}
