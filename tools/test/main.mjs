/** Runs the stages one after the other, goes on after a failing one, and ends with the sum. */
import { isStopping, stopOnSignals } from '../lib/children.mjs'
import { ensureInstalled } from '../lib/install.mjs'
import { Failure, runTool } from '../lib/project.mjs'
import { allStages } from './stages.mjs'

/** The stages that were asked for, each with the builds it needs before it; all when none was named. */
export function chooseStages(names, stages) {
  const known = new Set(stages.map(stage => stage.name))
  const unknown = names.filter(name => !known.has(name))
  if (unknown.length > 0)
    throw new Failure(`There is no stage ${unknown[0]}. There are: ${[...known].join(', ')}.`)
  if (names.length === 0) return stages
  const needed = stages.filter(stage => names.includes(stage.name)).flatMap(stage => stage.needs)
  return stages.filter(stage => names.includes(stage.name) || needed.includes(stage.name))
}

async function runStage(stage, position) {
  console.log(`\n▸ [${position}] ${stage.title}`)
  const startedMs = Date.now()
  let counts
  try {
    counts = await stage.run()
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error)
    counts = { passed: 0, failed: 1 }
  }
  const s = ((Date.now() - startedMs) / 1000).toFixed(1)
  const mark = counts.failed === 0 ? '✓' : '✗'
  console.log(
    `${mark} [${position}] ${stage.title}: ${counts.passed} passed, ${counts.failed} failed (${s} s)`,
  )
  return counts
}

export async function main() {
  await runTool(async () => {
    const names = process.argv.slice(2)
    stopOnSignals(() => console.log('\nstopping …'))
    await ensureInstalled()
    const stages = chooseStages(names, allStages())
    const sum = { passed: 0, failed: 0 }
    for (const [index, stage] of stages.entries()) {
      const counts = await runStage(stage, `${index + 1}/${stages.length}`)
      if (isStopping()) return
      sum.passed += counts.passed
      sum.failed += counts.failed
    }
    if (sum.failed > 0) process.exitCode = 1
    console.log(`\n${sum.passed} passed, ${sum.failed} failed`)
  })
}
