/** Which level a member has, how far the next one is, and until when this one holds. */
import { dayKey, monthEndAfter, yearEndAfter } from '../calendar'
import type { AccountState, EntryDraft, TierStatus } from '../points/account'
import { windowStart } from '../points/earn'
import { level, levelRank, lowestLevel, metricUnit } from '../program/program'
import type { Level, MetricUnit, Program } from '../program/schema'
import { invariant } from '../result'

/** What the metric counts within its window at that moment. */
export function metricValue(program: Program, state: AccountState, unit: MetricUnit, nowMs: number): number {
  const from = windowStart(unit, nowMs, program)
  const to = dayKey(nowMs, program.zone)
  return Object.entries(state.metrics[unit.id]?.days ?? {}).reduce(
    (total, [day, amount]) => (day >= from && day <= to ? total + amount : total),
    0,
  )
}

/** The highest level that the value attains. */
export function levelFor(program: Program, value: number): Level {
  return program.tiers.levels.reduce(
    (best, candidate) => (value >= candidate.attain ? candidate : best),
    lowestLevel(program),
  )
}

/** The exclusive end of a term that begins at that moment. */
function termEnd(program: Program, fromMs: number): number {
  const { validity } = program.tiers
  return validity.kind === 'month_end'
    ? monthEndAfter(fromMs, validity.months, program.zone)
    : yearEndAfter(fromMs, validity.years, program.zone)
}

/**
 * The end of the term after the one that ends at `untilMs`: as if the level had been attained in the last moment of
 * the old term, so that twelve months follow on twelve months. A term of no length ("the rest of the year") would end
 * where it begins; there the next one is given whole.
 */
function nextTermEnd(program: Program, untilMs: number): number {
  const end = termEnd(program, untilMs - 1)
  return end > untilMs ? end : termEnd(program, untilMs)
}

/** Nobody loses the lowest level. */
const statusOf = (program: Program, tierId: string, sinceMs: number, endMs: number): TierStatus => ({
  tierId,
  sinceMs,
  untilMs: levelRank(program, tierId) === 0 ? null : endMs,
})

function tierEntry(
  program: Program,
  state: AccountState,
  to: TierStatus,
  atMs: number,
  title: string,
): EntryDraft {
  return {
    key: `tier:${state.chain.seq + 1}`,
    kind: 'tier',
    atMs,
    title,
    ref: { kind: 'member', id: state.memberId },
    programVersion: program.version,
    postings: [],
    tier: { from: state.tier, to },
  }
}

/** The change of status when the window now gives a higher level than the member has; undefined otherwise. */
export function upgrade(program: Program, state: AccountState, nowMs: number): EntryDraft | undefined {
  const earned = levelFor(program, metricNow(program, state, nowMs))
  if (levelRank(program, earned.id) <= levelRank(program, state.tier.tierId)) return undefined
  const to = statusOf(program, earned.id, nowMs, termEnd(program, nowMs))
  return tierEntry(program, state, to, nowMs, `升级为${earned.title}`)
}

/** What the metric that levels go by counts at that moment. */
export const metricNow = (program: Program, state: AccountState, nowMs: number): number =>
  metricValue(program, state, metricUnit(program, program.tiers.metric), nowMs)

/**
 * The change of status when spending was taken back and that is what leaves the member below her level: to what the
 * window still gives, for the rest of the same term. `before`: what the metric counted before. A level kept from an
 * earlier term, which the window would not have given any more, is left alone until its review.
 */
export function downgrade(
  program: Program,
  state: AccountState,
  before: number,
  nowMs: number,
): EntryDraft | undefined {
  const held = levelRank(program, state.tier.tierId)
  const left = levelFor(program, metricNow(program, state, nowMs))
  const rank = levelRank(program, left.id)
  if (rank >= held || levelRank(program, levelFor(program, before).id) < held) return undefined
  const lowest = program.tiers.downgrade === 'one_level' ? held - 1 : 0
  const to = program.tiers.levels[Math.max(rank, lowest)]!
  const status = statusOf(program, to.id, nowMs, state.tier.untilMs ?? termEnd(program, nowMs))
  return tierEntry(program, state, status, nowMs, `退款后等级调整为${to.title}`)
}

/**
 * What happens when the status runs out: kept for another term, or lost to what the window gives. Due at `untilMs`;
 * the window is the one of the term's last moment, because at `untilMs` itself the next day (and year) has begun.
 */
export function review(program: Program, state: AccountState): EntryDraft {
  const { tierId, sinceMs, untilMs } = state.tier
  invariant(untilMs !== null, 'only a status with an end is reviewed')
  const metric = metricUnit(program, program.tiers.metric)
  const earned = levelFor(program, metricValue(program, state, metric, untilMs - 1))
  const held = levelRank(program, tierId)
  const lowest = program.tiers.downgrade === 'one_level' ? Math.max(0, held - 1) : 0
  const rank = Math.max(levelRank(program, earned.id), lowest)
  const to = program.tiers.levels[rank]!
  const since = rank === held ? sinceMs : untilMs
  const status = statusOf(program, to.id, since, nextTermEnd(program, untilMs))
  return tierEntry(program, state, status, untilMs, reviewTitle(rank - held, to.title))
}

function reviewTitle(change: number, title: string): string {
  if (change === 0) return `${title}保级成功`
  return change > 0 ? `升级为${title}` : `等级调整为${title}`
}

export interface TierProgress {
  current: Level
  next?: Level
  /** In the metric's unit (fen for spending), within its window. */
  value: number
  /** What is missing to the next level, exactly; 0 at the top. */
  missing: number
  /** 0–1 of the way from this level's threshold to the next. */
  share: number
  untilMs: number | null
  /** What has to be counted in the window for the level to be kept. */
  keepFrom: number
}

/** Where a member stands on the ladder. */
export function tierProgress(program: Program, state: AccountState, nowMs: number): TierProgress {
  const current = level(program, state.tier.tierId)
  const next = program.tiers.levels[levelRank(program, current.id) + 1]
  const value = metricValue(program, state, metricUnit(program, program.tiers.metric), nowMs)
  const missing = next ? Math.max(0, next.attain - value) : 0
  const span = next ? next.attain - current.attain : 1
  const share = next ? Math.min(1, Math.max(0, (value - current.attain) / span)) : 1
  return {
    current,
    ...(next ? { next } : {}),
    value,
    missing,
    share,
    untilMs: state.tier.untilMs,
    keepFrom: current.attain,
  }
}
