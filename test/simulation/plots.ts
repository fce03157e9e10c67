/** Courses of events in which shops are known to go wrong. Chance fills in who, what, how fast and what else happens. */
import type { Chance } from '../service/harness/random'
import type { Act, Move } from './moves'

const MINUTE = 60_000

/** Choices that `People` reads as this reward, in the order of the small shop. */
const [CARD, , MUG] = [0, 1, 2]
/** Amounts that it reads as this many points at checkout. */
const ALL_POINTS = 4

interface Pen {
  act(act: Act, which?: number, amount?: number): Move[]
  wait(minutes: number): Move
  /** The newest call goes on: to its end, or some steps only. */
  on(): Move[]
}

type Plot = (pen: Pen, random: Chance) => Move[]

const PLOTS: Plot[] = [
  // Paid in time, told of after the hold has lapsed, with another redemption in between.
  pen => [
    ...pen.act('redeem', MUG, 1),
    ...pen.act('pay'),
    ...pen.act('confirm_sheet'),
    pen.wait(27),
    ...pen.act('redeem', MUG, 1),
    ...pen.act('pay'),
    ...pen.act('confirm_sheet'),
    ...pen.act('notify'),
    ...pen.act('notify', 1),
  ],
  // All points at checkout, spent elsewhere after the hold has lapsed, told of twice while new points arrive.
  pen => [
    ...pen.act('place', 4, ALL_POINTS),
    ...pen.act('pay'),
    ...pen.act('confirm_sheet'),
    pen.wait(27),
    ...pen.act('redeem', CARD, 1),
    ...pen.act('notify'),
    ...pen.act('purchase', 4, 0),
    ...pen.act('notify'),
    ...pen.act('write_off'),
  ],
  // The same request, at once and much later.
  (pen, random) => [
    ...pen.act(random.pick(['place', 'redeem'] as const), random.below(8), random.below(5)),
    ...pen.act('again'),
    pen.wait(random.pick([1, 27, 45])),
    ...pen.act('again'),
    ...pen.act('sweep'),
    ...pen.act('again'),
    ...pen.act('pay'),
    ...pen.act('confirm_sheet'),
    ...pen.act('notify'),
    ...pen.act('again', 1),
  ],
  // Paying against calling off against running out.
  (pen, random) => [
    ...pen.act('place', random.below(8), random.below(5)),
    ...pen.act('pay'),
    ...pen.act('confirm_sheet'),
    ...pen.act('cancel'),
    ...pen.act('notify'),
    pen.wait(17),
    ...pen.act('sweep'),
    ...pen.act('ask_platform'),
    ...pen.act('sweep'),
  ],
  // Up a tier while something else is being earned.
  (pen, random) => [
    ...pen.act('purchase', 4, random.below(2)),
    ...pen.act('purchase', 3, random.below(4)),
    ...pen.act('place', 4, 0),
    ...pen.act('pay'),
    ...pen.act('confirm_sheet'),
    ...pen.act('purchase', 4, 3),
    ...pen.act('notify'),
  ],
]

export function plotOf(random: Chance): Move[] {
  const who = random.below(3)
  const haste = random.pick([30, 60, 90])
  const pen: Pen = {
    act: (act, which = 0, amount = 0) => [{ do: 'act', act, who, which, amount }, ...pen.on()],
    wait: minutes => ({ do: 'wait', ms: minutes * MINUTE }),
    on: () =>
      random.happens(haste)
        ? [{ do: 'finish', which: -1 }]
        : Array.from({ length: random.below(5) }, () => ({ do: 'step', which: -1, verdict: 'go' as const })),
  }
  return random.pick(PLOTS)(pen, random)
}
