/** What the server holds to be true, asked without the screen, so that the screen can be held against it. */

import type { LocalCloud } from '../../local-cloud'
import type { AnswerOf } from '../../src/contract/commands'
import type { CommandName, RequestOf } from '../../src/contract/inputs'

/** Calls the real api as this person. @throws Error when it refuses */
export async function ask<C extends CommandName>(
  cloud: LocalCloud,
  personId: string,
  command: C,
  input: RequestOf<C>,
): Promise<AnswerOf[C]> {
  const person = cloud.people.find(({ id }) => id === personId)
  if (!person) throw new Error(`nobody is called ${personId}`)
  const outcome = await cloud.call('api', { command, input }, person.openid)
  if (!outcome.ok) throw new Error(`${command}: ${outcome.error.message}`)
  const answer = outcome.result as { ok: boolean; data: AnswerOf[C]; error?: { code: string } }
  if (!answer.ok) throw new Error(`${command}: ${answer.error?.code}`)
  return answer.data
}

/** Points a member can spend now. */
export async function pointsOf(cloud: LocalCloud, personId: string): Promise<number> {
  return (await ask(cloud, personId, 'member.me', {})).points.available
}

/** A number as the pages write it: `4,373`. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')
