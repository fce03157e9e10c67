/** What a member changes about herself. */
import { memberCode, STEP_MS, stepAt } from '../../../src/domain/member-code/member-code'
import { err, ok } from '../../../src/domain/result'
import { changeAccount } from '../accounts/account-store'
import { type Command, callerAccount } from '../context'
import { currentState, memberStrip } from '../views/member-views'

const ADDRESSES_MAX = 10

export const memberRename: Command<'member.rename'> = {
  account: 'read',
  async run(context, { nickname }) {
    const { program } = await context.settings()
    const changed = await changeAccount<undefined, never>(
      context.ports,
      program,
      callerAccount(context),
      context.nowMs,
      ledger => ok({ ledger, value: undefined, fields: { nickname } }),
    )
    return changed.ok ? ok({ nickname }) : changed
  },
}

export const addressSave: Command<'address.save'> = {
  account: 'read',
  async run(context, { addressId, ...fields }) {
    const { program } = await context.settings()
    const id = addressId ?? `a${context.ports.random.digits(12)}`
    const changed = await changeAccount<
      undefined,
      { code: 'too_many_addresses'; max: number } | { code: 'address_not_found' }
    >(context.ports, program, callerAccount(context), context.nowMs, (ledger, account) => {
      // A new address may be there already: the write that put it in may have been delivered twice.
      const known = account.addresses.some(address => address.addressId === id)
      if (addressId && !known) return err({ code: 'address_not_found' })
      if (!known && account.addresses.length >= ADDRESSES_MAX)
        return err({ code: 'too_many_addresses', max: ADDRESSES_MAX })
      const saved = { addressId: id, ...fields }
      const addresses = known
        ? account.addresses.map(a => (a.addressId === id ? saved : a))
        : [saved, ...account.addresses]
      return ok({ ledger, value: undefined, fields: { addresses } })
    })
    return changed.ok ? ok({ addressId: id, addresses: changed.value.account.addresses }) : changed
  },
}

export const addressRemove: Command<'address.remove'> = {
  account: 'read',
  async run(context, { addressId }) {
    const { program } = await context.settings()
    const changed = await changeAccount<undefined, { code: 'address_not_found' }>(
      context.ports,
      program,
      callerAccount(context),
      context.nowMs,
      (ledger, account) =>
        account.addresses.some(address => address.addressId === addressId)
          ? ok({
              ledger,
              value: undefined,
              fields: { addresses: account.addresses.filter(a => a.addressId !== addressId) },
            })
          : err({ code: 'address_not_found' }),
    )
    return changed.ok ? ok({ addresses: changed.value.account.addresses }) : changed
  },
}

/** Codes handed out at once: for now and two minutes without a network. */
const CODES_AHEAD = 5

export const memberCodeGet: Command<'member.code'> = {
  account: 'read',
  async run(context) {
    const account = callerAccount(context)
    const { ports, nowMs } = context
    const { program } = await context.settings()
    const state = currentState(program, account, nowMs)
    // A code that has been used is not shown again: the next one takes its place at once.
    const first = Math.max(stepAt(nowMs), account.state.codeStep + 1)
    const strip = memberStrip(program, account, nowMs)
    const codes = Array.from({ length: CODES_AHEAD }, (_, i) => {
      const fromMs = i === 0 ? nowMs : (first + i) * STEP_MS
      return {
        code: memberCode(ports.config.memberCodeSecret, account._id, first + i),
        fromMs,
        untilMs: (first + i + 1) * STEP_MS,
      }
    })
    return ok({ nowMs, codes, points: strip.points, tierTitle: strip.tier.title, seq: state.chain.seq })
  },
}
