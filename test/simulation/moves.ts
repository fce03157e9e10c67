/**
 * A history as data: what people, timers, networks and clocks do, one move after the other. Numbers choose among what
 * there is at that moment (the third open order, the second request under way), so that any part of a history is a
 * history too, and a long one that fails can be shortened.
 */
import type { Verdict } from '../service/harness/gate'
import type { Chance } from '../service/harness/random'

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
] as const
export type Act = (typeof ACTS)[number]

export type Move =
  /** Somebody begins something: a request is sent, a timer fires, a payer confirms. */
  | { do: 'act'; act: Act; who: number; which: number; amount: number }
  /** One request under way takes its next step, or meets with something. */
  | { do: 'step'; which: number; verdict: Verdict }
  /** Time goes by. */
  | { do: 'wait'; ms: number }

/** How often each act is begun, in relation to the others. */
const WEIGHT: Record<Act, number> = {
  place: 14,
  redeem: 16,
  again: 12,
  pay: 14,
  confirm_sheet: 14,
  notify: 12,
  ask_platform: 3,
  cancel: 6,
  sweep: 10,
  purchase: 10,
  write_off: 6,
  save_address: 2,
  enrol: 2,
  join: 2,
}
const WEIGHTED: Act[] = ACTS.flatMap(act => Array.from({ length: WEIGHT[act] }, () => act))

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
  MINUTE,
  5 * MINUTE,
  16 * MINUTE,
  30 * MINUTE,
  DAY,
]

const TROUBLE: Verdict[] = ['fail_before', 'fail_after', 'twice', 'crash_before', 'crash_after']

function verdict(random: Chance, troublePercent: number): Verdict {
  return random.happens(troublePercent) ? random.pick(TROUBLE) : 'go'
}

/** The history that a seed stands for. */
export function movesOf(random: Chance): Move[] {
  const count = 60 + random.below(120)
  // Some histories are calm and long, some crowded, some full of trouble.
  const troublePercent = random.pick([0, 3, 10])
  const actPercent = random.pick([12, 20, 30])
  const waitPercent = random.pick([2, 6, 12])
  return Array.from({ length: count }, (): Move => {
    const roll = random.below(100)
    if (roll < actPercent)
      return {
        do: 'act',
        act: random.pick(WEIGHTED),
        who: random.below(12),
        which: random.below(1000),
        amount: random.below(1000),
      }
    if (roll < actPercent + waitPercent) return { do: 'wait', ms: random.pick(WAITS) }
    return { do: 'step', which: random.below(1000), verdict: verdict(random, troublePercent) }
  })
}
