/** Entries of the ledger in words: rows of the statement, and the receipt that says why a number is what it is. */
import type { EntryView, ReceiptView } from '@/contract/views'
import { dateTime, lastDayBefore, type Zone } from '@/domain/calendar'
import { yuan } from '@/domain/money'
import type { EntryKind } from '@/domain/points/account'
import { type ReceiptLine, receiptLines } from '@/domain/points/receipt'
import type { Unit } from '@/domain/program/schema'
import { grouped } from './number-text'

/** What kind of change it is, in two words. */
export const KIND_TITLE: Record<EntryKind, string> = {
  earn: '获得',
  hold: '冻结',
  release: '退回',
  burn: '使用',
  expire: '到期',
  tier: '等级',
  reverse: '退款',
  recover: '抵扣',
}

export type EntryFilter = 'all' | 'earned' | 'used' | 'expired'

const FILTER_KINDS: Record<EntryFilter, readonly EntryKind[]> = {
  all: ['earn', 'hold', 'release', 'burn', 'expire', 'tier', 'reverse', 'recover'],
  earned: ['earn', 'release', 'reverse'],
  used: ['hold', 'burn', 'reverse', 'recover'],
  expired: ['expire'],
}

/**
 * Whether a row belongs under the filter. What only counts spending is not a change of points and is never listed; a
 * refund is where its sign says, since it gives used points back and takes earned ones.
 */
export const listed = (entry: EntryView, filter: EntryFilter, pointsUnit: string): boolean =>
  FILTER_KINDS[filter].includes(entry.kind) &&
  (entry.unit === pointsUnit || entry.kind === 'tier') &&
  (entry.kind !== 'reverse' || filter === 'all' || filter === (entry.amount > 0 ? 'earned' : 'used'))

export interface ReceiptText {
  title: string
  /** `+150`, `-900`; the amount of the unit itself where what can be spent did not change. */
  amount: number
  unitTitle: string
  /** The till receipt: base, each multiplier, rounding. Empty where nothing was computed. */
  lines: ReceiptLine[]
  /** The last line of the till receipt; absent where there is none. */
  total?: string
  /** What happened, in a sentence or two. */
  sentence: string
  notes: ReceiptLine[]
}

const amountText = (amount: number, unit: Unit | undefined): string =>
  unit?.kind === 'metric' && unit.display === 'yuan'
    ? `${grouped(yuan(amount))} 元`
    : `${grouped(amount)} ${unit?.title ?? '积分'}`

/** The whole receipt. `unit` is the entry's unit in the program, undefined while the program is not here. */
export function receiptText(view: ReceiptView, unit: Unit | undefined, zone: Zone): ReceiptText {
  const { entry, steps } = view
  const unitTitle = unit?.title ?? '积分'
  const moved = view.postings
    .filter(posting => posting.unit === entry.unit)
    .reduce((total, posting) => total + posting.amount, 0)
  return {
    title: entry.title,
    amount: entry.amount,
    unitTitle,
    lines: receiptLines(steps, unitTitle, amount => amountText(amount, unit)),
    ...(steps.length > 0 ? { total: amountText(moved, unit) } : {}),
    sentence: sentenceOf(view, moved, unit, zone),
    notes: notesOf(view, zone),
  }
}

function sentenceOf(view: ReceiptView, moved: number, unit: Unit | undefined, zone: Zone): string {
  const amount = amountText(moved, unit)
  const ends = endsText(view, zone)
  switch (view.entry.kind) {
    case 'earn':
      return unit?.kind === 'metric'
        ? `这笔消费计入${unit.title}，会员等级按它评定。`
        : ends
          ? `这些积分${ends}，先到期的会先用掉。`
          : '这些积分一直有效。'
    case 'hold':
      return `下单时先冻结 ${amount}：付款成功后扣除，取消或超时未付则原样退回，有效期不变。`
    case 'release':
      return `订单没有付款，冻结的 ${amount}已原样退回${ends ? `，仍然${ends}` : ''}。`
    case 'burn':
      return view.entry.amount === 0
        ? `付款成功，之前冻结的 ${amount}已扣除，可用积分不再变化。`
        : `已使用 ${amount}，先到期的积分先用。`
    case 'expire':
      return `这 ${amount}已过有效期，按会员协议自动失效。`
    case 'tier':
      return '会员等级有变化，之后的消费按新等级积分。'
    case 'reverse':
      return reversalSentence(view, unit, ends)
    case 'recover':
      return `之前退款时余额不足、尚待扣回的积分，从刚到账的积分中扣了 ${amount}。`
  }
}

/** A refund: used points that came back, or earned ones that were taken, each with what became of the rest. */
function reversalSentence(view: ReceiptView, unit: Unit | undefined, ends: string): string {
  const sum = (from: string, to: string) =>
    view.postings
      .filter(posting => posting.from === from && posting.to === to && posting.unit === view.entry.unit)
      .reduce((total, posting) => total + posting.amount, 0)
  const text = (amount: number) => amountText(amount, unit)
  if (unit?.kind === 'metric') return `退款的金额不再计入${unit.title}。`
  const [back, lapsed] = [sum('burned', 'spendable'), sum('burned', 'expired')]
  const [taken, owed, forgiven] = [
    sum('spendable', 'issued'),
    sum('owed', 'issued'),
    sum('forgiven', 'issued'),
  ]
  const parts = [
    back > 0 && `用掉的 ${text(back)}已退回${ends ? `，${ends}` : ''}`,
    lapsed > 0 && `退回的 ${text(lapsed)}已过原有效期，按会员协议随即失效`,
    taken > 0 && `按退款后的实付重新计算，多得的 ${text(taken)}已扣回`,
    owed > 0 && `余额不足，还差 ${text(owed)}，从以后获得的积分中扣除`,
    forgiven > 0 && `余额不足的 ${text(forgiven)}不再追扣`,
  ].filter(part => part !== false)
  return parts.length ? `${parts.join('；')}。` : '兑换已取消，占用的名额已退还。'
}

/** `有效期至 2027年11月30日`; several lots name the first end; empty where nothing ends. */
function endsText(view: ReceiptView, zone: Zone): string {
  const ends = view.postings
    .map(posting => posting.expiresAtMs)
    .filter((end): end is number => end !== null)
    .sort((a, b) => a - b)
  const first = ends[0]
  if (first === undefined) return ''
  const several = ends.some(end => end !== first)
  return `${several ? '最早的一批' : ''}有效期至 ${lastDayBefore(first, zone)}`
}

/** Every batch that moved, then rule, version, time, number and fingerprint. */
function notesOf(view: ReceiptView, zone: Zone): ReceiptLine[] {
  const lots = new Map<string, number>()
  for (const posting of view.postings) {
    if (posting.expiresAtMs === null || posting.unit !== view.entry.unit) continue
    const day = lastDayBefore(posting.expiresAtMs, zone)
    lots.set(day, (lots.get(day) ?? 0) + posting.amount)
  }
  const several = lots.size > 1
  const optional = (label: string, text: string | undefined): ReceiptLine[] =>
    text === undefined ? [] : [{ label, text }]
  return [
    ...[...lots].map(([day, amount]) => ({
      label: '有效期至',
      text: several ? `${day}（${grouped(amount)}）` : day,
    })),
    ...optional('规则', view.ruleTitle),
    { label: '规则版本', text: `第 ${view.programVersion} 版` },
    { label: '时间', text: dateTime(view.entry.atMs, zone) },
    { label: '流水号', text: String(view.entry.seq) },
    { label: '校验码', text: shortHash(view.hash) },
    { label: '上一笔', text: /^0+$/.test(view.prev) ? '这是第一笔' : shortHash(view.prev) },
  ]
}

/** Enough of a fingerprint to compare by eye. */
const shortHash = (hash: string): string => `${hash.slice(0, 8)}…${hash.slice(-8)}`
