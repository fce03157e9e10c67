/** The ladder in words. */
import type { TierSummary, TierView } from '@/contract/views'
import { lastDayBefore, SHANGHAI } from '@/domain/calendar'
import { shortYuan } from '@/domain/money'
import { metricUnit } from '@/domain/program/program'
import type { Program } from '@/domain/program/schema'
import { grouped } from './number-text'

/** Whether the levels look at money; true until the program is here, as in every shop that counts spending. */
const countsYuan = (program: Program | undefined): boolean =>
  !program || metricUnit(program, program.tiers.metric).display === 'yuan'

/** An amount of the metric that levels look at, with its unit: `2,800 元`; a plain count otherwise. */
export const metricAmount = (value: number, program: Program | undefined): string =>
  countsYuan(program) ? `${grouped(shortYuan(value))} 元` : grouped(value)

/** What is missing to the next level, exactly; a word for the top. */
export function distanceText(tier: TierSummary, program: Program | undefined): string {
  if (!tier.next) return `已是最高等级${tier.title}`
  const amount = metricAmount(tier.next.missing, program)
  return countsYuan(program)
    ? `再消费 ${amount}升级至${tier.next.title}`
    : `再积累 ${amount} 升级至${tier.next.title}`
}

/** Until when the level holds, and what happens then. */
export function keepText(view: TierView, program: Program | undefined): string {
  const { tier, levels } = view
  if (tier.untilMs === null) return `${tier.title}长期有效，达到门槛即刻升级`
  const attain = levels.find(level => level.tierId === tier.tierId)?.attain ?? 0
  const until = lastDayBefore(tier.untilMs, program?.zone ?? SHANGHAI)
  const need = metricAmount(attain, program)
  const otherwise =
    program?.tiers.downgrade === 'one_level' ? '不足则下调一级' : `不足则按届时的${view.metricTitle}重新评定`
  return `有效期至 ${until}。到期时${view.metricTitle}满 ${need}即可续期，${otherwise}`
}

export interface LadderStep {
  id: string
  title: string
  /** What it takes to stand here. */
  note: string
  state: 'done' | 'here' | 'next' | 'later'
}

/** The levels as steps, lowest first. */
export function ladderSteps(view: TierView, program: Program | undefined): LadderStep[] {
  const here = view.levels.findIndex(level => level.tierId === view.tier.tierId)
  return view.levels.map(({ tierId, title, attain }, i) => ({
    id: tierId,
    title,
    note: attain === 0 ? '入会即享' : `满 ${metricAmount(attain, program)}`,
    state: i < here ? 'done' : i === here ? 'here' : i === here + 1 ? 'next' : 'later',
  }))
}

export interface RightsRow {
  name: string
  /** One for each level, in their order. `better`: not the same as one level below. */
  cells: { value: string; better: boolean }[]
}

/** Rights side by side: one row for each right, differences from the level below marked. */
export function rightsRows(levels: TierView['levels']): RightsRow[] {
  const names = [...new Set(levels.flatMap(level => level.rights.map(right => right.name)))]
  return names.map(name => {
    const values = levels.map(level => level.rights.find(right => right.name === name)?.value ?? '—')
    return {
      name,
      cells: values.map((value, i) => ({ value, better: i > 0 && value !== values[i - 1] })),
    }
  })
}
