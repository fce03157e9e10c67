/** Many histories, one a seed; the first that fails is told in as few moves as it takes. */
import { chance } from '../service/harness/random'
import { runHistory } from './history'
import { movesOf } from './moves'
import { shrink } from './shrink'

export interface Failure {
  seed: number
  faults: string[]
  /** The shortened history, line by line. */
  story: string[]
}

export interface Summary {
  histories: number
  steps: number
  answers: Map<string, number>
  failure?: Failure
}

/** Runs the seeds from `from` on, until one fails. */
export async function simulate(
  from: number,
  count: number,
  onHistory: (seed: number) => void = () => {},
): Promise<Summary> {
  const answers = new Map<string, number>()
  let steps = 0
  for (let seed = from; seed < from + count; seed++) {
    const told = await runHistory(seed, movesOf(chance(seed)))
    steps += told.steps
    for (const [what, times] of told.answers) answers.set(what, (answers.get(what) ?? 0) + times)
    onHistory(seed)
    if (told.faults.length)
      return { histories: seed - from + 1, steps, answers, failure: await explain(seed) }
  }
  return { histories: count, steps, answers }
}

/** A failing seed's history, shortened. */
export async function explain(seed: number): Promise<Failure> {
  const { told } = await shrink(seed, movesOf(chance(seed)))
  return { seed, faults: told.faults, story: told.story }
}

export const failureText = ({ seed, faults, story }: Failure): string =>
  [
    `seed ${seed} fails:`,
    ...faults.map(fault => `  ${fault}`),
    'the shortest story of it:',
    ...story.map(line => `  ${line}`),
  ].join('\n')
