import * as v from 'valibot'
import { err, ok, type Result } from '../result'
import { Program } from './schema'

/** One thing wrong with a program document: where, what, and what would be valid. */
export interface ProgramProblem {
  path: string
  message: string
}
export interface InvalidProgram {
  code: 'invalid_program'
  problems: ProgramProblem[]
}

/** Decodes a program document; an invalid one is refused with every problem at once. */
export function decodeProgram(input: unknown): Result<Program, InvalidProgram> {
  const parsed = v.safeParse(Program, input)
  if (!parsed.success) {
    const problems = parsed.issues.map(issue => ({ path: v.getDotPath(issue) ?? '', message: issue.message }))
    return err({ code: 'invalid_program', problems })
  }
  const problems = checkMeaning(parsed.output)
  return problems.length ? err({ code: 'invalid_program', problems }) : ok(parsed.output)
}

/** What the shapes alone cannot say: that names resolve and numbers fit together. */
function checkMeaning(program: Program): ProgramProblem[] {
  return [...checkUnits(program), ...checkEarn(program), ...checkTiers(program), ...checkRedemption(program)]
}

function checkUnits(program: Program): ProgramProblem[] {
  return duplicates(program.units.map(unit => unit.id)).map(id => ({
    path: 'units',
    message: `unit "${id}" is declared twice; ids must be unique`,
  }))
}

function checkEarn(program: Program): ProgramProblem[] {
  const problems: ProgramProblem[] = duplicates(program.earn.map(rule => rule.id)).map(id => ({
    path: 'earn',
    message: `rule "${id}" is declared twice; ids must be unique`,
  }))
  const levelIds = program.tiers.levels.map(level => level.id)
  program.earn.forEach((rule, i) => {
    if (!program.units.some(unit => unit.id === rule.unit)) {
      problems.push({
        path: `earn.${i}.unit`,
        message: `unknown unit "${rule.unit}"; one of ${program.units.map(u => u.id).join(', ')}`,
      })
    }
    rule.multipliers.forEach((multiplier, j) => {
      if (multiplier.by !== 'tier') return
      const path = `earn.${i}.multipliers.${j}.factors`
      for (const id of levelIds) {
        if (!(id in multiplier.factors))
          problems.push({ path, message: `no factor for tier "${id}"; write "1" to leave it as it is` })
      }
      for (const id of Object.keys(multiplier.factors)) {
        if (!levelIds.includes(id))
          problems.push({
            path: `${path}.${id}`,
            message: `unknown tier "${id}"; one of ${levelIds.join(', ')}`,
          })
      }
    })
  })
  return problems
}

function checkTiers(program: Program): ProgramProblem[] {
  const problems: ProgramProblem[] = []
  const { metric, levels } = program.tiers
  const metrics = program.units.filter(unit => unit.kind === 'metric').map(unit => unit.id)
  if (!metrics.includes(metric)) {
    problems.push({
      path: 'tiers.metric',
      message: `"${metric}" is not a metric; one of ${metrics.join(', ') || '(none declared)'}`,
    })
  }
  if (!program.earn.some(rule => rule.unit === metric)) {
    problems.push({
      path: 'tiers.metric',
      message: `no earn rule posts to "${metric}", so no tier could ever be attained`,
    })
  }
  if (levels[0]?.attain !== 0)
    problems.push({ path: 'tiers.levels.0.attain', message: 'the lowest level must start at 0' })
  levels.forEach((level, i) => {
    const below = levels[i - 1]
    if (below && level.attain <= below.attain) {
      problems.push({
        path: `tiers.levels.${i}.attain`,
        message: `must be above ${below.attain}, the threshold of "${below.id}"`,
      })
    }
  })
  for (const id of duplicates(levels.map(level => level.id))) {
    problems.push({ path: 'tiers.levels', message: `level "${id}" is declared twice; ids must be unique` })
  }
  return problems
}

function checkRedemption(program: Program): ProgramProblem[] {
  const { unit, checkout } = program.redemption
  const problems: ProgramProblem[] = []
  const currencies = program.units.filter(u => u.kind === 'currency').map(u => u.id)
  if (!currencies.includes(unit)) {
    problems.push({
      path: 'redemption.unit',
      message: `"${unit}" is not a currency; one of ${currencies.join(', ') || '(none declared)'}`,
    })
  }
  if ((checkout.stepPoints * checkout.rate.fen) % checkout.rate.points !== 0) {
    problems.push({
      path: 'redemption.checkout.stepPoints',
      message: `${checkout.stepPoints} points are not a whole number of fen; use a multiple of ${checkout.rate.points}`,
    })
  }
  if (checkout.minPoints % checkout.stepPoints !== 0) {
    problems.push({
      path: 'redemption.checkout.minPoints',
      message: `must be a multiple of stepPoints (${checkout.stepPoints})`,
    })
  }
  return problems
}

const duplicates = (ids: string[]): string[] => [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))]
