/** Each member's account: the chain verifies, the state is its fold, and every sum agrees with every other. */
import type { AccountDoc } from '../../cloudfunctions/service/documents'
import { canonicalJson } from '../../src/domain/digest'
import { type Bucket, type Entry, held, openAccount } from '../../src/domain/points/account'
import { nextDue } from '../../src/domain/points/advance'
import { firstBroken, replay } from '../../src/domain/points/apply-entry'
import { level, lowestLevel } from '../../src/domain/program/program'
import type { Program } from '../../src/domain/program/schema'
import { chainOf, type Facts } from './facts'

/** `before`: accounts found right at an earlier look, by id and version; they are not looked at twice. */
export function accountFaults(facts: Facts, before?: Map<string, string>): string[] {
  return facts.accounts.flatMap(account => {
    const mark = `${account.version}/${account.flushedSeq}`
    if (before?.get(account._id) === mark) return []
    const faults = oneAccount(facts, account).map(fault => `member ${account._id}: ${fault}`)
    if (!faults.length) before?.set(account._id, mark)
    return faults
  })
}

function oneAccount(facts: Facts, account: AccountDoc): string[] {
  const entries = chainOf(facts, account)
  const place = placeFaults(facts, account, entries)
  if (place.length) return place
  return [
    ...foldFaults(facts.program, account, entries),
    ...tierFaults(facts.program, entries),
    ...sumFaults(account, entries),
    ...bookFaults(account),
  ]
}

/** Journal and ledger together hold each entry of the chain once, and the same one where both have it. */
function placeFaults(facts: Facts, account: AccountDoc, entries: Entry[]): string[] {
  const faults: string[] = []
  const stored = new Map(facts.ledger.filter(e => e.memberId === account._id).map(e => [e.seq, e]))
  if (entries.length !== account.state.chain.seq || entries.some((entry, i) => entry.seq !== i + 1))
    faults.push(`entries ${entries.map(e => e.seq).join()} are not 1…${account.state.chain.seq}`)
  if (new Set(entries.map(e => e.key)).size !== entries.length) faults.push('two entries have one key')
  for (const entry of account.journal) {
    const moved = stored.get(entry.seq)
    if (moved && canonicalJson(moved) !== canonicalJson(entry))
      faults.push(`entry ${entry.seq} differs in ledger and journal`)
    if (!moved && entry.seq <= account.flushedSeq)
      faults.push(`entry ${entry.seq} counts as moved and is not in the ledger`)
  }
  const broken = firstBroken(entries)
  if (broken >= 0) faults.push(`the chain breaks at entry ${broken + 1}`)
  return faults
}

function foldFaults(program: Program, account: AccountDoc, entries: Entry[]): string[] {
  const opening = openAccount(account._id, lowestLevel(program).id, account.joinedAtMs)
  try {
    const folded = replay(opening, entries)
    return canonicalJson(folded) === canonicalJson(account.state)
      ? []
      : ['replaying the entries gives another state']
  } catch (error) {
    return [`the entries cannot be replayed: ${String(error)}`]
  }
}

/** Whatever was earned was earned by the tier that the member had at that place in her chain. */
function tierFaults(program: Program, entries: Entry[]): string[] {
  const faults: string[] = []
  let { id: tierId } = lowestLevel(program)
  for (const { tier, programVersion, seq, steps = [] } of entries) {
    const title = programVersion === program.version ? level(program, tierId).title : undefined
    for (const step of steps)
      if (
        title !== undefined &&
        step.op === 'multiply' &&
        isTierStep(program, step.reason) &&
        step.reason !== title
      )
        faults.push(`entry ${seq} earned as ${step.reason}, the member was ${title}`)
    if (tier) tierId = tier.to.tierId
  }
  return faults
}

const isTierStep = (program: Program, reason: string): boolean =>
  program.tiers.levels.some(({ title }) => title === reason)

/** Balance = sum of entries = sum of lots; nothing below zero. */
function sumFaults(account: AccountDoc, entries: Entry[]): string[] {
  const faults: string[] = []
  for (const unit of new Set(entries.flatMap(entry => entry.postings.map(posting => posting.unit)))) {
    const bucket = (name: Bucket) =>
      entries
        .flatMap(entry => entry.postings)
        .filter(posting => posting.unit === unit)
        .reduce((sum, p) => sum + (p.to === name ? p.amount : 0) - (p.from === name ? p.amount : 0), 0)
    const lots = account.state.lots[unit] ?? []
    const inLots = lots.reduce((sum, lot) => sum + lot.amount, 0)
    const spendable = bucket('spendable')
    const inHolds = held(account.state, unit)
    if (spendable !== inLots) faults.push(`${unit}: entries leave ${spendable}, lots hold ${inLots}`)
    if (bucket('held') !== inHolds) faults.push(`${unit}: entries hold ${bucket('held')}, holds ${inHolds}`)
    if (lots.some(lot => lot.amount <= 0)) faults.push(`${unit}: an empty or negative lot`)
    for (const name of ['spendable', 'held', 'burned', 'expired', 'counted'] as const)
      if (bucket(name) < 0) faults.push(`${unit}: ${name} is ${bucket(name)}`)
  }
  return faults
}

/** The fields by which sweepers find the account say what its content says. */
function bookFaults(account: AccountDoc): string[] {
  const faults: string[] = []
  if (account.dueAtMs !== (nextDue(account.state) ?? null))
    faults.push(`dueAtMs is ${account.dueAtMs}, due is ${nextDue(account.state)}`)
  const waits = account.flushedSeq < account.state.chain.seq || account.outbox.length > 0
  if (waits && account.pendingSinceMs === null)
    faults.push('something waits to be moved, and no sweeper will find it')
  const ids = account.addresses.map(address => address.addressId)
  if (new Set(ids).size !== ids.length) faults.push('two addresses have one id')
  return faults
}
