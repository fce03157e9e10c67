import type { AnswerOf } from '../../src/contract/commands'
import type { ErrorCode } from '../../src/contract/errors'
import type { CommandName, InputOf } from '../../src/contract/inputs'
import { invariant, type Result } from '../../src/domain/result'
import type { AccountDoc } from './documents'
import type { Filter, Ports } from './ports'
import type { ShopSettings } from './shop-reader'

/** A refusal: its code and the field at fault where there is one; whatever else the value carries travels along as facts. */
export interface Failure {
  code: ErrorCode
  param?: string
}

export interface Context {
  ports: Ports
  /** One instant for the whole command. */
  nowMs: number
  openid: string
  /** The caller's own account; absent for somebody who has not joined. */
  account?: AccountDoc
  /** The account that the command is about, read along with the caller's (see {@link Command.about}). */
  other?: AccountDoc
  settings: () => Promise<ShopSettings>
}

/** One use case. */
export interface Command<C extends CommandName> {
  /** Whether the caller's account is read before the command runs. */
  account: 'unread' | 'read'
  /** Another account to read in the same request, such as the one a member code names. */
  about?: (input: InputOf<C>) => Filter | undefined
  run: (context: Context, input: InputOf<C>) => Promise<Result<AnswerOf[C], Failure>>
}

/** The caller's account, where the router has made sure that there is one. */
export function callerAccount(context: Context): AccountDoc {
  invariant(context.account, 'the router lets only members in here')
  return context.account
}
