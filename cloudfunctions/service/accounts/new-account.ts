import { openAccount } from '../../../src/domain/points/account'
import { nextDue } from '../../../src/domain/points/advance'
import { earnEntries } from '../../../src/domain/points/earn'
import { open, postAll } from '../../../src/domain/points/ledger'
import { lowestLevel } from '../../../src/domain/program/program'
import type { Program } from '../../../src/domain/program/schema'
import type { AccountDoc, Consent } from '../documents'

export interface NewMember {
  memberId: string
  openid: string
  phone: string
  nickname: string
  consents: Consent[]
  staff?: AccountDoc['staff']
  enrolment?: AccountDoc['enrolment']
}

/** The openid field of somebody known by phone only: unique, and never a real one. */
export const noOpenid = (memberId: string): string => `none:${memberId}`
export const isLinked = (account: Pick<AccountDoc, '_id' | 'openid'>): boolean =>
  account.openid !== noOpenid(account._id)

/** The account of somebody who joins now, with what joining earns. */
export function newAccount(program: Program, member: NewMember, nowMs: number): AccountDoc {
  const tierId = lowestLevel(program).id
  const opening = openAccount(member.memberId, tierId, nowMs)
  const welcome = earnEntries(program, {
    trigger: 'join',
    paidFen: 0,
    atMs: nowMs,
    tierId,
    ref: { kind: 'member', id: member.memberId },
    key: 'join',
  })
  const { state, added } = postAll(open(opening), welcome)
  return {
    _id: member.memberId,
    openid: member.openid,
    phone: member.phone,
    version: 1,
    joinedAtMs: nowMs,
    nickname: member.nickname,
    consents: member.consents,
    addresses: [],
    ...(member.staff ? { staff: member.staff } : {}),
    ...(member.enrolment ? { enrolment: member.enrolment } : {}),
    state,
    journal: added,
    flushedSeq: 0,
    journalFromMs: 0,
    outbox: [],
    dueAtMs: nextDue(state) ?? null,
    pendingSinceMs: added.length ? nowMs : null,
  }
}
