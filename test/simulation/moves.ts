/**
 * A history as data: what people, timers, networks and clocks do, one move after the other. Numbers choose among what
 * there is at that moment (the newest open order, the second request under way), so that any part of a history is a
 * history too, and a long one that fails can be shortened.
 */
import type { Verdict } from '../service/harness/gate'
import type { Chance } from '../service/harness/random'
import { plotOf } from './plots'

export const ACTS = [
  'place',
  'redeem',
  'again',
  'pay',
  'confirm_sheet',
  'notify',
  'ask_platform',
  'cancel',
  'sweep',
  'purchase',
  'write_off',
  'save_address',
  'enrol',
  'join',
  'reprice',
] as const
export type Act = (typeof ACTS)[number]

export type Move =
  /** Somebody begins something: a request is sent, a timer fires, a payer confirms. */
  | { do: 'act'; act: Act; who: number; which: number; amount: number }
  /** One request under way takes its next step, or meets with something. */
  | { do: 'step'; which: number; verdict: Verdict }
  /** One request under way goes on to its end. */
  | { do: 'finish'; which: number }
  /** Time goes by. */
  | { do: 'wait'; ms: number }

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE
/** Mostly moments; now and then long enough for a code, an order, a hold or points to run out. */
const WAITS = [
  1,
  40,
  SECOND,
  3 * SECOND,
  31 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  16 * MINUTE,
  27 * MINUTE,
  45 * MINUTE,
  DAY,
]

const TROUBLE: Verdict[] = ['fail_before', 'fail_after', 'twice', 'crash_before', 'crash_after']

/**
 * What one history is about. Each leaves most things out and does the rest often: a few people, a few goods, one kind
 * of trouble, so that rare things meet each other somewhere.
 */
interface Style {
  moves: number
  acts: Act[]
  people: number
  /** Choices among goods, rewards and amounts. */
  choices: number[]
  waits: number[]
  troubles: Verdict[]
  troublePercent: number
  waitPercent: number
  actPercent: number
  finishPercent: number
}

const some = <T>(random: Chance, from: readonly T[], atLeast: number): T[] => {
  const chosen = from.filter(() => random.happens(45))
  while (chosen.length < atLeast) chosen.push(random.pick(from))
  return chosen
}

function styleOf(random: Chance): Style {
  const acts = some(random, ACTS, 4).flatMap(act => Array.from({ length: random.pick([1, 2, 5]) }, () => act))
  // Nearly everything else needs something that has been ordered.
  acts.push(
    random.pick(['place', 'redeem', 'redeem'] as const),
    random.pick(['again', 'pay', 'notify'] as const),
  )
  if (random.happens(60)) acts.push('pay', 'confirm_sheet', random.pick(['notify', 'sweep'] as const))
  return {
    moves: 50 + random.below(90),
    acts,
    people: random.pick([1, 1, 2, 4, 12]),
    choices: Array.from({ length: random.pick([1, 2, 3, 8]) }, () => random.below(1000)),
    waits: some(random, WAITS, 2),
    troubles: some(random, TROUBLE, 1),
    troublePercent: random.pick([0, 4, 12]),
    waitPercent: random.pick([3, 8, 16]),
    actPercent: random.pick([20, 35]),
    finishPercent: random.pick([0, 15, 40]),
  }
}

/** The history that a seed stands for: everyday life, and in most of them one plot that goes on underneath. */
export function movesOf(random: Chance): Move[] {
  const style = styleOf(random)
  const life = Array.from({ length: style.moves }, () => moveOf(random, style))
  return random.happens(60) ? woven(random, life, plotOf(random)) : life
}

/** The plot's moves in their order, the others wherever they fall between. */
function woven(random: Chance, life: Move[], plot: Move[]): Move[] {
  const sparse = life.filter(() => random.happens(40))
  const positions = plot.map(() => random.below(sparse.length + 1)).sort((a, b) => a - b)
  return [
    ...sparse.flatMap((move, i) => [...plot.filter((_, j) => positions[j] === i), move]),
    ...plot.filter((_, j) => positions[j] === sparse.length),
  ]
}

function moveOf(random: Chance, style: Style): Move {
  let roll = random.below(100)
  if (roll < style.actPercent) {
    const act = random.pick(style.acts)
    const ownChoice = act === 'place' || act === 'redeem' || act === 'purchase'
    return {
      do: 'act',
      act,
      who: random.below(style.people),
      which: ownChoice ? random.pick(style.choices) : random.below(random.pick([1, 3, 1000])),
      amount: random.pick(style.choices),
    }
  }
  roll -= style.actPercent
  if (roll < style.waitPercent) return { do: 'wait', ms: random.pick(style.waits) }
  roll -= style.waitPercent
  if (roll < style.finishPercent) return { do: 'finish', which: random.below(1000) }
  const verdict = random.happens(style.troublePercent) ? random.pick(style.troubles) : 'go'
  return { do: 'step', which: random.below(1000), verdict }
}
