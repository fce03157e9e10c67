/** What a stored entry would have given for less money: its own steps told again, whatever the rules are today. */
import Fraction from 'fraction.js'
import { invariant } from '../result'
import { roundBy } from './earn'
import type { EarnStep, EntryStep } from './steps'

/**
 * The amount that the steps of an earn entry lead to when `refundedFen` of their base are returned, and the steps that
 * say so: same rate, same factors (tier and day as they were then), same rounding. A flat amount stays as it is.
 */
export function recompute(steps: EntryStep[], refundedFen: number): { amount: number; steps: EarnStep[] } {
  let value: Fraction | undefined
  const told: EarnStep[] = []
  for (const step of steps) {
    const next = retell(step, value, refundedFen)
    value = next.value
    told.push(next.step)
  }
  invariant(value, 'what was earned tells how')
  return { amount: value.valueOf(), steps: told }
}

function retell(
  step: EntryStep,
  before: Fraction | undefined,
  refundedFen: number,
): { step: EarnStep; value: Fraction } {
  switch (step.op) {
    case 'linear': {
      const fen = Math.max(0, step.fen - refundedFen)
      const value = new Fraction(fen).mul(step.amount).div(step.perFen)
      return { step: { ...step, fen, value: value.toFraction() }, value }
    }
    case 'paid_fen': {
      const fen = Math.max(0, step.fen - refundedFen)
      return { step: { ...step, fen, value: String(fen) }, value: new Fraction(fen) }
    }
    case 'flat':
      return { step, value: new Fraction(step.amount) }
    default:
      invariant(before, 'a base comes before what is done with it')
      return onward(step, before)
  }
}

function onward(step: EntryStep, before: Fraction): { step: EarnStep; value: Fraction } {
  invariant(step.op === 'multiply' || step.op === 'round', `a step ${step.op} is not one of earning`)
  const value = step.op === 'multiply' ? before.mul(step.factor) : roundBy(before, step.mode)
  return { step: { ...step, value: value.toFraction() }, value }
}
