/**
 * `npm run simulate -- --seeds N [--from M]`: N histories of the shop, each with its own members, clerks, payments,
 * crashes and clocks. Ends at the first that breaks an invariant, and prints the shortest story of it.
 */
import { failureText, simulate } from '../test/simulation/simulate'
import { Failure, runTool } from './lib/project.mjs'

function numberAfter(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name)
  if (at < 0) return otherwise
  const value = Number(process.argv[at + 1])
  if (!Number.isSafeInteger(value) || value < 0) throw new Failure(`${name} takes a whole number.`)
  return value
}

runTool(async () => {
  const count = numberAfter('--seeds', 1000)
  const from = numberAfter('--from', 1)
  const startedMs = Date.now()
  const summary = await simulate(from, count, seed => {
    const done = seed - from + 1
    if (done % 100 === 0 && process.stdout.isTTY) process.stdout.write(`\r${done} of ${count}`)
  })
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1)
  console.log(`\n${summary.histories} histories, ${summary.steps} steps, ${seconds} s`)
  for (const [what, times] of [...summary.answers].sort())
    console.log(`  ${String(times).padStart(8)}  ${what}`)
  if (summary.failure) throw new Failure(failureText(summary.failure))
})
