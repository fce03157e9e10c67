/** A member's points: the statement, one entry's receipt, and where she stands on the ladder. */
import type { EntryView } from '../../../src/contract/views'
import type { Entry } from '../../../src/domain/points/account'
import { metricUnit, payingUnit } from '../../../src/domain/program/program'
import { err, ok } from '../../../src/domain/result'
import { type Command, type Context, callerAccount } from '../context'
import { type AccountDoc, COLLECTIONS } from '../documents'
import { entryView, inStatement } from '../views/entry-view'
import { currentState, pointsSummary, tierSummary } from '../views/member-views'

/** Entries before `beforeSeq`, newest first: those still in the journal come from there. */
async function entriesBefore(
  { ports }: Context,
  account: AccountDoc,
  beforeSeq: number,
  limit: number,
): Promise<Entry[]> {
  const recent = account.journal.filter(entry => entry.seq < beforeSeq).reverse()
  const oldest = recent.at(-1)?.seq ?? beforeSeq
  if (recent.length >= limit || oldest <= 1) return recent.slice(0, limit)
  const older = await ports.store.find<Entry>(
    COLLECTIONS.ledger,
    { memberId: account._id, seq: { lt: oldest } },
    { orderBy: ['seq', 'desc'], limit: limit - recent.length },
  )
  return [...recent, ...older]
}

export const pointsStatement: Command<'points.statement'> = {
  account: 'read',
  async run(context, { beforeSeq, limit }) {
    const account = callerAccount(context)
    const { program } = await context.settings()
    const unit = payingUnit(program).id
    const read = await entriesBefore(context, account, beforeSeq ?? Number.MAX_SAFE_INTEGER, limit)
    const shown: EntryView[] = read
      .filter(entry => inStatement(entry, unit))
      .map(entry => entryView(entry, unit))
    const last = read.at(-1)
    return ok({
      nowMs: context.nowMs,
      summary: pointsSummary(program, currentState(program, account, context.nowMs), context.nowMs),
      entries: shown,
      ...(last && last.seq > 1 ? { nextBeforeSeq: last.seq } : {}),
    })
  },
}

export const pointsReceipt: Command<'points.receipt'> = {
  account: 'read',
  async run(context, { entryId }) {
    const account = callerAccount(context)
    if (!entryId.startsWith(`${account._id}/`)) return err({ code: 'entry_not_found' })
    const entry =
      account.journal.find(e => e._id === entryId) ??
      (await context.ports.store.get<Entry>(COLLECTIONS.ledger, entryId))
    if (!entry) return err({ code: 'entry_not_found' })
    const { program } = await context.settings()
    const rule = program.earn.find(r => r.id === entry.ruleId)
    return ok({
      entry: entryView(entry, payingUnit(program).id),
      steps: entry.steps ?? [],
      postings: entry.postings.map(({ from, to, amount, unit, lot }) => ({
        from,
        to,
        amount,
        unit,
        expiresAtMs: lot?.expiresAtMs ?? null,
      })),
      programVersion: entry.programVersion,
      ...(rule ? { ruleTitle: rule.title } : {}),
      hash: entry.hash,
      prev: entry.prev,
      ref: entry.ref,
    })
  },
}

export const tierGet: Command<'tier.get'> = {
  account: 'read',
  async run(context) {
    const account = callerAccount(context)
    const { program } = await context.settings()
    const state = currentState(program, account, context.nowMs)
    const moved = await context.ports.store.find<Entry>(
      COLLECTIONS.ledger,
      { memberId: account._id, kind: 'tier' },
      { orderBy: ['seq', 'desc'], limit: 10 },
    )
    const recent = account.journal
      .filter(entry => entry.kind === 'tier' && !moved.some(m => m._id === entry._id))
      .reverse()
    return ok({
      nowMs: context.nowMs,
      tier: tierSummary(program, state, context.nowMs),
      sinceMs: state.tier.sinceMs,
      levels: program.tiers.levels.map(({ id, title, attain, rights }) => ({
        tierId: id,
        title,
        attain,
        rights,
      })),
      metricTitle: metricUnit(program, program.tiers.metric).title,
      history: [...recent, ...moved].map(({ title, atMs }) => ({ title, atMs })),
    })
  },
}
