/** The small shop on its first day: a clerk and a manager behind the counter, three members before it. */
import { newAccount } from '../../cloudfunctions/service/accounts/new-account'
import { COLLECTIONS } from '../../cloudfunctions/service/documents'
import type { Program } from '../../src/domain/program/schema'
import { BEGIN_MS, copyOf } from '../service/harness/template'
import { World } from '../service/harness/world'
import { openSmallShop, STORES } from './small-shop'

const openid = (name: string): string => `o${name.padEnd(27, '0')}`

export const MEMBERS = ['Ann', 'Bao', 'Chen'].map((name, i) => ({
  name,
  openid: openid(name),
  phone: `1380000000${i}`,
  memberId: `100000000${i}`,
}))
export const STAFF = [
  {
    name: 'clerk',
    openid: openid('clerk'),
    phone: '13900000000',
    memberId: '2000000000',
    storeId: STORES[0],
  },
  {
    name: 'manager',
    openid: openid('manager'),
    phone: '13900000001',
    memberId: '2000000001',
    storeId: STORES[1],
  },
] as const

/** A world of its own. */
export async function smallWorld(seed: number): Promise<World> {
  const core = await copyOf('small', async core => {
    const world = new World(core)
    await openSmallShop(world)
    const { program } = (await world.store.get<{ program: Program }>(COLLECTIONS.shop, 'program'))!
    const people = [
      ...MEMBERS,
      ...STAFF.map(({ storeId, name, ...person }) => ({
        ...person,
        name,
        staff: { role: name, storeId } as const,
      })),
    ]
    const accounts = people.map(({ name, ...person }) =>
      newAccount(program, { ...person, nickname: name, consents: [] }, BEGIN_MS),
    )
    await world.store.insert(COLLECTIONS.accounts, accounts)
  })
  return new World(core, seed)
}
