/** Makes a failing history as short as it goes: leaves out moves, then troubles, while it still fails. */
import { runHistory, type Told } from './history'
import type { Move } from './moves'

/** At most this many runs are spent on it. */
const RUNS_MAX = 250

export async function shrink(seed: number, moves: readonly Move[]): Promise<{ moves: Move[]; told: Told }> {
  let runs = 0
  let best = [...moves]
  let told = await runHistory(seed, best)
  const tryInstead = async (candidate: Move[]): Promise<boolean> => {
    if (runs >= RUNS_MAX) return false
    runs += 1
    const next = await runHistory(seed, candidate)
    if (!next.faults.length) return false
    best = candidate
    told = next
    return true
  }
  for (let size = Math.ceil(best.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < best.length; ) {
      const without = [...best.slice(0, from), ...best.slice(from + size)]
      if (!(await tryInstead(without))) from += size
    }
  }
  for (let before = 0; before !== best.length; ) {
    before = best.length
    for (let i = best.length - 1; i >= 0; i--) await tryInstead(best.filter((_, j) => j !== i))
  }
  for (const [i, move] of best.entries()) {
    if (move.do === 'step' && move.verdict !== 'go')
      await tryInstead(best.map((other, j) => (i === j ? { ...move, verdict: 'go' as const } : other)))
  }
  return { moves: best, told }
}
