/** `statement MEMBER`: every entry of one member with its reasons, the running balance and the chain: for a court, if need be. */
import { spendableChange } from '../../cloudfunctions/service/views/entry-view'
import { chainOf } from '../../local-cloud/audit'
import { dateTime, lastDayBefore } from '../../src/domain/calendar'
import { yuan } from '../../src/domain/money'
import { available, type Entry, held } from '../../src/domain/points/account'
import { firstBroken } from '../../src/domain/points/apply-entry'
import { receiptLines } from '../../src/domain/points/receipt'
import { payingUnit } from '../../src/domain/program/program'
import type { Program } from '../../src/domain/program/schema'
import type { ShopData } from './open-data'

/** Lines of text; undefined when there is no such member. `member`: her id or her phone number. */
export function statement(data: ShopData, member: string, nowMs: number): string[] | undefined {
  const account = data.accounts.find(a => a._id === member || a.phone === member)
  if (!account) return undefined
  const { program } = data
  const unit = payingUnit(program)
  const entries = chainOf(data, account)
  const broken = firstBroken(entries)
  let balance = 0
  const lines = entries.flatMap(entry => {
    balance += spendableChange(entry, unit.id)
    return entryLines(program, entry, unit.id, unit.title, balance)
  })
  return [
    `会员 ${account._id}　入会 ${dateTime(account.joinedAtMs, program.zone)}　计划 ${program.title} 第 ${program.version} 版`,
    `打印于 ${dateTime(nowMs, program.zone)}（${program.zone.name}）`,
    '',
    ...lines,
    '',
    `可用 ${available(account.state, unit.id, nowMs)}　占用 ${held(account.state, unit.id)}`,
    ...(account.state.lots[unit.id] ?? []).map(
      lot =>
        `  ${lot.amount} ${unit.title}，${lot.expiresAtMs === null ? '长期有效' : `${lastDayBefore(lot.expiresAtMs, program.zone)}到期`}`,
    ),
    `共 ${entries.length} 条，链尾 ${account.state.chain.hash}`,
    broken < 0 ? '逐条核对：每一条都与前一条相连，没有改动' : `逐条核对：第 ${broken + 1} 条与前一条不相连`,
  ]
}

/** What the entry moved, in its own unit: points, or what a metric counted. */
function movement(program: Program, entry: Entry, paying: string, balance: number): string {
  const counted = entry.postings.find(posting => posting.to === 'counted' || posting.from === 'counted')
  const unit = program.units.find(u => u.id === counted?.unit)
  if (counted && unit) {
    const amount =
      unit.kind === 'metric' && unit.display === 'yuan'
        ? `${yuan(counted.amount)} 元`
        : String(counted.amount)
    return `${unit.title} ${counted.to === 'counted' ? '+' : '-'}${amount}`
  }
  const moved = spendableChange(entry, paying)
  return `${moved > 0 ? '+' : ''}${moved}  余 ${balance}`
}

function entryLines(
  program: Program,
  entry: Entry,
  unit: string,
  unitTitle: string,
  balance: number,
): string[] {
  const when = dateTime(entry.atMs, program.zone)
  const why = `${entry.ref.kind} ${entry.ref.id}，规则第 ${entry.programVersion} 版`
  const head = `${String(entry.seq).padStart(4)}  ${when}  ${movement(program, entry, unit, balance)}  ${entry.title}（${why}）`
  const title = program.units.find(u => u.id === entry.postings[0]?.unit)?.title ?? unitTitle
  const steps = receiptLines(entry.steps ?? [], title).map(line => `        ${line.label}：${line.text}`)
  return [head, ...steps, `        ${entry.prev.slice(0, 16)}… → ${entry.hash}`]
}
