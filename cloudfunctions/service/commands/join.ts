/** Joining: one person, one member, whether she comes by WeChat or was first written down by phone at the counter. */
import type { AnswerOf } from '../../../src/contract/commands'
import { err, ok, type Result } from '../../../src/domain/result'
import { changeAccount } from '../accounts/account-store'
import { isLinked, newAccount, noOpenid } from '../accounts/new-account'
import { type Command, type Context, callerAccount, type Failure } from '../context'
import { type AccountDoc, COLLECTIONS, type Consent } from '../documents'
import { meView } from '../queries/orders'

type Joined = AnswerOf['member.join']

/** As often as an id may be taken, or somebody be quicker, before it is no accident. */
const ATTEMPTS = 5

export const memberJoin: Command<'member.join'> = {
  account: 'read',
  async run(context, { phoneCode, agreementVersion, nickname }) {
    if (context.account) return answer(context, context.account, 'already')
    const { shop } = await context.settings()
    const { version } = shop.agreement
    if (agreementVersion !== version) return err({ code: 'consent_outdated', version })
    const phone = await context.ports.wechat.phoneNumber(phoneCode)
    if (!phone) return err({ code: 'phone_code_invalid' })
    const consent: Consent = { version, atMs: context.nowMs, via: 'wechat' }
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const done =
        (await linkByPhone(context, phone, consent)) ?? (await create(context, phone, consent, nickname))
      if (done) return done
    }
    return err({ code: 'busy' })
  },
}

/** Joins the WeChat identity to the member who has this phone; undefined when nobody has. */
async function linkByPhone(
  context: Context,
  phone: string,
  consent: Consent,
): Promise<Result<Joined, Failure> | undefined> {
  const { ports, openid, nowMs } = context
  const [known] = await ports.store.find<AccountDoc>(COLLECTIONS.accounts, { phone })
  if (!known) return undefined
  if (known.openid === openid) return answer(context, known, 'already')
  if (isLinked(known)) return err({ code: 'phone_taken' })
  const { program } = await context.settings()
  const linked = await changeAccount<undefined, { code: 'phone_taken' }>(
    ports,
    program,
    known,
    nowMs,
    (ledger, account) =>
      isLinked(account)
        ? err({ code: 'phone_taken' })
        : ok({ ledger, value: undefined, fields: { openid, consents: [...account.consents, consent] } }),
  )
  return linked.ok ? answer(context, linked.value.account, 'linked') : linked
}

/** A new member; undefined when the id, the phone or the identity was taken meanwhile. */
async function create(
  context: Context,
  phone: string,
  consent: Consent,
  nickname?: string,
): Promise<Result<Joined, Failure> | undefined> {
  const { ports, openid, nowMs } = context
  const { program } = await context.settings()
  const account = newAccount(
    program,
    {
      memberId: ports.random.digits(10),
      openid,
      phone,
      nickname: nickname ?? `禾友${phone.slice(-4)}`,
      consents: [consent],
    },
    nowMs,
  )
  const inserted = await ports.store.insert(COLLECTIONS.accounts, [account])
  return inserted.ok ? answer(context, account, 'new') : undefined
}

async function answer(
  context: Context,
  account: AccountDoc,
  joined: Joined['joined'],
): Promise<Result<Joined, Failure>> {
  return ok({ ...(await meView({ ...context, account })), joined })
}

/**
 * A customer who joins at the counter by phone; her WeChat is linked when she opens the mini-program. A repeat of the
 * request finds the member it has made.
 */
export async function enrolByPhone(
  context: Context,
  phone: string,
  version: string,
  requestId: string,
): Promise<Result<AccountDoc, Failure>> {
  const { ports, nowMs } = context
  const enrolment = { requestId, staffId: callerAccount(context)._id }
  const { program } = await context.settings()
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const [known] = await ports.store.find<AccountDoc>(COLLECTIONS.accounts, { phone })
    if (known) return isOwn(known, enrolment) ? ok(known) : err({ code: 'already_enrolled' })
    const memberId = ports.random.digits(10)
    const consent: Consent = { version, atMs: nowMs, via: 'counter' }
    const account = newAccount(
      program,
      {
        memberId,
        openid: noOpenid(memberId),
        phone,
        nickname: `禾友${phone.slice(-4)}`,
        consents: [consent],
        enrolment,
      },
      nowMs,
    )
    const inserted = await ports.store.insert(COLLECTIONS.accounts, [account])
    if (inserted.ok) return ok(account)
  }
  return err({ code: 'busy' })
}

const isOwn = ({ enrolment }: AccountDoc, own: NonNullable<AccountDoc['enrolment']>): boolean =>
  enrolment?.requestId === own.requestId && enrolment.staffId === own.staffId
