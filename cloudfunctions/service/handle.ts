/** The api's way through: decode, authorise, run, encode. */
import * as v from 'valibot'
import { ACCESS, type Access } from '../../src/contract/commands'
import { type ApiError, type ApiResponse, apiError } from '../../src/contract/errors'
import { type CommandName, INPUTS, type InputOf } from '../../src/contract/inputs'
import { err, ok, type Result } from '../../src/domain/result'
import { readAccounts } from './accounts/account-store'
import { COMMANDS } from './commands'
import type { Command, Context, Failure } from './context'
import { type Ports, StoreUnavailable } from './ports'
import type { ShopSettings } from './shop-reader'

/** WeChat's own limit on what a client may send to a function. */
const BODY_MAX_BYTES = 100 * 1024

export interface Request {
  /** Who calls, as the platform vouches for; empty when it does not. */
  openid: string
  event: unknown
}

const isCommand = (name: unknown): name is CommandName =>
  typeof name === 'string' && Object.hasOwn(INPUTS, name)

/** Answers one call. Never throws: what went wrong inside is logged, and the caller is told to try again. */
export async function handle(
  ports: Ports,
  settings: () => Promise<ShopSettings>,
  request: Request,
): Promise<ApiResponse<unknown>> {
  const call = decode(request.event)
  if (!call.ok) return refused(ports, '-', call.error)
  const { command, input } = call.value
  try {
    const answer = await dispatch(ports, settings, request.openid, command, input)
    if (answer.ok) return { ok: true, data: answer.value }
    const { code, param, ...details } = answer.error
    return refused(ports, command, apiError(code, Object.keys(details).length ? details : undefined, param))
  } catch (error) {
    const unavailable = error instanceof StoreUnavailable
    ports.log({
      event: 'command_failed',
      command,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
    return { ok: false, error: apiError(unavailable ? 'busy' : 'internal') }
  }
}

function refused(ports: Ports, command: string, error: ApiError): ApiResponse<never> {
  ports.log({
    event: 'command_refused',
    command,
    code: error.code,
    ...(error.details ? { details: error.details } : {}),
  })
  return { ok: false, error }
}

/** What the event asks for. Errors: `body_too_large`, `unknown_command`, `invalid_input` with the path at fault. */
function decode(event: unknown): Result<{ command: CommandName; input: unknown }, ApiError> {
  const bytes = sizeOf(event)
  if (bytes === undefined) return err(apiError('invalid_input', { reason: 'must be JSON' }))
  if (bytes > BODY_MAX_BYTES) return err(apiError('body_too_large', { maxBytes: BODY_MAX_BYTES }))
  const envelope = event !== null && typeof event === 'object' ? (event as Record<string, unknown>) : {}
  const { command, input = {} } = envelope
  if (!isCommand(command)) return err(apiError('unknown_command', { command: String(command).slice(0, 60) }))
  // An array passes for an object without fields where all fields may be left out.
  if (Array.isArray(input)) return err(apiError('invalid_input', { reason: 'must be an object' }))
  const parsed = v.safeParse(INPUTS[command], input)
  if (parsed.success) return ok({ command, input: parsed.output })
  const [issue] = parsed.issues
  return err(apiError('invalid_input', { reason: issue.message }, v.getDotPath(issue) ?? undefined))
}

/** Bytes of the event as JSON; undefined when JSON cannot carry it. */
function sizeOf(event: unknown): number | undefined {
  try {
    return Buffer.byteLength(JSON.stringify(event) ?? '')
  } catch {
    return undefined
  }
}

/** Reads who is calling, lets her in or not, and runs the command. */
async function dispatch<C extends CommandName>(
  ports: Ports,
  settings: () => Promise<ShopSettings>,
  openid: string,
  name: C,
  decoded: unknown,
): Promise<Result<unknown, Failure>> {
  if (!openid) return err({ code: 'not_signed_in' })
  const command: Command<C> = COMMANDS[name]
  // Decoded by this very command's schema above.
  const input = decoded as InputOf<C>
  const nowMs = ports.now()
  const context: Context = { ports, nowMs, openid, settings }
  if (command.account === 'read') {
    const { caller, other } = await readAccounts(ports, openid, command.about?.(input))
    if (caller) context.account = caller
    if (other) context.other = other
  }
  const denied = denial(ACCESS[name], context)
  return denied ? err(denied) : command.run(context, input)
}

function denial(access: Access, { account }: Context): Failure | undefined {
  if (access === 'anyone') return undefined
  if (!account) return { code: access === 'staff' ? 'forbidden' : 'not_a_member' }
  return access === 'staff' && !account.staff ? { code: 'forbidden' } : undefined
}
