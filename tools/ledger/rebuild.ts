/** `rebuild`: every member's account made anew from her entries, and held against the one that is stored. */
import { chainOf } from '../../local-cloud/audit'
import { canonicalJson } from '../../src/domain/digest'
import { type AccountState, openAccount } from '../../src/domain/points/account'
import { replay } from '../../src/domain/points/apply-entry'
import { lowestLevel } from '../../src/domain/program/program'
import type { ShopData } from './open-data'

/** A part of the stored state that the entries do not give. */
export interface Difference {
  memberId: string
  part: string
  stored: unknown
  rebuilt: unknown
}

export function rebuild(data: ShopData): Difference[] {
  return data.accounts.flatMap(account => {
    const opening = openAccount(account._id, lowestLevel(data.program).id, account.joinedAtMs)
    const rebuilt = replay(opening, chainOf(data, account))
    return differences(account._id, account.state, rebuilt)
  })
}

function differences(memberId: string, stored: AccountState, rebuilt: AccountState): Difference[] {
  const parts = [...new Set([...Object.keys(stored), ...Object.keys(rebuilt)])] as (keyof AccountState)[]
  return parts
    .filter(part => canonicalJson({ v: stored[part] }) !== canonicalJson({ v: rebuilt[part] }))
    .map(part => ({ memberId, part, stored: stored[part], rebuilt: rebuilt[part] }))
}
