/** At the counter: who stands there, what she bought, and handing over what she has come for. */
import type { AnswerOf } from '../../../src/contract/commands'
import type { InputOf } from '../../../src/contract/inputs'
import { startOfDay } from '../../../src/domain/calendar'
import { fingerprint } from '../../../src/domain/digest'
import { namedMember, verifyMemberCode } from '../../../src/domain/member-code/member-code'
import type { AccountState, Entry, EntryDraft } from '../../../src/domain/points/account'
import { earnEntries } from '../../../src/domain/points/earn'
import { type Ledger, post, postAll } from '../../../src/domain/points/ledger'
import { earnRulesFor, level } from '../../../src/domain/program/program'
import type { Program } from '../../../src/domain/program/schema'
import { err, invariant, ok, type Result } from '../../../src/domain/result'
import { upgrade } from '../../../src/domain/tier/evaluate'
import { changeAccount, entryByKey } from '../accounts/account-store'
import { isLinked } from '../accounts/new-account'
import { type Command, type Context, callerAccount, type Failure } from '../context'
import { type AccountDoc, COLLECTIONS, type OrderDoc } from '../documents'
import { insertOrder } from '../orders/insert-order'
import { orderKey, orderRef } from '../orders/order-keys'
import type { Filter } from '../ports'
import { orderIdOf, requestTime } from '../request-id'
import type { ShopSettings } from '../shop-reader'
import { counterMember } from '../views/member-views'
import { orderView } from '../views/order-view'
import { enrolByPhone } from './join'

/** The account a member code names, read along with the clerk's own. */
function byCode(code: string): Filter | undefined {
  const named = namedMember(code)
  return named.ok ? { _id: named.value } : undefined
}

/** The account behind a genuine code. Errors: those of the code; a name that nobody has is a wrong code. */
function memberByCode(
  context: Context,
  code: string,
): Result<{ account: AccountDoc; step: number }, Failure> {
  const account = context.other
  const step = verifyMemberCode(
    context.ports.config.memberCodeSecret,
    code,
    account?.state.codeStep ?? 0,
    context.nowMs,
  )
  if (!step.ok) return err({ ...step.error, param: 'code' })
  return account ? ok({ account, step: step.value }) : err({ code: 'member_code_wrong', param: 'code' })
}

/** The store that the caller works in. */
async function ownStore(context: Context) {
  const { shop } = await context.settings()
  const store = shop.stores.find(s => s._id === callerAccount(context).staff?.storeId)
  invariant(store, 'a member of staff works in one of the stores')
  return store
}

export const counterVerify: Command<'counter.verify'> = {
  account: 'read',
  about: ({ code }) => byCode(code),
  async run(context, { code }) {
    const member = memberByCode(context, code)
    if (!member.ok) return member
    return ok(counterMember((await context.settings()).program, member.value.account, context.nowMs))
  },
}

export const counterEnrol: Command<'counter.enrol'> = {
  account: 'read',
  async run(context, { requestId, phone, agreementVersion }) {
    const madeAt = requestTime(requestId, context.nowMs)
    if (!madeAt.ok) return madeAt
    const { shop, program } = await context.settings()
    if (agreementVersion !== shop.agreement.version) return err({ code: 'consent_outdated' })
    const enrolled = await enrolByPhone(context, phone, shop.agreement.version, requestId)
    return enrolled.ok ? ok(counterMember(program, enrolled.value, context.nowMs)) : enrolled
  },
}

type Purchase = InputOf<'counter.purchase'>

export const counterPurchase: Command<'counter.purchase'> = {
  account: 'read',
  about: ({ by }) => (by.kind === 'code' ? byCode(by.code) : { phone: by.phone }),
  async run(context, input) {
    const { ports, nowMs } = context
    const madeAt = requestTime(input.requestId, nowMs)
    if (!madeAt.ok) return madeAt
    const orderId = orderIdOf('counter', callerAccount(context)._id, input.requestId)
    const [settings, stored] = await Promise.all([
      context.settings(),
      ports.store.get<OrderDoc>(COLLECTIONS.orders, orderId),
    ])
    const store = await ownStore(context)
    const inputHash = fingerprint(input)
    if (stored && stored.inputHash !== inputHash) return err({ code: 'request_id_reused' })
    const account = context.other
    if (!account) return err(unknownMember(input))
    if (stored) return ok(purchaseAnswer(settings, stored, account, nowMs))
    const done = await recordPurchase(context, settings.program, account, input, {
      madeAtMs: madeAt.value,
      base: { _id: orderId, inputHash, storeId: store._id, staffId: callerAccount(context)._id },
    })
    if (!done.ok) return done
    const inserted = await insertOrder(ports, done.value.order)
    if (!inserted.ok) return inserted
    return ok(purchaseAnswer(settings, inserted.value.order, done.value.account, nowMs))
  },
}

function unknownMember({ by }: Purchase): Failure {
  if (by.kind === 'phone') return { code: 'member_not_found', param: 'by' }
  const named = namedMember(by.code)
  return named.ok ? { code: 'member_code_wrong', param: 'by.code' } : { ...named.error, param: 'by.code' }
}

const purchaseAnswer = (
  { shop, program }: ShopSettings,
  order: OrderDoc,
  account: AccountDoc,
  nowMs: number,
): AnswerOf['counter.purchase'] => ({
  order: orderView(order, shop, nowMs),
  member: counterMember(program, account, nowMs),
  earned: order.earns,
  ...(account.state.tier.tierId !== order.tierId
    ? { upgradedTo: level(program, account.state.tier.tierId).title }
    : {}),
})

type Base = Pick<OrderDoc, '_id' | 'inputHash'> & { storeId: string; staffId: string }

/** Writes the purchase into the member's account: the order, what it earns, and the code that is used up, at once. */
async function recordPurchase(
  context: Context,
  program: Program,
  account: AccountDoc,
  input: Purchase,
  { madeAtMs, base }: { madeAtMs: number; base: Base },
): Promise<Result<{ order: OrderDoc; account: AccountDoc }, Failure>> {
  const { ports, nowMs } = context
  const done = await changeAccount<OrderDoc | undefined, Failure>(
    ports,
    program,
    account,
    nowMs,
    async (ledger, current) => {
      const before = await recordedBefore(context, program, current, base, madeAtMs)
      if (before)
        return before.inputHash === base.inputHash
          ? ok({ ledger, value: current.outbox.find(order => order._id === base._id) })
          : err({ code: 'request_id_reused' })
      const step = identify(context, current, input)
      if (!step.ok) return step
      const order = draft(program, ledger.state, input.amountFen, base, nowMs)
      return ok({ ledger: record(program, ledger, order, step.value), value: order, orders: [order] })
    },
  )
  if (!done.ok) return done
  const order = done.value.value ?? (await ports.store.get<OrderDoc>(COLLECTIONS.orders, base._id))
  invariant(order, 'a recorded purchase is in the outbox or has been moved to the orders')
  return ok({ order, account: done.value.account })
}

/** Checks what the member has shown; gives the code's time step, to be used up. */
function identify(
  context: Context,
  account: AccountDoc,
  { by }: Purchase,
): Result<number | undefined, Failure> {
  if (by.kind === 'phone')
    return isLinked(account) ? err({ code: 'phone_linked', param: 'by' }) : ok(undefined)
  const step = verifyMemberCode(
    context.ports.config.memberCodeSecret,
    by.code,
    account.state.codeStep,
    context.nowMs,
  )
  return step.ok ? step : err({ ...step.error, param: 'by.code' })
}

/** Any entry of the purchase: they are written together. */
function recordedBefore(
  context: Context,
  program: Program,
  account: AccountDoc,
  { _id }: Base,
  madeAtMs: number,
): Promise<Entry | undefined> {
  const key = orderKey({ _id, kind: 'counter' })
  const keys = earnRulesFor(program, 'store_purchase').map(rule => `${key}:${rule.id}`)
  return entryByKey(context.ports, account, keys, madeAtMs)
}

function purchaseEntries(program: Program, order: OrderDoc): EntryDraft[] {
  return earnEntries(program, {
    trigger: 'store_purchase',
    paidFen: order.payableFen,
    atMs: order.createdAtMs,
    tierId: order.tierId,
    ref: orderRef(order),
    key: orderKey(order),
    inputHash: order.inputHash,
  })
}

function record(program: Program, ledger: Ledger, order: OrderDoc, codeStep: number | undefined): Ledger {
  const [first, ...rest] = purchaseEntries(program, order)
  if (!first) return ledger
  const posted = postAll(post(ledger, codeStep === undefined ? first : { ...first, codeStep }), rest)
  const up = upgrade(program, posted.state, order.createdAtMs)
  return up ? post(posted, up) : posted
}

/** The purchase as an order, with what it earns by the tier that the member has at this moment. */
function draft(
  program: Program,
  state: AccountState,
  amountFen: number,
  base: Base,
  nowMs: number,
): OrderDoc {
  const order: OrderDoc = {
    ...base,
    kind: 'counter',
    memberId: state.memberId,
    createdAtMs: nowMs,
    payByMs: nowMs,
    lines: [],
    delivery: 'none',
    handledIn: base.storeId,
    goodsFen: amountFen,
    shippingFen: 0,
    points: 0,
    pointsFen: 0,
    payableFen: amountFen,
    payment: { transactionId: 'counter', paidAtMs: nowMs, totalFen: amountFen },
    completedAtMs: nowMs,
    earns: [],
    tierId: state.tier.tierId,
    programVersion: program.version,
    claimKey: base._id,
    stock: [],
    open: false,
    todo: 'none',
    todoAtMs: nowMs,
  }
  const earns = purchaseEntries(program, order).flatMap(entry =>
    entry.postings.map(({ unit, amount }) => ({ unit, amount })),
  )
  return { ...order, earns }
}

/** How many of the day's orders the counter page lists. */
const RECENT = 20

export const counterToday: Command<'counter.today'> = {
  account: 'read',
  async run(context) {
    const { shop, program } = await context.settings()
    const store = await ownStore(context)
    const since = startOfDay(context.nowMs, program.zone)
    const orders = await context.ports.store.find<OrderDoc>(
      COLLECTIONS.orders,
      { handledIn: store._id, completedAtMs: { gte: since } },
      { orderBy: ['completedAtMs', 'desc'], limit: 500 },
    )
    const purchases = orders.filter(order => order.kind === 'counter')
    const handedOver = orders.filter(order => order.kind !== 'counter' && order.completedAtMs !== undefined)
    return ok({
      nowMs: context.nowMs,
      store: { storeId: store._id, title: store.title },
      purchases: purchases.length,
      salesFen: purchases.reduce((total, order) => total + order.payableFen, 0),
      writeOffs: handedOver.length,
      recent: [...purchases, ...handedOver]
        .sort((a, b) => b.completedAtMs! - a.completedAtMs!)
        .slice(0, RECENT)
        .map(order => orderView(order, shop, context.nowMs)),
    })
  },
}
